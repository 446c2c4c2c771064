<?php
/** The chart of a report: for each row how much of stock's instructions and time ours takes. */

declare(strict_types=1);

const WIDTH = 900;
const LEFT = 250;
const RIGHT = 90;
const TOP = 92;
const ROW = 34;
const BAR = 11;
/** Ratios to the right of this one do not fit; none should be there. */
const LARGEST = 1.25;
const COLOURS = ['instructions' => '#c2571a', 'time' => '#2a6f97'];

function chart(array $report): string
{
    $rows = array_filter($report['rows'], static fn (array $row): bool => !isset($row['skipped']));
    $bottom = TOP + ROW * count($rows);
    $height = $bottom + 40;
    $parts = [
        sprintf(
            '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %1$d '
                . '%2$d"', WIDTH, $height)
            . ' font-family="system-ui, sans-serif" font-size="13" fill="#222">',
        '<rect width="100%" height="100%" fill="#fff"/>',
        label(16, 28, 'sockets-rs beside the stock extension', 'font-size="18" font-weight="600"'),
        label(16, 50,
            "Stock is 1; shorter is better. PHP $report[php], $report[processor], $report[date]",
            'fill="#666"'),
        legend(16, 74, 'instructions', 'instructions in user space'),
        legend(214, 74, 'time', 'time, system calls included'),
    ];
    foreach ([0, 0.25, 0.5, 0.75, 1, 1.25] as $ratio) {
        $parts[] = sprintf(
            '<path d="M%.1f %d V%d" stroke="%s"/>',
            across($ratio), TOP - 4, $bottom, $ratio === 1 ? '#222' : '#ddd',
        );
        $parts[] = label(across($ratio), $bottom + 18, $ratio === 1 ? 'stock' : (string) $ratio,
            'text-anchor="middle" fill="#666"');
    }
    foreach (array_values($rows) as $index => $row) {
        array_push($parts, ...bars($row, TOP + ROW * $index));
    }
    return implode("\n", [...$parts, "</svg>\n"]);
}

/** One row: its name and its two bars. */
function bars(array $row, int $top): array
{
    $parts = [label(LEFT - 10, $top + 18, $row['operation'], 'text-anchor="end"')];
    if (isset($row['failed'])) {
        $who = implode(' and ', array_keys($row['failed']));
        $time = ($row['nanoseconds']['ours'] ?? 0) / 1000;
        $ours = $time > 0
            ? sprintf('; ours takes %s µs', number_format($time, $time < 10 ? 2 : 0)) : '';
        return [...$parts, label(LEFT + 8, $top + 18, "$who fails$ours",
            'fill="#666" font-style="italic"')];
    }
    foreach (array_keys(COLOURS) as $index => $which) {
        if (!isset($row['ratios'][$which])) {
            continue;
        }
        $ratio = $row['ratios'][$which];
        $y = $top + 4 + (BAR + 2) * $index;
        $parts[] = sprintf('<rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>', LEFT, $y,
            across($ratio) - LEFT, BAR, COLOURS[$which]);
        $parts[] = label(across($ratio) + 5, $y + 10, sprintf('%.2f', $ratio),
            'font-size="11" fill="#444"');
    }
    return $parts;
}

/** Where a ratio is. */
function across(float $ratio): float
{
    return LEFT + min($ratio, LARGEST) / LARGEST * (WIDTH - LEFT - RIGHT);
}

function legend(int $x, int $y, string $which, string $text): string
{
    return sprintf('<rect x="%d" y="%d" width="12" height="12" fill="%s"/>', $x, $y - 11,
        COLOURS[$which]) . label($x + 18, $y, $text);
}

function label(float $x, float $y, string $text, string $style = ''): string
{
    return sprintf('<text x="%.1f" y="%.1f" %s>%s</text>', $x, $y, $style,
        htmlspecialchars($text, ENT_XML1));
}
