// The emergency screen. Every button is a plain form that works without this file; with it the page keeps
// itself up to date, a form is sent once, blanks are found quickly, and this machine can sound the alarm.
"use strict";

const REFRESH_MS = 3000;
const place = document.getElementById("now");
const here = document.getElementById("here");
const sound = here.querySelector("audio");
let shown = place.innerHTML;

function say(words) {
  let line = document.querySelector(".messages .message--offline");
  if (!words) { line?.remove(); return; }
  if (!line) {
    line = document.createElement("p");
    line.className = "message message--error message--offline";
    document.querySelector(".messages").append(line);
  }
  line.textContent = words;
}

// --- what is on air now --------------------------------------------------------------------------
async function refresh() {
  const busy = place.querySelector("details[open]") || [...place.querySelectorAll("audio")].some((one) => !one.paused);
  if (document.hidden && sound.paused) return;
  try {
    const answer = await fetch(place.dataset.address, { credentials: "same-origin" });
    if (new URL(answer.url).pathname.endsWith("/login/")) { location.reload(); return; }
    if (!answer.ok) throw new Error(String(answer.status));
    const html = await answer.text();
    say("");
    const fresh = new DOMParser().parseFromString(`<div>${html}</div>`, "text/html").body.firstChild;
    if (playing && !fresh.querySelector(`[data-on-air="${playing.id}"]`)) silence();
    const bare = (text) => text.replace(/csrfmiddlewaretoken" value="[^"]*"/g, "");
    if (busy || bare(html) === bare(shown)) return;
    shown = html;
    place.replaceChildren(...fresh.childNodes);
  } catch {
    say(place.dataset.offline);
  }
}

// --- a form is sent once ---------------------------------------------------------------------------
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  for (const button of form.querySelectorAll("button")) setTimeout(() => { button.disabled = true; });
});
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// --- the form: drill or emergency, and what is still to be filled in ---------------------------------
const compose = document.querySelector("[data-compose]");
if (compose) {
  const text = compose.querySelector("textarea[name=text]");
  const next = compose.querySelector("[data-next-blank]");
  const send = compose.querySelector(".huge--send");
  const BLANK = /\[[^[\]\n]{1,80}\]/g;

  const count = () => {
    const left = text.value.match(BLANK) || [];
    next.hidden = left.length === 0;
    next.textContent = `${next.dataset.words} (${left.length}): ${left[0] || ""}`;
  };
  next.addEventListener("click", () => {
    const from = text.selectionEnd;
    const found = [...text.value.matchAll(BLANK)];
    const blank = found.find((one) => one.index >= from) || found[0];
    if (!blank) return;
    text.focus();
    text.setSelectionRange(blank.index, blank.index + blank[0].length);
  });
  const name = () => {
    const chosen = compose.querySelector("input[name=drill]:checked");
    if (chosen) send.textContent = chosen.value === "1" ? send.dataset.drill : send.dataset.emergency;
  };
  text.addEventListener("input", count);
  compose.addEventListener("change", name);
  count();
  name();
}

// --- on this machine -----------------------------------------------------------------------------------
let playing = null; // {id, told, every, number, began, run}
let again = null;

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-play-here]");
  if (button) playHere(button);
  if (event.target.closest("[data-silence]")) silence();
});

async function playHere(button) {
  silence();
  const id = button.closest("[data-on-air]").dataset.onAir;
  playing = { id, told: button.dataset.told, every: Number(button.dataset.every || 0), number: 0, began: Date.now(), run: crypto.randomUUID?.() || String(Date.now()) };
  here.hidden = false;
  here.querySelector("[data-title]").textContent = button.dataset.title;
  try {
    // Kept in memory: the network may go while it is repeated.
    const answer = await fetch(button.dataset.playHere, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    sound.src = URL.createObjectURL(await answer.blob());
    await once();
  } catch {
    silence();
    say(here.dataset.failed);
  }
}

async function once() {
  sound.currentTime = 0;
  await sound.play();
}

sound.addEventListener("ended", () => {
  if (!playing) return;
  const words = new FormData();
  words.set("token", `${playing.run}-${playing.number}`.slice(0, 60));
  words.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  tell(playing.told, words, 5);
  playing.number += 1;
  if (!playing.every) { silence(); return; }
  const wait = Math.max(2000, playing.began + playing.number * playing.every * 60000 - Date.now());
  const at = new Date(Date.now() + wait);
  const line = here.querySelector("[data-next]");
  line.textContent = `${line.dataset.words} ${at.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })}`;
  again = setTimeout(once, wait);
});

async function tell(address, words, tries) {
  try {
    const answer = await fetch(address, { method: "POST", body: words, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
  } catch {
    if (tries > 0) setTimeout(() => tell(address, words, tries - 1), 10000);
  }
}

function silence() {
  clearTimeout(again);
  playing = null;
  sound.pause();
  if (sound.src.startsWith("blob:")) URL.revokeObjectURL(sound.src);
  sound.removeAttribute("src");
  here.hidden = true;
  here.querySelector("[data-next]").textContent = "";
}

window.addEventListener("beforeunload", (event) => { if (playing) event.preventDefault(); });
setInterval(refresh, REFRESH_MS);
