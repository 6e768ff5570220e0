#!/usr/bin/env bash
# Does `compare` see what it should? Builds twice, as it is and with one stencil slowed on purpose
# (src/build/slow-stencil.ts), measures a program on both and compares:
#   the same build twice      no cell may be worse        (exit code 0)
#   the slowed build after    it must be worse            (exit code 3)
# Use a quiet machine. The tree is built as it was at the end.
#
#   bench/slowdown.sh [STENCIL[:TIMES]] [PROGRAM] [bench options …]     (default: add_int:1 collatz, 10 samples)
set -euo pipefail
cd "$(dirname "$0")/.."

stencil="${1:-add_int:1}"
program="${2:-collatz}"
shift $(($# < 2 ? $# : 2))
options=(--threads 1 --samples 10 --no-html --no-config "$@")
results="$(mktemp -d "${TMPDIR:-/tmp}/patchwork-slowdown.XXXXXX")"
patchwork() { node dist/cli/main.js "$@"; }
restore() { node dist/build/main.js; }

npm run build
patchwork bench "$program" "${options[@]}" --json "$results/first.json" >/dev/null
patchwork bench "$program" "${options[@]}" --json "$results/second.json" >/dev/null
trap restore EXIT
PATCHWORK_SLOW_STENCIL="$stencil" node dist/build/main.js
patchwork bench "$program" "${options[@]}" --json "$results/slowed.json" >/dev/null

status=0
echo "== the same build twice: expected inconclusive"
patchwork compare "$results/first.json" "$results/second.json" || status=1
echo "== $stencil slowed: expected worse"
patchwork compare "$results/second.json" "$results/slowed.json" && status=1
echo "results: $results"
exit "$status"
