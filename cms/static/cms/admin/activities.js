/* Under the activity of a page or a programme: those of the plan its words and channel fit best; a tap
   chooses one. */
(() => {
  "use strict";
  const { address, heading } = document.currentScript.dataset;
  const PATIENCE = 1200; // milliseconds after the last key

  document.addEventListener("DOMContentLoaded", () => {
    const select = document.querySelector("select[name='activity']");
    const title = document.querySelector("[name='title']");
    if (!select || !title) return;
    const shown = document.createElement("div");
    shown.className = "lx-suggested";
    shown.setAttribute("aria-live", "polite");
    select.after(shown);
    const form = select.form;
    let asked = "";
    let timer = 0;

    function channel() {
      const { channel: usual = "", channelBy, channels = "{}" } = select.dataset;
      const chosen = channelBy && form.elements[channelBy];
      return (chosen && JSON.parse(channels)[chosen.value]) || usual;
    }

    function said() {
      const texts = [...form.querySelectorAll("textarea")].filter((area) => !area.name.startsWith("{"));
      return { title: title.value, text: texts.map((area) => area.value).join(" ").slice(0, 15000), channel: channel() };
    }

    async function ask() {
      const body = JSON.stringify(said());
      if (select.value || body === asked) { if (select.value) shown.replaceChildren(); return; }
      asked = body;
      const token = form.querySelector("[name='csrfmiddlewaretoken']").value;
      let answer;
      try {
        answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token, "Content-Type": "application/json" } });
      } catch { return; /* no network: the list is there to choose from */ }
      if (answer.ok) draw((await answer.json()).activities);
    }

    function draw(activities) {
      shown.replaceChildren();
      const offered = activities.filter(({ id }) => select.querySelector(`option[value="${id}"]`));
      if (!offered.length) return;
      const lead = document.createElement("span");
      lead.textContent = heading;
      shown.append(lead, ...offered.map(button));
    }

    function button({ id, label }) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "button button-small button-secondary";
      made.textContent = label;
      made.addEventListener("click", () => {
        select.value = id;
        select.dispatchEvent(new Event("change", { bubbles: true }));
        shown.replaceChildren();
        select.focus();
      });
      return made;
    }

    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PATIENCE); });
    ask();
  });
})();
