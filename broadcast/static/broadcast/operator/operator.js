// The operator's page. Every button is a plain form that works without this file; with it the page stays in
// place: a deed is posted, the board is exchanged for the one the server answers with, and the sound goes on.
"use strict";

const player = document.getElementById("player");
const sound = player.querySelector("audio");
const REFRESH_MS = 20000;
let onAir = null; // id of the slot this page is playing
let relay = null; // watches over it where it is another station's stream
let standIn = ""; // what is heard where that fails
let busy = false;

const board = () => document.getElementById("board");
const cardOf = (slot) => document.getElementById(`lich-${slot}`);

function say(words, level) {
  const line = document.createElement("p");
  line.className = `message message--${level}`;
  line.textContent = words;
  board().querySelector(".messages")?.replaceChildren(line);
  line.scrollIntoView({ block: "center" });
}

// --- exchanging the board -------------------------------------------------------------------------
function exchange(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("board");
  if (!fresh) { location.reload(); return; }
  const focused = document.activeElement?.closest("[data-slot]")?.dataset.slot;
  board().replaceWith(document.importNode(fresh, true));
  dress();
  if (focused) mainButton(cardOf(focused))?.focus({ preventScroll: true });
}

async function ask(address, options) {
  const answer = await fetch(address, { credentials: "same-origin", ...options });
  if (answer.status >= 500) throw new Error(String(answer.status));
  if (new URL(answer.url).pathname.endsWith("/login/")) location.reload(); // signed out meanwhile
  return answer.text();
}

async function post(form) {
  if (busy) return false;
  busy = true;
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    exchange(await ask(form.action, { method: "POST", body: new FormData(form) }));
    return true;
  } catch {
    say(player.dataset.offline, "error");
    return false;
  } finally {
    busy = false;
    button.disabled = false;
  }
}

// --- playing ----------------------------------------------------------------------------------------
const placeKey = (slot) => `loaxa-place-${slot}`;

function play(slot, { audio, title, timeout, until, seconds, fallback }, from) {
  silence();
  onAir = slot;
  player.hidden = false;
  player.querySelector("[data-title]").textContent = title;
  begin(audio);
  if (timeout) {
    standIn = fallback;
    const over = until ? Date.parse(until) : now() + seconds * 1000;
    relay = new Relay(sound, { until: over, timeout: Number(timeout), now, silent: soundFailed, over: heardOut });
  } else if (from > 0) {
    sound.addEventListener("loadedmetadata", () => { sound.currentTime = from; }, { once: true });
  }
  dress();
}

function begin(address) {
  sound.src = address;
  sound.play().catch(() => { if (sound.getAttribute("src") === address) soundFailed(); });
}

function silence() {
  relay?.stop();
  relay = null;
  standIn = "";
  onAir = null;
  sound.pause();
  sound.removeAttribute("src");
  sound.load(); // lets go of a stream
  player.hidden = true;
}

function soundFailed() {
  if (!onAir) return;
  if (relay) {
    relay.stop();
    relay = null;
    say(player.dataset.relayFailed, "error");
    begin(standIn);
    return;
  }
  if (standIn) { silence(); dress(); return; } // what stood in is over, or is not there: that was said
  silence();
  dress();
  say(player.dataset.failed, "error");
}

sound.addEventListener("error", () => { if (sound.getAttribute("src")) soundFailed(); });
sound.addEventListener("timeupdate", () => {
  if (onAir && !relay && !standIn) localStorage.setItem(placeKey(onAir), String(Math.floor(sound.currentTime)));
});
sound.addEventListener("ended", () => { if (relay || standIn) soundFailed(); else heardOut(); });

async function heardOut() {
  const form = cardOf(onAir)?.querySelector("form[data-deed=finish]");
  if (form && await post(form)) {
    localStorage.removeItem(placeKey(onAir));
    silence();
    dress();
  }
}

