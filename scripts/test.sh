#!/usr/bin/env bash
# ./dev test: fetches what the tests need, starts a PostgreSQL server of their own, runs both test programs and ends
# with one plain line made from their own reports: "N passed, N failed". Whatever could not run counts as failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib.sh
. scripts/lib.sh
# shellcheck source=scripts/postgres.sh
. scripts/postgres.sh
# shellcheck source=scripts/tools.sh
. scripts/tools.sh

readonly PROJECTS=(Miftah.Tests Miftah.BrowserTests)
readonly LIMIT_MINUTES=${MIFTAH_TEST_MINUTES:-45} # A program that runs longer hangs.

build=yes filters=() passed=0 failed=0 skipped=0 runner=''
for word in "$@"; do
  case "$word" in
    --no-build) build=no ;;
    -*) refuse "test does not know \"$word\". It takes --no-build and words to look for in the names of tests." ;;
    *) filters+=(-displayName "*$word*") ;;
  esac
done

scratch=$(mktemp -d /tmp/miftah-test.XXXXXX) # In /tmp itself: the path of a Unix socket has at most 107 bytes.
chmod 711 "$scratch"
finish() {
  trap - EXIT INT TERM HUP
  [ -z "$runner" ] || kill "$runner" 2>/dev/null || true
  stop_postgres
  rm -rf "$scratch"
}
trap finish EXIT
trap 'finish; exit 130' INT
trap 'finish; exit 143' TERM HUP

summary() {
  local line="$passed passed, $failed failed"
  [ "$skipped" -eq 0 ] || line+=", $skipped skipped"
  say "$line"
}

fail() {
  failed=$((failed + 1))
  say "FAILED: $*"
}

# One attribute of the first <assembly> of a report in xUnit's own XML.
count() { grep -o '<assembly [^>]*>' "$2" | head -n 1 | grep -oE " $1=\"[0-9]+\"" | tr -dc '0-9'; }

run_tests() {
  local name=$1 report=$scratch/$1.xml result=0 good bad left errors
  timeout --kill-after=10s "${LIMIT_MINUTES}m" \
    "tests/$name/bin/Debug/net10.0/$name" -noLogo -noColor -noAutoReporters -reporter quiet \
    -result-xml "$report" "${filters[@]}" &
  runner=$!
  wait "$runner" || result=$?
  runner=''
  if ! { good=$(count passed "$report") && bad=$(count failed "$report") && left=$(count skipped "$report") &&
    errors=$(count errors "$report"); } 2>/dev/null; then
    [ "$result" -ne 124 ] || say "$name was stopped after $LIMIT_MINUTES minutes"
    fail "$name ended with code $result and left no report"
    return
  fi
  passed=$((passed + good))
  failed=$((failed + bad + errors))
  skipped=$((skipped + left))
  say "$name: $good passed, $((bad + errors)) failed, $left skipped"
  if [ "$result" -ne 0 ] && [ $((bad + errors)) -eq 0 ]; then
    fail "$name ended with code $result though no test failed"
  fi
  if [ "${#filters[@]}" -eq 0 ] && [ $((good + bad)) -eq 0 ]; then
    fail "$name ran no test"
  fi
}

fetch_tools
if [ "$build" = yes ] && ! with_build_lock quietly 'The build' dotnet build Miftah.slnx; then
  fail 'the build'
else
  if [ -z "${MIFTAH_TEST_POSTGRES-}" ]; then
    start_postgres "$scratch/postgres" || fail 'PostgreSQL did not start'
  fi
  for project in "${PROJECTS[@]}"; do
    run_tests "$project"
  done
  [ $((passed + failed)) -gt 0 ] || fail 'no test has such a name'
fi
finish
summary
[ "$failed" -eq 0 ]
