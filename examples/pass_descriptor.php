<?php
// Passes descriptors from one process to another: a file that only the parent may open, and one end
// of a connection.
//
//     php -d extension=PATH/libsockets_rs.so examples/pass_descriptor.php
//
// Sending a Socket needs this extension: the stock one sends the wrong descriptor for it, and can
// only send streams. Exits with 1 on any failure.

set_error_handler(static function (int $level, string $text): never {
    throw new ErrorException($text);
});

/** Sends $text, and with it descriptors: Sockets, or streams. */
function pass(Socket $to, string $text, array $descriptors): void
{
    $message = [
        'iov' => [$text],
        'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $descriptors]],
    ];
    socket_sendmsg($to, $message) === strlen($text)
        || throw new RuntimeException('sent too little');
}

/** Receives a text and at most $most descriptors. */
function receive(Socket $from, int $most): array
{
    $message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, $most)];
    socket_recvmsg($from, $message) || throw new RuntimeException('nothing received');
    return [$message['iov'][0], ...($message['control'][0]['data'] ?? [])];
}

// A worker: it opens nothing itself, and works with what it is given.
function worker(Socket $channel): int
{
    [$task, $file, $connection] = receive($channel, 2);
    rewind($file);
    $words = str_word_count(stream_get_contents($file));
    socket_write($connection, "$task: $words\n");
    return 0;
}

socket_create_pair(AF_UNIX, SOCK_SEQPACKET, 0, $channel);
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $connection);
$child = pcntl_fork();
if ($child === 0) {
    socket_close($channel[0]);
    array_map(socket_close(...), $connection);
    exit(worker($channel[1]));
}
socket_close($channel[1]);

$file = tmpfile();
fwrite($file, 'Descriptors travel from one process to another.');
pass($channel[0], 'words', [$file, $connection[1]]);
// The worker has its own now.
fclose($file);
socket_close($connection[1]);

$answer = '';
while (($part = socket_read($connection[0], 1000)) !== '') {
    $answer .= $part;
}
pcntl_waitpid($child, $status);
echo "The worker counted $answer";
echo 'It ended with status ', pcntl_wexitstatus($status), ".\n";
exit($answer === "words: 7\n" && $status === 0 ? 0 : 1);
