/* The document and the form beside it: a field shows its lines, a line its field, and a timing how it is understood. */
(() => {
  "use strict";
  const page = document.querySelector("[data-plan-import]");
  if (!page) return;
  const text = page.querySelector("[data-text]");
  const sheet = page.querySelector("[data-sheet]");
  const tabs = page.querySelectorAll("[data-tab]");
  const narrow = window.matchMedia("(max-width: 64rem)");
  page.classList.add("pi-page--alive");

  function show(side) {
    page.dataset.show = side;
    tabs.forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.tab === side)));
  }

  function mark(linked) {
    text.querySelectorAll(".pi-marked").forEach((line) => line.classList.remove("pi-marked"));
    const lines = (linked.dataset.lines || "").split(" ").map((number) => number && document.getElementById(`line-${number}`)).filter(Boolean);
    lines.forEach((line) => line.classList.add("pi-marked"));
    if (lines.length) text.scrollTo({ top: lines[0].offsetTop - text.offsetTop - text.clientHeight / 3 });
    return lines[0];
  }

  function come(to) {
    for (let above = to.closest("details"); above; above = above.parentElement.closest("details")) above.open = true;
    const field = to.matches("input") ? to : to.querySelector("textarea, select, input:not([type='hidden']):not([type='checkbox'])") || to.querySelector("input");
    (field || to).scrollIntoView({ behavior: "instant", block: "center" });
    if (field) field.focus({ preventScroll: true });
  }

  sheet.addEventListener("focusin", (event) => {
    const linked = event.target.closest("[data-lines]");
    if (linked && linked.dataset.lines) mark(linked);
  });
  page.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-tab]");
    const toLines = event.target.closest("[data-to-lines]");
    const toField = event.target.closest("[data-to-field]");
    if (tab) show(tab.dataset.tab);
    if (toLines) {
      event.preventDefault();
      if (narrow.matches) show("document");
      mark(toLines.closest("[data-lines]"));
    }
    if (toField) {
      event.preventDefault();
      show("sheet");
      come(document.getElementById(toField.hash.slice(1)));
    }
  });

  const token = sheet.querySelector("[name='csrfmiddlewaretoken']").value;
  const waiting = new WeakMap();
  async function understand(field) {
    const words = field.closest(".pi-field").querySelector("[data-reading]");
    const timing = field.value;
    const year = Number(sheet.querySelector("[name='starts_on']").value.slice(0, 4)) || 0;
    const answer = await fetch(page.dataset.understood, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ timing, year }),
    });
    if (answer.ok && field.value === timing) {
      words.textContent = (await answer.json()).words;
      words.classList.remove("pi-reading--no");
    }
  }
  let changed = false;
  sheet.addEventListener("input", (event) => {
    changed = true;
    if (!event.target.matches("[data-timing]")) return;
    clearTimeout(waiting.get(event.target));
    waiting.set(event.target, setTimeout(() => understand(event.target), 300));
  });
  sheet.addEventListener("submit", () => {
    changed = false;
    sheet.querySelector("[type='submit']").disabled = true;
  });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  window.addEventListener("pageshow", () => { sheet.querySelector("[type='submit']").disabled = false; });
  const fault = sheet.querySelector(".error-message");
  if (fault) come(fault.parentElement);
})();
