# What the scripts share. Sourced with the root of the repository as the current folder.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# A build server that stays behind would hold the terminal's pipe and the lock below.
export MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*"; }

# A sentence about what was asked; nothing was done.
refuse() {
  printf 'dev: %s\n' "$*" >&2
  exit 2
}

need_dotnet() {
  command -v dotnet >/dev/null ||
    refuse 'The .NET 10 SDK is missing. See https://dotnet.microsoft.com/download/dotnet/10.0'
  dotnet --version >/dev/null 2>&1 ||
    refuse "No .NET 10 SDK among these: $(dotnet --list-sdks 2>/dev/null | tr '\n' ' '). global.json names the version."
}

# Runs a command without its output, unless it fails: then its errors, or all of it when it names none.
quietly() {
  local what=$1 log
  shift
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    rm -f "$log"
    return 0
  fi
  printf '%s failed:\n' "$what" >&2
  grep -E '(^|[: ])(error|warning)( [A-Z]+[0-9]+)? ?:' "$log" | sort -u >&2 || cat "$log" >&2
  rm -f "$log"
  return 1
}

# Two builds of one folder at once spoil each other. Descriptor 9 holds the lock; a command must not inherit it.
take_build_lock() {
  command -v flock >/dev/null || return 0
  mkdir -p src/Miftah.Web/obj
  exec 9>src/Miftah.Web/obj/dev.lock
  flock --nonblock 9 || {
    say 'Waiting for another build…'
    flock 9
  }
}

drop_build_lock() { exec 9>&-; }

with_build_lock() {
  local result=0
  take_build_lock
  "$@" 9>&- || result=$?
  drop_build_lock
  return "$result"
}
