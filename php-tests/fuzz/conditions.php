<?php

declare(strict_types=1);

/*
 * Unusual circumstances for fuzz.php --conditions. By name:
 *
 *     settings   of php.ini
 *     limits     of the shell's ulimit
 *     options    of run.php
 *     fatal      which fatal errors may end a run; anything else that does is a mistake
 */

return [
    'small stacks of fibers' => [
        'settings' => ['fiber.stack_size=16K'],
        'options' => ['--fibers'],
    ],
    'little address space' => [
        'settings' => ['memory_limit=-1'],
        'limits' => '-v 160000',
        'options' => ['--room=6000'],
        'fatal' => '/Out of memory/',
    ],
    'a small memory_limit' => [
        'settings' => ['memory_limit=32M'],
        'options' => ['--room=1500'],
        'fatal' => '/Allowed memory size/',
    ],
    'few descriptors' => ['limits' => '-n 80'],
    'no class Socket' => ['settings' => ['disable_classes=Socket']],
    'no class AddressInfo' => ['settings' => ['disable_classes=AddressInfo']],
    'functions disabled' => [
        'settings' =>
            ['disable_functions=socket_select,socket_recvmsg,socket_setopt,socket_cmsg_space'],
    ],
];
