# shellcheck shell=bash
# Sourced by tests that are steps, one after the other, after env.sh.
passed=0
failed=0
# Runs a command; its status and every PATTERN (a glob) in what it prints must be as told.
try() { # NAME STATUS COMMAND... -- PATTERN...
    local name=$1 expected=$2 status=0 output pattern command=()
    shift 2
    while [[ $1 != -- ]]; do command+=("$1"); shift; done
    shift
    output=$("${command[@]}" 2>&1 </dev/null) || status=$?
    for pattern in "$@"; do
        # shellcheck disable=SC2053 # a pattern it is
        if [[ $status -ne $expected || $output != *$pattern* ]]; then
            say "FAILED $name: exit status $status, not $expected with: $pattern" "$output"
            failed=$((failed + 1))
            return
        fi
    done
    passed=$((passed + 1))
}

finish() { say "$1: $passed passed, $failed failed, 0 skipped"; [[ $failed -eq 0 ]]; exit; } # NAME
nothing() { say "SKIP $1: ${*:2}"; say "$1: 0 passed, 0 failed, 1 skipped"; exit 0; } # NAME REASON
