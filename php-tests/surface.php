<?php

declare(strict_types=1);

/*
 * Compares the public surface (functions, classes, constants, as reflection shows them) of our
 * module with that of the stock one of the same PHP. Ours has, whatever the version, all that newer
 * ones added: exactly surface-additions.json.
 *
 *     php php-tests/surface.php --ours=PATH.so [--stock=NAME]
 *     php -n -d extension=NAME php-tests/surface.php --dump       the surface of what is loaded, as
 *                                                                 JSON
 */

require __DIR__ . '/support/child.php';
require __DIR__ . '/support/counts.php';
require __DIR__ . '/support/options.php';

exit(main());

function main(): int
{
    [$options] = options(['dump', 'ours:', 'stock:']);
    if (isset($options['dump'])) {
        echo json_encode(surface(), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";
        return 0;
    }
    if (!isset($options['ours'])) {
        fwrite(STDERR, "surface.php: --ours=PATH is missing\n");
        return 2;
    }
    $stock = surface_of($options['stock'] ?? 'sockets');
    $ours = surface_of($options['ours']);
    $mistakes = [];
    $expected = with_additions($stock,
        json_decode(file_get_contents(__DIR__ . '/surface-additions.json'), true,
        flags: JSON_THROW_ON_ERROR), $mistakes);

    $counts = new Counts('surface');
    foreach ($mistakes as $mistake) {
        $counts->fail("surface-additions.json: $mistake");
    }
    foreach (array_keys($expected + $ours) as $name) {
        $have = $ours[$name] ?? '(none)';
        $want = $expected[$name] ?? '(none)';
        $counts->add($name, $have === $want ? [] : ["\n  expected: $want\n  ours:     $have"]);
    }
    return $counts->close();
}

/**
 * The surface of the loaded module, each item of it a line of text.
 *
 * @return array<string, string>
 */
function surface(): array
{
    $module = new ReflectionExtension('sockets');
    $surface = [
        'module: name' => $module->getName(),
        'module: version' => $module->getVersion() === PHP_VERSION ? 'that of PHP'
            : (string) $module->getVersion(),
        'module: ini' => json_encode($module->getINIEntries()),
        'module: dependencies' => json_encode($module->getDependencies()),
        'module: lifetime' => $module->isPersistent() ? 'persistent' : 'temporary',
    ];
    foreach ($module->getClasses() as $class) {
        // Everything that reflection knows, in its own words.
        $surface["class {$class->getName()}"] = preg_replace('/\s+/', ' ', (string) $class)
            . ($class->isCloneable() ? '' : ', not cloneable')
            . ($class->isInstantiable() ? ', instantiable' : '')
            . ', modifiers ' . $class->getModifiers();
    }
    foreach ($module->getFunctions() as $function) {
        $surface["function {$function->getName()}"] = signature($function);
    }
    foreach ($module->getConstants() as $name => $value) {
        $surface["constant $name"] = var_export($value, true);
    }
    return $surface;
}

function signature(ReflectionFunction $function): string
{
    $parameters = array_map(static fn (ReflectionParameter $parameter): string =>
        ($parameter->hasType() ? (string) $parameter->getType() : 'untyped')
        . ($parameter->isPassedByReference() ? ' &' : ' ') . ($parameter->isVariadic() ? '...' : '')
            . '$' . $parameter->getName()
        . match (true) {
            !$parameter->isOptional() => '',
            !$parameter->isDefaultValueAvailable() => ' = ?',
            $parameter->isDefaultValueConstant() => ' = '
                . $parameter->getDefaultValueConstantName(),
            default => ' = ' . strtolower(json_encode($parameter->getDefaultValue())),
        }, $function->getParameters());
    return '(' . implode(', ', $parameters) . '): '
        . ($function->hasReturnType() ? (string) $function->getReturnType() : 'none')
        . ($function->hasTentativeReturnType() ? ' tentative' : '')
            . ($function->returnsReference() ? ' by reference' : '')
        . ($function->isDeprecated() ? ' deprecated' : '') . ' required '
            . $function->getNumberOfRequiredParameters();
}

/** @return array<string, string> */
function surface_of(string $extension): array
{
    $ended = Child::run([...php_command($extension, __FILE__), '--dump']);
    $surface = json_decode($ended->output, true);
    if ($ended->status !== 0 || !is_array($surface)) {
        fwrite(STDERR,
            "surface.php: no surface of $extension: $ended\n$ended->output$ended->errors\n");
        exit(2);
    }
    return $surface;
}

/**
 * What ours has to be: stock's, and what stock of this PHP does not have yet.
 *
 * @param array<string, string> $surface
 * @param list<string> $mistakes what the list of additions says about this PHP and is not so
 * @return array<string, string>
 */
function with_additions(array $surface, array $additions, array &$mistakes): array
{
    // Without a version it is beyond every PHP.
    $add = static function (string $name, string $value, ?string $since) use (&$surface,
        &$mistakes): void {
        $there = $surface[$name] ?? null;
        if ($there === null && $since !== null
            && version_compare(PHP_VERSION, "$since.0-dev", '>=')) {
            $mistakes[] = "$name should be there since $since, but stock of PHP " . PHP_VERSION
                . ' lacks it';
        } elseif ($there !== null && $there !== $value) {
            $mistakes[] = "$name is $there in stock of PHP " . PHP_VERSION . ", not $value";
        }
        $surface[$name] = $value;
    };
    $surface['module: ini'] = json_encode($additions['settings']);
    foreach ($additions['functions'] as $name => $addition) {
        $add("function $name", $addition['signature'], $addition['since']);
    }
    foreach ($additions['constants'] as $name => $addition) {
        $add("constant $name", (string) $addition['value'], $addition['since']);
    }
    foreach ($additions['parameters'] as $name => $addition) {
        $signature = &$surface["function $name"];
        if (!str_contains($signature, $addition['parameter'])) {
            $signature = preg_replace('/\): (?=[^)]*$)/', ", {$addition['parameter']}): ",
                $signature);
        }
        unset($signature);
    }
    return $surface;
}
