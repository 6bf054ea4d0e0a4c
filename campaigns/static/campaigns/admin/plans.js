/* Plans: the live reading of a timing, and a question before an activity is left out. */
(function () {
  "use strict";

  const DELAY = 300; // milliseconds without typing

  function watch(card) {
    const live = card.querySelector("[data-pn-live]");
    const fields = ["timing", "uncounted", "every_days", "starts_on", "ends_on"];
    let timer = null;
    let asked = 0;

    async function ask() {
      const mine = (asked += 1);
      const form = new FormData(card.closest("form"));
      const said = new URLSearchParams();
      fields.forEach((name) => form.get(name) && said.set(name, form.get(name)));
      let answer;
      try {
        answer = await fetch(`${card.dataset.pnTiming}?${said}`);
      } catch (error) {
        return; // without network the form still works; the plan's page reads the timing again
      }
      if (!answer.ok || mine !== asked) return;
      const reading = await answer.json();
      live.classList.toggle("pn-live--no", !reading.understood && said.has("timing"));
      live.querySelector("[data-pn-words]").textContent = reading.understood ? reading.words : "";
      live.querySelector("[data-pn-counted]").textContent = reading.counted;
    }

    card.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, DELAY);
    });
    card.addEventListener("change", ask);
    ask();
  }

  document.querySelectorAll("[data-pn-timing]").forEach(watch);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pn-sure]");
    if (button && !window.confirm(button.dataset.pnSure)) event.preventDefault();
  });
})();
