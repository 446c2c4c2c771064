<?php

/** What came of a call: its result or exception, and what it warned of, unless silenced. */
final class Outcome
{
    public mixed $result = null;
    public ?Throwable $exception = null;
    /** @var list<array{int, string}> level and text of each warning, notice and deprecation */
    public array $messages = [];

    public static function of(callable $call): self
    {
        $outcome = new self();
        set_error_handler(static function (int $level, string $text) use ($outcome): bool {
            if (error_reporting() & $level) {
                $outcome->messages[] = [$level, $text];
            }
            return true;
        });
        try {
            $outcome->result = $call();
        } catch (Throwable $e) {
            $outcome->exception = $e;
        } finally {
            restore_error_handler();
        }
        return $outcome;
    }

    /** @return list<string> */
    public function warnings(): array
    {
        return array_column($this->messages, 1);
    }
}
