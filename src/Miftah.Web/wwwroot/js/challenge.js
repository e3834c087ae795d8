// Does the work of a challenge while its form is filled in, and lets the form wait for it. Without this script, or
// when it fails, the form still works: the server then asks for a code or for pictures. Syntax of 2017.
(function () {
  'use strict';

  const SLOW_AFTER_MS = 8000;
  // Buttons that only show the form again, in another language or with another challenge: no proof is needed.
  const UNCHECKED = ['SwitchLanguage', 'SwitchChallenge'];
  const box = document.querySelector('[data-challenge=auto]');
  const form = box && box.closest('form');
  if (!form) return;

  const token = form.elements.Challenge;
  const proof = form.elements.ChallengeProof;
  const status = box.querySelector('[data-challenge-status]');
  let working = false;
  let waiting = false; // a submit was held back
  let pressed = null; // the button it came from

  function say(sentence) {
    status.textContent = box.dataset[sentence];
  }

  // The style sheet dims the button of a waiting form; it keeps its words and its place.
  function showWaiting() {
    form.classList.toggle('challenge-waiting', waiting);
    if (pressed) pressed.setAttribute('aria-busy', String(waiting));
  }

  function goOn() {
    if (!waiting) return;
    waiting = false;
    showWaiting();
    if (form.requestSubmit) form.requestSubmit(pressed || undefined);
    else submitAs(pressed);
  }

  // Old browsers: submit() sends no button, so its name and value go along as a hidden field.
  function submitAs(button) {
    if (button && button.name) {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = button.name;
      field.value = button.value;
      form.appendChild(field);
    }
    form.submit();
  }

  function finish(solution) {
    if (!working) return;
    working = false;
    proof.value = solution;
    box.dataset.state = solution ? 'done' : 'failed';
    say(box.dataset.state);
    goOn();
  }

  function work() {
    say('checking');
    working = true;
    try {
      const worker = new Worker(box.dataset.worker);
      worker.onmessage = function (message) {
        worker.terminate();
        finish(message.data);
      };
      worker.onerror = function () {
        finish('');
      };
      worker.postMessage({
        token: token.value,
        puzzles: Number(box.dataset.puzzles),
        bits: Number(box.dataset.bits)
      });
    } catch (unsupported) {
      finish('');
    }
    setTimeout(function () {
      if (working) say('slow');
    }, SLOW_AFTER_MS);
  }

  form.addEventListener('click', function (event) {
    const button = event.target.closest('button, input[type=submit]');
    if (button) pressed = button;
  });

  form.addEventListener('submit', function (event) {
    pressed = event.submitter || pressed;
    if (!working || (pressed && UNCHECKED.indexOf(pressed.name) >= 0)) return;
    event.preventDefault();
    if (waiting) return;
    waiting = true;
    showWaiting();
    // Said once more, so that a screen reader tells why nothing happens yet.
    status.textContent = '';
    setTimeout(function () {
      if (working) say('checking');
    }, 50);
  });

  if (proof.value) {
    box.dataset.state = 'done';
    say('done');
  } else work();
})();
