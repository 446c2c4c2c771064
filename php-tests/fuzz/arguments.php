<?php

declare(strict_types=1);

/*
 * Hostile arguments for fuzz/run.php, by the parameters' names.
 */

/**
 * @return list<array{string, list<array{string, bool, bool}>}> all functions: name, parameters
 * (name, by reference, optional)
 */
function signatures(): array
{
    $signatures = [];
    foreach ((new ReflectionExtension('sockets'))->getFunctions() as $function) {
        $signatures[] = [$function->getName(), array_map(
            static fn ($parameter) =>
                [$parameter->getName(), $parameter->isPassedByReference(),
                $parameter->isOptional()],
            $function->getParameters(),
        )];
    }
    return $signatures;
}

/** One argument, by its parameter's name. */
function argument(Values $values, string $name): mixed
{
    return match ($name) {
        'socket' => $values->socket(),
        'read', 'write', 'except' => $values->set(),
        'data' => $values->string(),
        'message' => mt_rand(0, 9) === 0 ? $values->any() : $values->message(),
        'hints' => mt_rand(0, 3) === 0 ? $values->any()
            : ['ai_flags' => AI_NUMERICHOST, 'ai_family' => one_of(AF_INET, AF_INET6, 0, 7)],
        'value' => one_of($values->message(...), $values->int(...), fn () => lazy_value($values))(),
        // Names that would be looked up on the network are not for here.
        'host' => one_of('127.0.0.1', '::1', "127.0.0.1\0", '', 'localhost'),
        'service' => one_of('0', '80', null, '', 'http', "8\0"),
        'seconds' => one_of(0, 0, 0, -1, '0'),
        'microseconds' => one_of(0, 0, 1, 1000, -5),
        'level' => one_of(SOL_SOCKET, IPPROTO_IP, IPPROTO_IPV6, SOL_TCP, SOL_UDP, $values->int()),
        'stream' => $values->any(),
        default => $values->int(),
    };
}

/** Arguments for one call; by-reference ones are references, now and then to a typed property. */
function arguments(Values $values, string $function, array $parameters): array
{
    $arguments = [];
    foreach ($parameters as [$parameter, $by_reference, $optional]) {
        if ($optional && mt_rand(0, 2) === 0) {
            break;
        }
        $value = match (true) {
            $parameter === 'address' && str_starts_with($function, 'socket_addrinfo') =>
                $values->address(),
            $parameter === 'address' && !$by_reference => $values->string(),
            default => argument($values, $parameter),
        };
        if (!$by_reference) {
            $arguments[] = $value;
            continue;
        }
        $typed = one_of('int', 'string', 'array', 'union');
        if (mt_rand(0, 7) === 0 && !in_array($parameter, ['read', 'write', 'except', 'message'],
            true)) {
            $arguments[] = &$values->typed->$typed;
        } else {
            $slot = $value;
            $arguments[] = &$slot;
            unset($slot);
        }
    }
    if (mt_rand(0, 49) === 0) {
        array_pop($arguments);
    }
    return $arguments;
}

/**
 * Good arguments, one of them spoilt. Waiting times stay as they are: where socket_select has them,
 * integers do.
 */
function mutated(array $arguments, Values $values): array
{
    if ($arguments === []) {
        return [];
    }
    $place = mt_rand(0, count($arguments) - 1);
    if (is_array($arguments[$place]) && mt_rand(0, 2) > 0) {
        $key = array_rand($arguments[$place] + ['x' => 1]);
        $arguments[$place][$key] = $values->any();
    } elseif ($place < 3 || !is_int($arguments[$place])) {
        $arguments[$place] = one_of($values->any(...), $values->int(...), $values->string(...),
            $values->message(...))();
    }
    return $arguments;
}
