#!/bin/sh
# Makes the spoken digits of the challenge: one WAV a digit and language, 8 kHz, mono, 16 bits.
# Run once by hand when a voice is to change; the portal itself starts no process. Needs espeak-ng and sox.
set -eu

out="$(dirname "$0")/../src/Miftah.Web/Features/Challenges/Sound/Digits"
raw="$(mktemp)"
trap 'rm -f "$raw"' EXIT
mkdir -p "$out"

# say LANGUAGE WORDS_A_MINUTE WORD...: the words are those of 0, 1, 2 and so on.
say() {
  language=$1 speed=$2 digit=0
  shift 2
  for word in "$@"; do
    espeak-ng -v "$language" -s "$speed" --stdout "$word" >"$raw"
    # Cut the silence at both ends, band-limit, fade the edges, bring all digits to one loudness.
    sox -t wav "$raw" -r 8000 -c 1 -b 16 -D "$out/$language-$digit.wav" \
      highpass 90 \
      silence 1 0.01 0.6% fade t 0.01 reverse silence 1 0.01 0.6% fade t 0.02 reverse \
      norm -3
    digit=$((digit + 1))
  done
}

# Arabic with its vowels, which the voice does not guess, and with a final ه where a counting person says no t.
# Six is given in phonemes: the voice drops the vowel after its doubled letter.
say ar 120 صِفْر وَاحِد إِثْنَان ثَلَاثَه أَرْبَعَه خَمْسَه "[[s'itt:ah]]" سَبْعَه ثَمَانِيَه تِسْعَه
say en 130 zero one two three four five six seven eight nine
