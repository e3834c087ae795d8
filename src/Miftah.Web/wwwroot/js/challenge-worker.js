// Solves the puzzles of a challenge away from the page's own thread. The rule is in docs/challenge.md.
// SHA-256 is written out here because the browser's own answers each hash through a promise, which costs a cheap
// telephone far more than the hash itself. Syntax of 2015, for old browsers.
'use strict';

var ROUNDS = 64;
var INITIAL = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
];
var CONSTANTS = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
]);

/** One step of SHA-256 (FIPS 180-4, 6.2.2): the 16 words in `words` change the 8 words of `state`. */
function compress(state, words) {
  var i, x, y, first, second;
  for (i = 16; i < ROUNDS; i++) {
    x = words[i - 15];
    y = words[i - 2];
    words[i] =
      (words[i - 16] +
        words[i - 7] +
        (((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)) +
        (((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10))) |
      0;
  }
  var a = state[0], b = state[1], c = state[2], d = state[3];
  var e = state[4], f = state[5], g = state[6], h = state[7];
  for (i = 0; i < ROUNDS; i++) {
    first =
      (h +
        (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) +
        ((e & f) ^ (~e & g)) +
        CONSTANTS[i] +
        words[i]) |
      0;
    second =
      ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) +
        ((a & b) ^ (a & c) ^ (b & c))) |
      0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** SHA-256 of an ASCII text, as 8 words. */
function sha256(text) {
  var state = new Int32Array(INITIAL);
  var words = new Int32Array(ROUNDS);
  var blocks = ((text.length + 8) >> 6) + 1;
  for (var block = 0; block < blocks; block++) {
    for (var i = 0; i < 16; i++) words[i] = 0;
    for (var at = 0; at < 64; at++) {
      var place = block * 64 + at;
      var byte = place < text.length ? text.charCodeAt(place) : place === text.length ? 0x80 : 0;
      words[at >> 2] |= byte << (24 - (at & 3) * 8);
    }
    if (block === blocks - 1) words[15] = text.length * 8;
    compress(state, words);
  }
  return state;
}

/** The nonces that solve all puzzles of a token, joined by dots. */
function solve(token, puzzles, bits) {
  var salt = sha256(token);
  var initial = new Int32Array(INITIAL);
  var state = new Int32Array(8);
  var words = new Int32Array(ROUNDS);
  var nonces = [];
  for (var puzzle = 0; puzzle < puzzles; puzzle++) {
    var nonce = -1;
    do {
      nonce++;
      words.set(salt);
      words[8] = puzzle;
      words[9] = nonce;
      words[10] = 0x80000000 | 0;
      words[11] = words[12] = words[13] = words[14] = 0;
      words[15] = 320; // bits in the message: 32 bytes of salt and two numbers of 4
      state.set(initial);
      compress(state, words);
    } while (bits > 0 && state[0] >>> (32 - bits) !== 0);
    nonces.push(nonce);
  }
  return nonces.join('.');
}

if (typeof importScripts === 'function')
  onmessage = function (message) {
    postMessage(solve(message.data.token, message.data.puzzles, message.data.bits));
  };
// For the tests, which run this file outside a browser.
else if (typeof module === 'object') module.exports = { sha256: sha256, solve: solve };
