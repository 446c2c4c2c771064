<?php

declare(strict_types=1);

/**
 * The command that runs another one under valgrind: errors, and lost blocks at its end.
 * @return list<string>
 */
function valgrind(): array
{
    return ['valgrind', '-q', '--leak-check=full', '--errors-for-leak-kinds=definite,indirect',
        '--show-leak-kinds=definite,indirect', '--num-callers=30', '--error-exitcode=9',
        '--suppressions=' . dirname(__DIR__) . '/memory/valgrind.supp'];
}

/**
 * What PHP has to be told under it: that blocks are the C library's, and modules stay for the
 * traces.
 */
function checker_environment(array $checker): array
{
    return ($checker[0] ?? '') === 'valgrind'
        ? ['USE_ZEND_ALLOC' => '0', 'ZEND_DONT_UNLOAD_MODULES' => '1'] : [];
}

/** Notes that it is not installed, if so. */
function lacks_valgrind(Counts $counts): bool
{
    $lacks = Child::run(['sh', '-c', 'command -v valgrind'])->status !== 0;
    if ($lacks) {
        $counts->skip('valgrind is not installed');
    }
    return $lacks;
}
