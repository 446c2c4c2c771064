<?php
// php -n php-tests/phpstan.php: tries stubs/phpstan.php without PHPStan, and looks whether it and
// the stub name every function that sets an argument.

declare(strict_types=1);

namespace PHPStan\Reflection\SignatureMap {
    final class FunctionSignatureMapProvider
    {
        private static array $signatureMaps = [];

        public function hasFunctionSignature(string $name): bool
        {
            self::$signatureMaps['8.2'] ??= ['socket_recv' => [], 'socket_accept' => [],
                'strlen' => []];
            return isset(self::$signatureMaps['8.2'][$name]);
        }
    }

    final class Php8SignatureMapProvider
    {
        private object $map;

        public function __construct()
        {
            $this->map = (object) ['functions' =>
                ['socket_recv' => 'a file', 'socket_accept' => 'a file', 'strlen' => 'a file']];
        }

        public function hasFunctionSignature(string $name): bool
        {
            return isset($this->map->functions[$name]);
        }
    }
}

namespace {
    use PHPStan\Reflection\SignatureMap\FunctionSignatureMapProvider;
    use PHPStan\Reflection\SignatureMap\Php8SignatureMapProvider;

    $container = new class {
        private array $services = [];

        public function getByType(string $class): object
        {
            return $this->services[$class] ??= new $class();
        }
    };
    $file = __DIR__ . '/../stubs/phpstan.php';
    require $file;

    $faults = [];
    foreach ([FunctionSignatureMapProvider::class, Php8SignatureMapProvider::class] as $class) {
        foreach (['socket_recv' => false, 'socket_accept' => true, 'strlen' => true] as $name =>
            $stays) {
            if ($container->getByType($class)->hasFunctionSignature($name) !== $stays) {
                $faults[] = "$class: the signature of $name is "
                    . ($stays ? 'gone' : 'still there');
            }
        }
    }

    $stub = file_get_contents(__DIR__ . '/../stubs/sockets.stub.php');
    preg_match_all('#/\*\*((?:(?!\*/).)*)\*/\nfunction (\w+)\(([^)]*)\)#s', $stub, $functions,
        PREG_SET_ORDER);
    foreach ($functions as [, $comment, $name, $parameters]) {
        if ($name === 'socket_select') { // PHPStan knows it as well as the stub does
            continue;
        }
        preg_match_all('/&\$(\w+)/', $parameters, $set);
        foreach ($set[1] as $parameter) {
            if (!preg_match("/^ \* @param-out .+ \\$$parameter$/m", $comment)) {
                $faults[] = "the stub has no @param-out for \$$parameter of $name";
            }
            if (!str_contains(file_get_contents($file), "'$name'")) {
                $faults[] = "phpstan.php has no $name";
            }
        }
    }
    if (count($functions) < 35) {
        $faults[] = 'the stub was not read: ' . count($functions) . ' functions';
    }
    echo $faults === [] ? 'phpstan.php: ' . count($functions) . " functions, no fault\n"
        : implode("\n", $faults) . "\n";
    exit($faults === [] ? 0 : 1);
}