window.addEventListener("beforeunload", (event) => { if (onAir && !sound.paused) event.preventDefault(); });

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.deed) return;
  event.preventDefault();
  const slot = form.closest("[data-slot]").dataset.slot;
  const { deed } = form.dataset;
  if (!await post(form)) return;
  const state = cardOf(slot)?.dataset.state;
  if (deed === "start" && state === "airing") play(slot, form.dataset, 0);
  else if (slot === onAir && state !== "airing") { silence(); dress(); }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-resume-button]");
  if (!button) return;
  const place = button.closest("[data-resume]");
  const slot = button.closest("[data-slot]").dataset.slot;
  play(slot, place.dataset, Number(localStorage.getItem(placeKey(slot)) || 0));
});

// Only one thing sounds at a time: listening beforehand stops for what goes on air.
document.addEventListener("play", (event) => {
  for (const other of document.querySelectorAll("audio")) if (other !== event.target) other.pause();
}, true);

// --- what the page shows ------------------------------------------------------------------------------
function dress() {
  for (const place of document.querySelectorAll("[data-resume]")) {
    place.hidden = place.closest("[data-slot]").dataset.slot === onAir;
    place.querySelector("[data-plain-player]").hidden = true;
    place.querySelector("[data-resume-button]").hidden = false;
  }
  tick();
}

function tick() {
  const clock = document.querySelector("[data-clock]");
  if (clock) clock.textContent = new Intl.DateTimeFormat("vi-VN", {
    hour: "2-digit", minute: "2-digit", hour12: false, timeZone: clock.dataset.zone,
  }).format(now());
  const left = document.querySelector("[data-countdown]");
  if (!left) return;
  const seconds = Math.round((Date.parse(left.dataset.countdown) - now()) / 1000);
  left.textContent = seconds > 0 ? `${left.dataset.left} ${spell(seconds)}` : left.dataset.over;
}

function spell(seconds) {
  const days = Math.floor(seconds / 86400), hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60, rest = seconds % 60;
  if (days) return `${days} ngày ${hours} giờ`;
  if (hours) return `${hours} giờ ${minutes} phút`;
  return minutes ? `${minutes} phút ${rest} giây` : `${rest} giây`;
}

// The server's clock counts: the machine on the desk may be wrong after a power cut.
const drift = Date.parse(document.querySelector("[data-clock]")?.dataset.clock) - Date.now() || 0;
const now = () => Date.now() + drift;

async function refresh() {
  const writing = board().contains(document.activeElement) && document.activeElement.closest("details[open]");
  const listening = [...board().querySelectorAll("audio")].some((audio) => !audio.paused);
  if (busy || writing || listening || document.hidden || board().querySelector("details[open]")) return;
  try { exchange(await ask(location.pathname)); } catch { say(player.dataset.offline, "error"); }
}

// --- keyboard -----------------------------------------------------------------------------------------
const mainButton = (card) => card?.querySelector(".card__deeds button:not([hidden]), .card__deeds summary");

document.addEventListener("keydown", (event) => {
  if (event.target.closest("textarea, input, audio")) { if (event.key !== "Escape") return; }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const cards = [...document.querySelectorAll("[data-slot]")].filter(mainButton);
    const here = cards.indexOf(document.activeElement.closest("[data-slot]"));
    const next = event.key === "ArrowDown" ? here + 1 : (here < 0 ? cards.length : here) - 1;
    const button = mainButton(cards[Math.min(Math.max(next, 0), cards.length - 1)]);
    if (button) { event.preventDefault(); button.focus(); button.closest("[data-slot]").scrollIntoView({ block: "center" }); }
  } else if (event.key === "Escape") {
    for (const open of board().querySelectorAll("details[open]")) {
      open.querySelector("audio")?.pause();
      open.open = false;
      open.querySelector("summary").focus();
    }
  }
});

dress();
setInterval(tick, 1000);
setInterval(refresh, REFRESH_MS);
