#!/bin/sh
# Makes what a kiosk says: one Opus file for each line of kiosk-guide.txt, mono, 12 kbit/s.
# Run by hand when words or voice are to change; the portal itself starts no process. Needs espeak-ng, sox, opus-tools.
# A recorded voice is better than this one: put files of the same names in place of these.
set -eu

here="$(dirname "$0")"
out="${1-$here/../src/Miftah.Web/wwwroot/sound/kiosk}"
raw="$(mktemp)"
trap 'rm -f "$raw"' EXIT
mkdir -p "$out"
rm -f "$out"/*.oga

grep -v '^#' "$here/kiosk-guide.txt" | while read -r language name words; do
  case $language in ar) pace=125 ;; *) pace=140 ;; esac
  printf '%s' "$words" | espeak-ng -v "$language" -s "$pace" --stdin --stdout |
    sox -t wav - -t wav -r 16000 -c 1 -b 16 -D "$raw" gain -3 highpass 90 silence 1 0.01 0.6% pad 0.2 0.3 norm -3
  opusenc --quiet --bitrate 12 --vbr --speech --serial 1 --discard-comments "$raw" "$out/$name.$language.oga"
done
