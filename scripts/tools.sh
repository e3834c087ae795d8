# What the tests need from the machine besides .NET: a browser, PostgreSQL, and an SMS gateway with a phone network
# behind it. Sourced by test.sh.

find_chromium() {
  local name
  for name in "${MIFTAH_TEST_CHROMIUM-}" chromium-headless-shell chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name"; then return 0; fi
  done
  return 1
}

# The same browser without windows is faster; the tests run in either, so nobody is asked for a password for it.
lighter_packages() {
  [ -z "${MIFTAH_TEST_CHROMIUM-}" ] && ! command -v chromium-headless-shell >/dev/null || return 0
  [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null || say chromium-headless-shell
}

missing_packages() {
  find_chromium >/dev/null || say chromium
  [ -n "${MIFTAH_TEST_POSTGRES-}" ] || postgres_bin >/dev/null || say postgresql
  [ -x /usr/sbin/bearerbox ] || say kannel
  [ -x /usr/lib/kannel/test/fakesmsc ] || say kannel-extras
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
  local package
  if ! command -v apt-get >/dev/null; then
    say "Missing, and only apt-get is known here: $*"
  elif [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    say "Missing, and installing needs root or sudo. As root: apt-get install $*"
  else
    say "Installing $*…"
    quietly 'apt-get update' as_root apt-get update || true
    for package in "$@"; do
      quietly "Installing $package" as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "$package" || true
    done
  fi
}

# Each tool that is still missing afterwards counts as one failure of a full run; a run of chosen tests only says so.
fetch_tools() {
  local package ask
  local -a missing
  for ask in lighter_packages missing_packages; do
    mapfile -t missing < <("$ask")
    [ "${#missing[@]}" -eq 0 ] || install_packages "${missing[@]}"
  done
  mapfile -t missing < <(missing_packages)
  for package in "${missing[@]}"; do
    if [ "${#filters[@]}" -eq 0 ]; then fail "$package is missing"; else say "Not here: $package"; fi
  done
  MIFTAH_TEST_CHROMIUM=$(find_chromium) && export MIFTAH_TEST_CHROMIUM || unset MIFTAH_TEST_CHROMIUM
}
