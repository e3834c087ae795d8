// Comfort only: every screen works whole without this file, but for the readers, which only a script can ask. Nothing
// here decides anything.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const second = 1000;

// Keys write into the field at once instead of fetching the screen anew. So do those that can be felt, wherever the
// focus stands: nobody has to find the field first.
function keypad() {
  const input = one("#Typed");
  if (!input) return;
  const press = (key) => {
    if (key === "back") input.value = input.value.slice(0, -1);
    else if (input.value.length < 20) input.value += key;
  };
  for (const key of all(".keypad .key:not(.key-go)"))
    key.addEventListener("click", (event) => {
      event.preventDefault();
      press(key.value);
    });
  addEventListener("keydown", ({ key, target, ctrlKey, altKey, metaKey }) => {
    if (target === input || ctrlKey || altKey || metaKey || one("dialog[open]")) return;
    if (/^\d$/.test(key)) press(key);
    else if (key === "Backspace") press("back");
    else if (key === "Enter" && !target.closest("button, a, summary")) input.form.requestSubmit(one(".key-go"));
  });
}

// What the screen says, one clip after another. Gives the way to say something else instead.
function guide() {
  const sound = one(".kiosk-guide");
  if (!sound) return () => {};
  const clips = sound.dataset.clips.split(" ");
  let left = clips.slice(1);
  const say = (list) => {
    [sound.src, ...left] = list;
    sound.play().catch(() => {}); // The next screen came.
  };
  sound.addEventListener("ended", () => left.length > 0 && say(left));
  const again = one("[data-again]");
  again.hidden = false;
  again.addEventListener("click", () => say(clips));
  return say;
}

// Hidden again before it is sent.
function passwords() {
  for (const box of all(".password")) {
    const input = one("input", box);
    const { show, hide, showShort, hideShort } = box.dataset;
    const toggle = document.createElement("button");
    toggle.type = "button";
    toggle.className = "btn quiet";
    toggle.setAttribute("aria-controls", input.id);
    const set = (shown) => {
      input.type = shown ? "text" : "password";
      toggle.textContent = shown ? hideShort : showShort;
      toggle.setAttribute("aria-label", shown ? hide : show);
    };
    set(false);
    toggle.addEventListener("click", () => set(input.type === "password"));
    input.form.addEventListener("submit", () => set(false));
    box.append(toggle);
  }
}

function keyboard() {
  const board = one(".keyboard");
  if (!board) return;
  let target = one("#NewPassword");
  let capitals = false;
  for (const input of all(".password input")) {
    input.inputMode = "none";
    input.addEventListener("focus", () => (target = input));
  }
  const add = (text, press, wide = "") => {
    const key = document.createElement("button");
    key.type = "button";
    key.className = `key ${wide}`;
    key.textContent = text;
    key.addEventListener("pointerdown", (event) => event.preventDefault());
    key.addEventListener("click", () => press(key));
    board.append(key);
    return key;
  };
  const write = (text) => target.setRangeText(text, target.selectionStart, target.selectionEnd, "end");
  const letters = [];
  for (const sign of "1234567890qwertyuiopasdfghjkl-zxcvbnm.@_") {
    const key = add(sign, () => write(capitals ? sign.toUpperCase() : sign));
    if (/[a-z]/.test(sign)) letters.push(key);
  }
  add(board.dataset.shift, (key) => {
    capitals = !capitals;
    key.setAttribute("aria-pressed", String(capitals));
    for (const letter of letters)
      letter.textContent = capitals ? letter.textContent.toUpperCase() : letter.textContent.toLowerCase();
  }, "key-wide").setAttribute("aria-pressed", "false");
  add("␣", () => write(" "), "key-wide key-space").setAttribute("aria-label", board.dataset.space);
  add(board.dataset.back, () => {
    const end = target.selectionStart;
    if (end > 0) target.setRangeText("", end - 1, target.selectionEnd, "end");
  }, "key-wide");
  board.hidden = false;
}

async function ask(path) {
  const answer = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function readers() {
  const said = one(".kiosk-said");
  const form = one("form[data-device]");
  form?.addEventListener("submit", async (event) => {
    if (event.submitter?.name || form.elements.Capture.value) return;
    event.preventDefault();
    try {
      const { capture } = await ask(form.dataset.device);
      if (!capture) return void (said.textContent = form.dataset.none);
      form.elements.Capture.value = capture;
      form.submit();
    } catch {
      said.textContent = form.dataset.broken;
    }
  });
  const card = one("button[data-device]");
  if (!card) return;
  card.parentElement.hidden = false;
  card.addEventListener("click", async () => {
    try {
      const { identityNumber } = await ask(card.dataset.device);
      if (identityNumber) one("#Typed").value = identityNumber;
      said.textContent = identityNumber ? "" : card.dataset.none;
    } catch {
      said.textContent = card.dataset.broken;
    }
  });
}

// A screen that waits looks again, and goes on once the portal has another. It stays whole meanwhile, so that whoever
// listens to it is not thrown back to its beginning; the sentence comes late, because only a change is read out.
function waiting() {
  const said = one("[data-wait]");
  if (!said) return;
  const look = async () => {
    try {
      const answer = await fetch(location.pathname, { redirect: "manual" });
      if (answer.ok && (await answer.text()).includes(`data-wait="${said.dataset.wait}"`))
        return void setTimeout(look, 2 * second);
      location.replace(location.pathname);
    } catch {
      setTimeout(look, 2 * second);
    }
  };
  const sentence = said.textContent;
  said.textContent = "";
  setTimeout(() => (said.textContent = sentence), second / 4);
  setTimeout(look, second);
}

// Warns, then wipes. A touch that the server does not see is told to it now and then: it has a clock of its own.
function idle(say) {
  const dialog = one(".kiosk-idle");
  if (!dialog) return;
  const { warn, wipe, to, sound } = dialog.dataset;
  let warning, wiping;
  let told = Date.now();
  const begin = () => {
    clearTimeout(warning);
    clearTimeout(wiping);
    warning = setTimeout(() => {
      dialog.showModal();
      if (sound) say([sound]);
      wiping = setTimeout(() => location.replace(to), wipe * second);
    }, warn * second);
  };
  const touched = () => {
    begin();
    if (Date.now() - told < 20 * second) return;
    told = Date.now();
    fetch(`${location.pathname}?touched`, { redirect: "error" }).catch(() => location.replace(to));
  };
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, touched);
  one("button", dialog).addEventListener("click", () => dialog.close());
  begin();
}

function printing() {
  const button = one("[data-print]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A screen that was left by "back" must not come again from the browser's memory.
addEventListener("pageshow", (event) => event.persisted && location.reload());
keypad();
passwords();
keyboard();
readers();
waiting();
idle(guide());
printing();
