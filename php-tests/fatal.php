<?php

declare(strict_types=1);

/*
 * A fatal error in the middle of every function, at each point where it may run user code: the
 * engine jumps over the function's frames to the end of the request. One server plays them all, a
 * request each: it must not crash, and no descriptor may be left when a request is over.
 *
 *     php php-tests/fatal.php --extension=PATH.so [--every=N] [--valgrind]
 *
 * --every=N plays one point in N. Under valgrind no memory may be lost either.
 */

require __DIR__ . '/support/child.php';
require __DIR__ . '/support/counts.php';
require __DIR__ . '/support/options.php';
require __DIR__ . '/support/valgrind.php';

/**
 * Where PHP itself loses the descriptor of any stream: a filter's fatal error stops it in the
 * middle of closing one.
 */
const LOST_BY_PHP = ['socket_close, exported, filter', 'the end of a Socket, exported, filter'];

exit(main());

function main(): int
{
    [$options] = options(['extension!', 'every:', 'valgrind']);
    $counts = new Counts('fatal');
    if (isset($options['valgrind']) && lacks_valgrind($counts)) {
        return $counts->close();
    }
    $server = new Server($options['extension'], isset($options['valgrind']) ? valgrind() : []);
    try {
        foreach (played($server, (int) ($options['every'] ?? 1)) as $name => $mistake) {
            $counts->add($name, array_filter([$mistake]));
        }
        $counts->add('the server', $server->end());
    } catch (RuntimeException $e) {
        $counts->fail($e->getMessage());
    }
    return $counts->close();
}

/** @return Generator<string, ?string> each point where user code ran, and what was wrong with it */
function played(Server $server, int $every): Generator
{
    $next = $every - 1;
    $about = static fn (int $function) => $server->play($function, 'plain', PHP_INT_MAX);
    for ($function = 0; $about($function)['function'] !== null; $function++) {
        foreach (['plain', 'exported', 'user-space'] as $mode) {
            for (;; $next += $every) {
                $report = $server->play($function, $mode, $next);
                if ($report['point'] === null) {
                    break;
                }
                $lost = $about(0)['descriptors'] - $report['descriptors'];
                $name = "$report[function], $mode, $report[point]";
                if ($report['body'] !== 'no user code ran' && !in_array($name, LOST_BY_PHP, true)) {
                    yield $name => $lost === 0 ? $report['body'] : "$lost descriptors lost";
                }
            }
            $next -= $report['points'];
        }
    }
}

/** PHP's own web server: one process for all requests. */
final class Server
{
    private Child $child;
    private string $said = '';
    private string $address;

    /** @param list<string> $checker what it runs under */
    public function __construct(private readonly string $extension, private readonly array $checker)
    {
        $this->start();
    }

    private function start(): void
    {
        $command = php_command($this->extension, __DIR__ . '/usercode/request.php', 'pcre.jit=0');
        array_splice($command, -1, 0, ['-S', '127.0.0.1:0']);
        $this->child = new Child(
            [...$this->checker, ...$command],
            // PHP's allocator takes everything back after a fatal error; the rest must be freed.
            ['ZEND_DONT_UNLOAD_MODULES' => '1'],
            together: true,
        );
        while (($line = fgets($this->child->output)) !== false) {
            $this->said .= $line;
            if (preg_match('~Server \((http://.*)\) started~', $line, $match)) {
                $this->address = $match[1];
                stream_set_blocking($this->child->output, false);
                return;
            }
        }
        throw new RuntimeException("no server: $this->said");
    }

    /**
     * One request.
     *
     * @return array{descriptors: int, function: ?string, points: int, point: ?string, body: string}
     */
    public function play(int $function, string $mode, int $point): array
    {
        $query = http_build_query(['function' => $function, 'mode' => $mode, 'point' => $point]);
        $context = stream_context_create(['http' => ['ignore_errors' => true]]);
        $body = @file_get_contents("$this->address/?$query", false, $context);
        // Its log is for the one who asks why; a full pipe would block it.
        $this->said = substr($this->said . fread($this->child->output, 65536), -3000);
        foreach ($http_response_header ?? [] as $header) {
            if (str_starts_with($header, 'X-Report: ')) {
                return ['body' => $body] + json_decode(substr($header, 10), true);
            }
        }
        $this->child->kill();
        $ended = $this->child->wait();
        throw new RuntimeException("no answer to $query, $ended: $this->said$ended->output");
    }

    /** @return list<string> what was wrong with it, all in all */
    public function end(): array
    {
        $this->child->kill(SIGINT);
        $ended = $this->child->wait();
        return $ended->status === 0 ? [] : ["$ended: $this->said$ended->output"];
    }
}
