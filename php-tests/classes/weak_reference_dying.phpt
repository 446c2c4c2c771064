--TEST--
A Socket that dies is in no weak reference and in no weak map while its stream's end runs user code
--FILE--
<?php
require __DIR__ . '/../lib.inc';

class Filter extends php_user_filter
{
    public static WeakReference $reference;
    public static WeakMap $map;
    public static array $kept = [];

    public function filter($in, $out, &$consumed, bool $closing): int
    {
        return PSFS_PASS_ON;
    }

    public function onClose(): void
    {
        self::$kept[] = self::$reference->get();
        self::$kept[] = count(self::$map);
        foreach (self::$map as $key => $_) {
            self::$kept[] = $key;
        }
    }
}
stream_filter_register('watch', 'Filter');

[$socket, $peer] = pair();
$stream = socket_export_stream($socket);
stream_filter_append($stream, 'watch', STREAM_FILTER_READ);
Filter::$reference = WeakReference::create($socket);
Filter::$map = new WeakMap();
Filter::$map[$socket] = true;
unset($stream, $socket);
var_dump(Filter::$kept);

echo "the cycle collector looks at one that dies\n";
class Collector extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        return PSFS_PASS_ON;
    }

    public function onClose(): void
    {
        gc_collect_cycles();
    }
}
stream_filter_register('collect', 'Collector');
[$socket, $peer] = pair();
stream_filter_append(socket_export_stream($socket), 'collect', STREAM_FILTER_READ);
$cycle = [$socket];
$cycle[] = &$cycle;
unset($socket, $cycle);
gc_collect_cycles();
echo "done\n";
?>
--EXPECT--
array(2) {
  [0]=>
  NULL
  [1]=>
  int(0)
}
the cycle collector looks at one that dies
done
