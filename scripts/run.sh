#!/usr/bin/env bash
# ./dev run: builds the portal when its source changed, then becomes it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib.sh
. scripts/lib.sh

readonly PORT_MAX=65532 # Later doors listen on the next two, the simulated kiosk on the third.
readonly PEOPLE_MIN=20 PEOPLE_MAX=10000000
readonly RUNS=$PWD/src/Miftah.Web/bin/run

port=5080 staff_port='' kiosk_port='' data=var people='' postgres=''

# A whole number within limits; eight digits at most, so that the comparison cannot overflow.
is_within() { [[ $1 =~ ^[1-9][0-9]{0,7}$ ]] && [ "$1" -ge "$2" ] && [ "$1" -le "$3" ]; }

read_options() {
  local option value
  while [ $# -gt 0 ]; do
    option=${1%%=*}
    case "$option" in
      --port | --staff-port | --kiosk-port | --data | --people | --postgres) ;;
      *) refuse "run does not know \"$1\". ./dev help lists what it takes." ;;
    esac
    if [[ $1 == *=* ]]; then
      value=${1#*=}
    else
      [ $# -gt 1 ] || refuse "$option needs a value after it."
      value=$2
      shift
    fi
    shift
    [ -n "$value" ] || refuse "$option needs a value after it."
    case "$option" in
      --port) port=$value ;;
      --staff-port) staff_port=$value ;;
      --kiosk-port) kiosk_port=$value ;;
      --data) data=$value ;;
      --people) people=$value ;;
      --postgres) postgres=$value ;;
    esac
  done
}

check_options() {
  is_within "$port" 1 "$PORT_MAX" || refuse "--port must be a number from 1 to $PORT_MAX, not \"$port\"."
  [ -z "$staff_port" ] || is_within "$staff_port" 1 65535 ||
    refuse "--staff-port must be a number from 1 to 65535, not \"$staff_port\"."
  [ -z "$kiosk_port" ] || is_within "$kiosk_port" 1 65535 ||
    refuse "--kiosk-port must be a number from 1 to 65535, not \"$kiosk_port\"."
  [ -z "$people" ] || is_within "$people" "$PEOPLE_MIN" "$PEOPLE_MAX" ||
    refuse "--people must be a number from $PEOPLE_MIN to $PEOPLE_MAX, not \"$people\"."
  [ -z "$postgres" ] || [[ $postgres == *=* ]] ||
    refuse '--postgres must be a connection, for example: --postgres "Host=/run/postgresql;Database=miftah"'
  mkdir -p "$data" 2>/dev/null && [ -w "$data" ] || refuse "--data: the folder \"$data\" cannot be written."
  data=$(cd "$data" && pwd)
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    refuse "Port $port is in use, perhaps by another portal. Another one: ./dev run --port $((port + 10)) --data DIR"
  fi
}

source_hash() {
  local parts=(src tools/Miftah.KioskSimulator Directory.Build.props Directory.Packages.props global.json)
  parts+=(BannedSymbols.txt .editorconfig)
  [ ! -d services ] || parts+=(services)
  {
    dotnet --version
    find "${parts[@]}" -type f -not -path '*/bin/*' -not -path '*/obj/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
  } | sha256sum | cut -c1-16
}

# Each state of the source is published to a folder of its own, so that a build never touches the files under a portal
# that runs. A running portal holds a shared lock on its folder (descriptor 8); a folder that nobody holds is removed.
publish() {
  local made=$1 folder
  if [ ! -d "$made" ]; then
    say 'Building…'
    rm -rf "$RUNS"/*.part
    quietly 'The build' dotnet publish src/Miftah.Web -c Release -o "$made.part" 9>&- || exit 1
    quietly 'The build of the kiosk simulator' \
      dotnet publish tools/Miftah.KioskSimulator -c Release -o "$made.part/simulator" 9>&- || exit 1
    mv "$made.part" "$made"
  fi
  command -v flock >/dev/null || return 0
  exec 8<"$made"
  flock --shared 8
  for folder in "$RUNS"/*/; do
    [ "$folder" = "$made/" ] || (flock --nonblock 7 && rm -rf "$folder") 7<"$folder" || true
  done
}

read_options "$@"
check_options
take_build_lock
made=$RUNS/$(source_hash)
publish "$made"
drop_build_lock

arguments=(--port "$port" --data "$data")
[ -z "$staff_port" ] || arguments+=(--staff-port "$staff_port")
[ -z "$kiosk_port" ] || arguments+=(--kiosk-port "$kiosk_port")
[ -z "$people" ] || arguments+=(--people "$people")
[ -z "$postgres" ] || arguments+=(--postgres "$postgres")
# A container image may bring addresses of its own; the port above is the one that was asked for.
unset ASPNETCORE_URLS ASPNETCORE_HTTP_PORTS ASPNETCORE_HTTPS_PORTS DOTNET_URLS DOTNET_ENVIRONMENT
export ASPNETCORE_ENVIRONMENT=Development
# A kiosk to try: it waits for the portal's start, and ends with it. MIFTAH_SIMULATOR=no leaves it out.
if [ "${MIFTAH_SIMULATOR-yes}" = yes ]; then
  dotnet "$made/simulator/miftah-kiosk-simulator.dll" --kiosk "$data/demo-kiosk.json" --port $((port + 3)) \
    --parent $$ </dev/null 8<&- &
fi
# exec: Ctrl-C and a supervisor's signals reach the portal itself.
exec dotnet "$made/miftah.dll" "${arguments[@]}"
