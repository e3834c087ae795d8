// Comfort only: every page works whole without this file. Nothing here decides anything.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

function button(text, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn quiet";
  made.textContent = text;
  made.setAttribute("aria-label", name);
  return made;
}

// A button beside each password shows and hides it. It is hidden again before it is sent, so that no browser keeps it
// among the texts to suggest.
function passwords() {
  for (const box of all(".password")) {
    const input = box.querySelector("input");
    const { show, hide, showShort, hideShort } = box.dataset;
    const toggle = button(showShort, show);
    toggle.setAttribute("aria-controls", input.id);
    const set = (shown) => {
      input.type = shown ? "text" : "password";
      toggle.textContent = shown ? hideShort : showShort;
      toggle.setAttribute("aria-label", shown ? hide : show);
    };
    toggle.addEventListener("click", () => set(input.type === "password"));
    input.form?.addEventListener("submit", () => set(false));
    addEventListener("pageshow", () => set(false));
    box.append(toggle);
  }
}

function copying() {
  if (!navigator.clipboard) return;
  for (const box of all(".copyable")) {
    const { copy, copied, label } = box.dataset;
    const press = button(copy, label);
    press.classList.add("small");
    const status = document.createElement("span");
    status.className = "vh";
    status.setAttribute("role", "status");
    press.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(box.querySelector("bdi").textContent.trim());
      } catch {
        return; // Refused by the browser: the value can still be selected by hand.
      }
      press.textContent = copied;
      status.textContent = copied;
      setTimeout(() => {
        press.textContent = copy;
        status.textContent = "";
      }, 4000);
    });
    box.append(press, status);
  }
}

// The summary of errors takes the focus, and its links lead into a group of fields, not only to it.
function errors() {
  const summary = document.getElementById("error-summary");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const target = document.getElementById(event.target.closest("a")?.hash.slice(1) ?? "");
    const field = target?.matches("fieldset") ? target.querySelector("[aria-invalid], input") : target;
    if (!field) return;
    event.preventDefault();
    (field.closest("fieldset, .field") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

// A second press of a button within this time is a slip of the finger.
const secondPressMs = 8000;

function sendingOnce() {
  const release = (form) => {
    delete form.dataset.sent;
    for (const sender of all("[aria-disabled]", form)) sender.removeAttribute("aria-disabled");
  };
  addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    // aria-disabled, not disabled: a disabled button loses its value and the focus.
    event.submitter?.setAttribute("aria-disabled", "true");
    setTimeout(() => release(form), secondPressMs);
  });
  // Back in the history shows the page as it was left: with the button off.
  addEventListener("pageshow", () => all("form").forEach(release));
}

// Android can hand over the code of a message that ends with this site's address. Any failure leaves typing as it was.
function oneTimeCode() {
  const input = document.querySelector('input[autocomplete="one-time-code"]');
  if (!input || !("OTPCredential" in window)) return;
  const stop = new AbortController();
  input.form?.addEventListener("submit", () => stop.abort());
  navigator.credentials
    .get({ otp: { transport: ["sms"] }, signal: stop.signal })
    .then((message) => {
      if (message?.code && !input.value) input.value = message.code;
    })
    .catch(() => {});
}

// Before a session or a request ends, a dialog tells once, and asks where there is more time to be had. The server
// decides the new end: it answers with the page, which carries the new limit.
function timeLimit() {
  const box = document.querySelector(".time-limit");
  const dialog = box?.querySelector("dialog");
  if (!dialog?.showModal) return;
  const stay = box.querySelector("[data-stay]");
  const close = box.querySelector("[data-close]");
  const endsAt = Date.now() + Number(box.dataset.endsIn) * 1000; // A clock that runs on while the device sleeps.
  let asked = false;

  const stop = () => {
    clearInterval(ticking);
    document.removeEventListener("visibilitychange", check);
  };
  const leave = (address) => {
    const page = new URL(address);
    page.searchParams.delete("handler");
    page.hash = "";
    location.replace(page);
  };

  const check = () => {
    const left = (endsAt - Date.now()) / 1000;
    if (left <= 0) {
      stop();
      leave(location.href);
    } else if (left <= Number(box.dataset.warn) && !asked) {
      asked = true;
      dialog.showModal();
    }
  };

  const extend = async () => {
    const token = document.querySelector('input[name="__RequestVerificationToken"]');
    const body = new URLSearchParams({ ExtendTime: "1" });
    if (token) body.set(token.name, token.value);
    dialog.close();
    try {
      const answer = await fetch(box.dataset.extendUrl, { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(".time-limit");
      if (!answer.ok || !fresh) return leave(answer.url);
      stop();
      box.replaceWith(fresh);
      timeLimit();
    } catch {
      asked = false; // No connection just now: ask again at the next tick.
    }
  };

  stay?.addEventListener("click", extend);
  if (stay) dialog.addEventListener("cancel", extend);
  close?.addEventListener("click", () => dialog.close());
  document.addEventListener("visibilitychange", check);
  const ticking = setInterval(check, 1000);
}

passwords();
copying();
errors();
sendingOnce();
oneTimeCode();
timeLimit();
