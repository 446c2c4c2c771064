#!/usr/bin/env bash
# Builds the extension in release mode, for the PHP that PHP and PHP_CONFIG name.
set -euo pipefail
# shellcheck source=tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cargo build --release --locked
