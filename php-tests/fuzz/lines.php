<?php

declare(strict_types=1);

/*
 * One run of fuzz.php --lines: random reads of lines and bytes, by a Socket and by the stream that
 * it is tied to, beside a model (conversation.php). Every byte must come out once and in order, and
 * a line must come as soon as it is whole.
 *
 *     php -d extension=PATH.so php-tests/fuzz/lines.php [--seed=N] [--calls=N] [--trace]
 *
 * Ends with a line of JSON, like run.php.
 */

require __DIR__ . '/../support/options.php';
require __DIR__ . '/../support/sockets.php';
require __DIR__ . '/conversation.php';

[$options] = options(['seed:', 'calls:', 'trace']);
$calls = (int) ($options['calls'] ?? 100_000);
mt_srand((int) ($options['seed'] ?? 1));
pcntl_signal(SIGPIPE, SIG_IGN);
// One that waits for what does not come is ended by the signal.
pcntl_alarm(60);
$strict = mt_rand(0, 1) === 1;
ini_set('sockets.strict_normal_read', (string) (int) $strict);
$mistakes = [];
$conversation = null;
for ($call = 0; $call < $calls && count($mistakes) < 5; $call++) {
    if ($conversation === null || $conversation->over() || mt_rand(0, 499) === 0) {
        $kind = ['plain', 'tied', 'tcp', 'datagrams', 'packets'][mt_rand(0, 4)];
        $class = in_array($kind, ['datagrams', 'packets'], true) ? Messages::class
            : Conversation::class;
        $conversation = new $class($strict, mt_rand(0, 1) === 1, $kind);
        $steps = [];
        $begun = $call;
    }
    try {
        $steps[] = $conversation->step();
        if (isset($options['trace'])) {
            fprintf(STDERR, "%d %s\n", $call, end($steps));
        }
    } catch (UnexpectedValueException $e) {
        $steps = array_diff($steps, ['nothing']);
        $last = implode('; ', array_slice($steps, -12));
        $mistakes[] = "call $call ($kind, since call $begun): {$e->getMessage()}\n    after $last";
        $conversation = null;
    }
}
echo json_encode(['mistakes' => $mistakes], JSON_INVALID_UTF8_SUBSTITUTE), "\n";
