#!/usr/bin/env bash
# ./dev attack: builds the attacker when its source changed, then runs it; --postgres first starts a PostgreSQL server
# for the portals that it starts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib.sh
. scripts/lib.sh
# shellcheck source=scripts/postgres.sh
. scripts/postgres.sh

arguments=() postgres=no attacker='' scratch=''
for word in "$@"; do
  if [ "$word" = --postgres ]; then postgres=yes; else arguments+=("$word"); fi
done

finish() {
  trap - EXIT INT TERM HUP
  [ -z "$attacker" ] || kill "$attacker" 2>/dev/null || true
  stop_postgres
  [ -z "$scratch" ] || rm -rf "$scratch"
}

take_build_lock
quietly 'The build' dotnet build tools/Miftah.Attack -c Release 9>&-
drop_build_lock
run=(dotnet tools/Miftah.Attack/bin/Release/net10.0/miftah-attack.dll "${arguments[@]}")
[ "$postgres" = yes ] || exec "${run[@]}"

scratch=$(mktemp -d /tmp/miftah-attack.XXXXXX)
chmod 711 "$scratch"
trap finish EXIT
trap 'finish; exit 130' INT
trap 'finish; exit 143' TERM HUP
start_postgres "$scratch/postgres" durable || refuse 'PostgreSQL did not start.'
"${run[@]}" --postgres "Host=$postgres_folder;Username=miftah" &
attacker=$!
result=0
wait "$attacker" || result=$?
attacker=''
exit "$result"
