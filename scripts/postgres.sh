# A PostgreSQL server for one run of the tests or of the attacks. It listens on a Unix socket only, so that it needs no
# free port and nobody else's server is ever mistaken for it. Sourced by test.sh and attack.sh.

postgres_folder='' postgres_owner=''

# The newest installed version's programs: Debian keeps them off the path.
postgres_bin() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$found" ] || found=$(dirname "$(command -v initdb)" 2>/dev/null)
  [ -x "$found/initdb" ] && printf '%s' "$found"
}

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ -n "$postgres_owner" ]; then
    (cd / && runuser -u "$postgres_owner" -- "$@")
  else
    "$@"
  fi
}

# start_postgres FOLDER [durable]: "durable" waits for the disk at each commit, as a server in service does.
start_postgres() {
  local bin
  bin=$(postgres_bin) || return 1
  postgres_folder=$1
  mkdir "$postgres_folder"
  if [ "$(id -u)" -eq 0 ]; then
    postgres_owner=postgres
    id postgres &>/dev/null || postgres_owner=nobody
    chown "$postgres_owner" "$postgres_folder"
  fi
  quietly 'initdb' as_postgres "$bin/initdb" -D "$postgres_folder/data" --username miftah --auth trust --no-sync \
    --encoding UTF8 --locale C.UTF-8 || return 1
  as_postgres tee -a "$postgres_folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$postgres_folder'
max_connections = 400
shared_buffers = 128MB
CONF
  # A crash loses nothing that a test run would miss.
  [ "${2-}" = durable ] || as_postgres tee -a "$postgres_folder/data/postgresql.conf" >/dev/null <<CONF
fsync = off
synchronous_commit = off
full_page_writes = off
CONF
  quietly 'PostgreSQL' as_postgres "$bin/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/log" -w -t 60 start ||
    return 1
  export MIFTAH_TEST_POSTGRES="Host=$postgres_folder;Username=miftah;Database=postgres"
}

# By the process id that the server wrote into its own folder; SIGQUIT does not wait for connections.
stop_postgres() {
  local pid tries
  [ -n "$postgres_folder" ] && [ -f "$postgres_folder/data/postmaster.pid" ] || return 0
  pid=$(head -n 1 "$postgres_folder/data/postmaster.pid")
  kill -QUIT "$pid" 2>/dev/null || return 0
  for ((tries = 0; tries < 100; tries++)); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
}
