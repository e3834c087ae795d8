#!/usr/bin/env bash
# ./dev attack: builds the attacker when its source changed, then becomes it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib.sh
. scripts/lib.sh

take_build_lock
quietly 'The build' dotnet build tools/Miftah.Attack -c Release 9>&-
drop_build_lock
exec dotnet tools/Miftah.Attack/bin/Release/net10.0/miftah-attack.dll "$@"
