--TEST--
loaded beside the stock module, in either order, it is ours that serves
--SKIPIF--
<?php
$both = 'extension_loaded("sockets") && extension_loaded("tokenizer")';
$both = "-n -d extension=sockets -d extension=tokenizer -r 'exit((int) !($both));'";
exec(getenv('TEST_PHP_EXECUTABLE') . " $both 2>&1", $_, $status);
if ($status !== 0) {
    die('skip this PHP lacks the stock sockets extension, or tokenizer');
}
?>
--FILE--
<?php
$program = <<<'CODE'
    $module = new ReflectionExtension('sockets');
    ob_start();
    $module->info();
    echo str_contains(ob_get_clean(), 'sockets-rs') ? 'ours' : 'stock';
    echo $module->getVersion() === PHP_VERSION ? ' with' : ' without', " PHP's version, ";
    echo preg_match('/^\d+\.\d+\.\d+$/', phpversion('sockets_rs')), ' of its own; ';
    echo get_class(socket_create(AF_UNIX, SOCK_STREAM, 0)), ', ', $module->getClassNames()[0];
    $of = fn (string $name): array => (new ReflectionExtension($name))->getConstants();
    $shared = array_intersect_key($of('sockets'), $of('sockets_rs') + $of('tokenizer'));
    echo '; constants: ', $of('sockets')['AF_UNIX'], ', ', count($shared), " of another's\n";
    CODE;
$run = function (string $before, string $after = '') use ($program): void {
    $ours = getenv('TEST_PHP_EXTRA_ARGS') . ' -d auto_prepend_file= -d display_startup_errors=1';
    $program = escapeshellarg($program);
    passthru(getenv('TEST_PHP_EXECUTABLE') . " -n $before $ours $after -r $program 2>&1");
};
$stock = '-d extension=sockets';
// Where it is not compiled in, a third module has the number that the engine would give ours.
$third = extension_loaded('tokenizer') ? '' : '-d extension=tokenizer';
$run($third);
$run("$third $stock");
$run("$stock $third");
$run($third, $stock);
?>
--EXPECT--
ours with PHP's version, 1 of its own; Socket, Socket; constants: 1, 0 of another's
ours with PHP's version, 1 of its own; Socket, Socket; constants: 1, 0 of another's
ours with PHP's version, 1 of its own; Socket, Socket; constants: 1, 0 of another's

Warning: Module "sockets" is already loaded in Unknown on line 0
ours with PHP's version, 1 of its own; Socket, Socket; constants: 1, 0 of another's
