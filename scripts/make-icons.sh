#!/bin/sh
# Makes the icon sprite from Lucide, and the bitmap marks from favicon.svg. Needs: npm, chromium, python3.
# To add an icon: add "name" or "our-name=lucide-name" to the list, run this, commit icons.svg.
set -eu

version=1.62.0
root=$(cd "$(dirname "$0")/.." && pwd)/src/Miftah.Web/wwwroot
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

icons="
bell building=building-2 calendar car check chevron-left chevron-right circle-alert circle-check clock copy
external-link eye eye-off file=file-text fingerprint globe headset help=circle-question-mark hourglass house id-card
image info key-round landmark lock log-in log-out mail map-pin message-square monitor phone printer receipt=receipt-text
refresh-cw search shield shield-alert shield-check smartphone snowflake triangle-alert user=user-round
users=users-round volume-2 x
"

cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund "lucide-static@$version" >/dev/null
package=node_modules/lucide-static

# Stroke and fill come from the class "icon" of the page that uses a symbol, so they are not repeated here.
{
  printf '<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Lucide %s, ISC: icons-licence.txt -->\n' "$version"
  for icon in $icons; do
    printf '<symbol id="%s" viewBox="0 0 24 24">' "${icon%%=*}"
    sed -e '1,/^>/d' -e '/^<\/svg>/d' -e 's/^ *//' -e 's| />|/>|g' "$package/icons/${icon##*=}.svg" | tr -d '\n'
    printf '</symbol>\n'
  done
  printf '</svg>\n'
} >"$root/icons.svg"
cp "$package/LICENSE" "$root/icons-licence.txt"

draw() { # size, corner radius of the square, file
  sed "s/rx=\"[0-9]*\"/rx=\"$2\"/; s/<svg /<svg width=\"$1\" height=\"$1\" /" "$root/favicon.svg" >"$work/mark.svg"
  printf '<style>*{margin:0}svg{display:block}</style>' >"$work/mark.html"
  cat "$work/mark.svg" >>"$work/mark.html"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
    --disable-background-networking --user-data-dir="$work/chromium" --default-background-color=00000000 \
    --window-size="$1,$1" --screenshot="$3" "file://$work/mark.html" >/dev/null 2>&1
}

draw 180 0 "$root/apple-touch-icon.png" # iOS rounds the corners itself and paints transparency black.
draw 32 11 "$work/favicon.png"
python3 - "$work/favicon.png" "$root/favicon.ico" <<'PY'
import struct, sys

png = open(sys.argv[1], "rb").read()
icon = struct.pack("<HHH", 0, 1, 1) + struct.pack("<BBBBHHII", 32, 32, 0, 0, 1, 32, len(png), 22) + png
open(sys.argv[2], "wb").write(icon)
PY
wc -c "$root"/icons.svg "$root"/*.png "$root"/favicon.*
