--TEST--
socket_import_stream: a stream that a suspended fiber is asking for its descriptor is closed with the request, though a fatal error ends that
--FILE--
<?php
require __DIR__ . '/../lib.inc';

with_web_server(<<<'CODE'
    <?php
    final class Suspending extends php_user_filter
    {
        public function filter($in, $out, &$consumed, bool $closing): int
        {
            if (Fiber::getCurrent() !== null) {
                Fiber::suspend();
            }
            return PSFS_PASS_ON;
        }
    }
    stream_filter_register('suspending', 'Suspending');
    echo count(scandir('/proc/self/fd')), ' open';
    [$stream] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    stream_filter_append($stream, 'suspending', STREAM_FILTER_WRITE);
    $fiber = new Fiber(fn () => socket_import_stream($stream));
    $fiber->start();
    ini_set('display_errors', '0');
    if ($fiber->isSuspended()) {
        ini_set('memory_limit', '4M');
        str_repeat('x', 10_000_000);
    }
    CODE, static function (callable $request) use (&$answers): void {
        $answers = [$request(), $request(), $request(), $request()];
    });
var_dump(preg_match('/^\d+ open$/', $answers[1]));
echo $answers[1] === $answers[3] ? 'as many' : "$answers[1], then $answers[3]", "\n";
?>
--EXPECT--
int(1)
as many
