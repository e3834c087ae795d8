#!/usr/bin/env bash
# ./dev shots DIR: pictures of every page in both languages, light and dark, at three widths, for people to look at.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lib.sh
. scripts/lib.sh
# shellcheck source=scripts/tools.sh
. scripts/tools.sh

[ $# -eq 1 ] || refuse 'shots takes one folder, for example: ./dev shots /tmp/shots'
mkdir -p "$1"
MIFTAH_SCREENSHOTS=$(cd "$1" && pwd)
export MIFTAH_SCREENSHOTS
find_chromium >/dev/null || install_packages chromium
MIFTAH_TEST_CHROMIUM=$(find_chromium) || refuse 'The pictures need Chromium, and it is not here.'
export MIFTAH_TEST_CHROMIUM
with_build_lock quietly 'The build' dotnet build Miftah.slnx
take() {
  tests/Miftah.BrowserTests/bin/Debug/net10.0/Miftah.BrowserTests -noLogo -noColor -noAutoReporters -reporter quiet "$@"
}
take -explicit only -class '*.Screenshots' -method '*.EveryPage_InBothColoursAndThreeWidths'
# The journeys at a kiosk take a picture of each screen that they measure.
take -class '*.KioskJourneyTests' -class '*.KioskScreenTests'
say "$(find "$MIFTAH_SCREENSHOTS" -name '*.png' | wc -l) pictures in $MIFTAH_SCREENSHOTS"
