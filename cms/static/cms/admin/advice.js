/* Advice above the editor while somebody writes: outdated words, repealed documents, personal data. */
(function () {
  "use strict";

  const DELAY = 1200; // milliseconds without typing before the advice is asked for
  const address = document.currentScript.dataset.lxAdvice;

  function begin() {
    const form = document.querySelector("#page-edit-form");
    if (!form || !form.querySelector("[name=title]")) return;
    const place = document.createElement("div");
    place.className = "lx-advice";
    place.setAttribute("role", "status");
    place.hidden = true;
    form.prepend(place);
    let timer, turn = 0, shown = "";

    function show(sentences) {
      const key = sentences.join("\n");
      if (key === shown) return;
      shown = key;
      const list = document.createElement("ul");
      sentences.forEach((sentence) => {
        const item = document.createElement("li");
        item.textContent = sentence;
        list.append(item);
      });
      place.replaceChildren(list);
      place.hidden = !sentences.length;
    }

    async function ask() {
      const mine = (turn += 1);
      const fields = new FormData();
      for (const [name, value] of new FormData(form)) {
        if (typeof value === "string") fields.append(name, value);
      }
      try {
        const answer = await fetch(address, { method: "POST", body: fields });
        if (answer.ok && mine === turn) show((await answer.json()).advice);
      } catch (error) {
        // Advice only: the next key asks again, and submitting says it too.
      }
    }

    function later() {
      clearTimeout(timer);
      timer = setTimeout(ask, DELAY);
    }

    form.addEventListener("input", later);
    form.addEventListener("change", later);
    new MutationObserver((changes) => {
      if (changes.some((change) => !place.contains(change.target))) later();
    }).observe(form, { childList: true, subtree: true, characterData: true });
    ask();
  }

  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
})();
