// The bulletin page: chapters jump in the player; a build that runs is asked after until it is over.
"use strict";

const sound = document.querySelector("[data-bulletin-audio]");
for (const button of document.querySelectorAll("[data-from]")) {
  button.hidden = false;
  button.addEventListener("click", () => { sound.currentTime = Number(button.dataset.from); sound.play(); });
}

const building = document.querySelector("[data-status]");
const EVERY_MS = 3000;

async function look() {
  try {
    const answer = await fetch(building.dataset.status, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const { state, words } = await answer.json();
    if (state !== building.dataset.state) { location.reload(); return; }
    building.querySelector("[data-words]").textContent = words;
  } catch { /* the machine is busy or restarting: the next look tells */ }
  setTimeout(look, EVERY_MS);
}
if (building) setTimeout(look, EVERY_MS);
