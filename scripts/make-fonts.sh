#!/bin/sh
# Makes the two font files of the pages from Noto Sans Arabic, which npm carries as a package.
# Needs: npm, Debian's fonttools and python3-brotli. Run it again only to take a newer font or more characters.
set -eu

version=5.3.0
out=$(cd "$(dirname "$0")/.." && pwd)/src/Miftah.Web/wwwroot/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Arabic letters, marks and punctuation, both Arabic digit sets, joiners and direction marks. Basic punctuation and
# digits come from the Latin file, so that each character has one owner: the unicode-range lines in miftah.css say
# the same.
arabic=U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-066C,U+0670,U+067E,U+0686,U+0698,U+06A9,U+06AF,U+06CC
arabic=$arabic,U+06F0-06F9,U+200C-200F,U+2066-2069
latin=U+0020-007E,U+00A0-00FF,U+2010-2015,U+2018-201E,U+2022,U+2026,U+2032,U+2033,U+2039,U+203A,U+2212

cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund "@fontsource-variable/noto-sans-arabic@$version" >/dev/null
package=node_modules/@fontsource-variable/noto-sans-arabic

make() { # script, characters, name of the file
  /usr/bin/pyftsubset "$package/files/noto-sans-arabic-$1-wght-normal.woff2" --unicodes="$2" \
    --layout-features='*' --no-hinting --desubroutinize --output-file="$3.ttf"
  /usr/bin/fonttools varLib.instancer --quiet "$3.ttf" wght=400:700 --output "$3-400-700.ttf"
  # The second pass only compresses: nothing else is dropped.
  /usr/bin/pyftsubset "$3-400-700.ttf" --unicodes='*' --layout-features='*' --flavor=woff2 --output-file="$out/$3.woff2"
}

make arabic "$arabic" miftah-ar
make latin "$latin" miftah-la
cp "$package/LICENSE" "$out/OFL.txt"
wc -c "$out"/*.woff2
