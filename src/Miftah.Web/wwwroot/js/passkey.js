// Passkeys need script: the browser signs a challenge that the server made, and the form carries the answer. Without
// this file the page says so and offers the other ways.

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

// Older browsers lack the reading of options and the writing of answers as JSON.
function optionsOf(kind, json) {
  const reader = kind === "create" ? "parseCreationOptionsFromJSON" : "parseRequestOptionsFromJSON";
  if (PublicKeyCredential[reader]) return PublicKeyCredential[reader](json);
  const named = (list) => (list ?? []).map((x) => ({ ...x, id: toBytes(x.id) }));
  const options = { ...json, challenge: toBytes(json.challenge) };
  if (kind === "get") return { ...options, allowCredentials: named(json.allowCredentials) };
  return {
    ...options,
    user: { ...json.user, id: toBytes(json.user.id) },
    excludeCredentials: named(json.excludeCredentials),
  };
}

function answerOf(made) {
  if (made.toJSON) return made.toJSON();
  const { response } = made;
  const part = (name) => (response[name] ? { [name]: toText(response[name]) } : {});
  return {
    id: made.id,
    rawId: toText(made.rawId),
    type: made.type,
    authenticatorAttachment: made.authenticatorAttachment ?? undefined,
    clientExtensionResults: made.getClientExtensionResults(),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      ...part("attestationObject"),
      ...part("authenticatorData"),
      ...part("signature"),
      ...part("userHandle"),
      ...(response.getTransports ? { transports: response.getTransports() } : {}),
    },
  };
}

// The same form, to the handler that makes the challenge: it carries the token that guards all posts.
async function ask(form) {
  const url = new URL(form.action || location.href, location.href);
  url.searchParams.set("handler", "AskPasskey");
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok || answer.redirected) throw new Error("no challenge");
  return answer.json();
}

async function run(field) {
  const kind = field.dataset.passkey;
  const { ceremony, options } = await ask(field.form);
  const made = await navigator.credentials[kind]({ publicKey: optionsOf(kind, options) });
  field.value = JSON.stringify({ ceremony, answer: answerOf(made) });
}

function ready(field) {
  const { form } = field;
  const failed = form.querySelector("[data-passkey-failed]");
  form.addEventListener(
    "submit",
    async (event) => {
      if (field.value || !event.submitter?.matches("[data-passkey-button]")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      failed.hidden = true;
      try {
        await run(field);
        form.requestSubmit(event.submitter);
      } catch {
        // Cancelled, no passkey here, or no connection: the person may try again or go another way.
        failed.textContent = field.dataset.failed;
        failed.hidden = false;
      }
    },
    true,
  );
  addEventListener("pageshow", () => (field.value = ""));
}

for (const part of document.querySelectorAll("[data-passkey-part]")) part.hidden = !window.PublicKeyCredential;
const field = document.querySelector("[data-passkey]");
if (field && window.PublicKeyCredential) ready(field);
