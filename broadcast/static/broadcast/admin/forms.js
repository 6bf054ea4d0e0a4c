// Forms of the station: rows that can be added, times that can be added, and a look at the next times on air.
"use strict";

for (const rows of document.querySelectorAll("[data-rows]")) {
  const total = rows.querySelector(`[name=${rows.dataset.rows}-TOTAL_FORMS]`);
  const empty = rows.querySelector("[data-rows-empty]").innerHTML;
  rows.querySelector("[data-rows-add]").addEventListener("click", () => {
    const range = document.createRange();
    range.selectNode(rows);
    // A contextual fragment runs the little scripts that attach Wagtail's date picker to the new row.
    const row = range.createContextualFragment(empty.replaceAll("__prefix__", total.value));
    total.value = String(Number(total.value) + 1);
    const list = rows.querySelector("[data-rows-list]");
    list.append(row);
    list.lastElementChild.querySelector("input:not([type=hidden]), select").focus();
  });
}
document.addEventListener("change", (event) => {
  if (event.target.name?.endsWith("-DELETE")) {
    event.target.closest("[data-row]").classList.toggle("bc-row--removed", event.target.checked);
  }
});

for (const times of document.querySelectorAll("[data-times]")) {
  const boxes = () => [...times.querySelectorAll("input")];
  const more = times.querySelector("[data-more-times]");
  boxes().slice(1).filter((box) => !box.value).forEach((box) => box.remove());
  more.hidden = false;
  more.addEventListener("click", () => {
    const box = boxes()[0].cloneNode();
    box.value = "";
    box.id = `${boxes()[0].id.replace(/\d+$/, "")}${boxes().length}`;
    more.before(box);
    box.focus();
  });
}

const preview = document.querySelector("[data-preview]");
const form = preview?.closest("form");
let pending;

async function look() {
  try {
    const answer = await fetch(preview.dataset.preview, { method: "POST", body: new FormData(form) });
    if (answer.ok) preview.innerHTML = await answer.text();
  } catch { /* the machine did not answer: what was shown stays */ }
}
if (preview) {
  const soon = () => { clearTimeout(pending); pending = setTimeout(look, 400); };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
}

// A relay has no bulletin, and a bulletin no stream: only what belongs to the kind chosen is shown.
const kinds = document.querySelectorAll("[name=kind][type=radio]");
if (kinds.length) {
  const only = { relay: "stream_url", bulletin: "max_items" };
  const show = () => {
    const chosen = document.querySelector("[name=kind]:checked")?.value;
    for (const [kind, name] of Object.entries(only)) {
      const fields = document.querySelector(`[name=${name}]`)?.closest("fieldset");
      if (fields) fields.hidden = kind !== chosen;
    }
  };
  kinds.forEach((kind) => kind.addEventListener("change", show));
  show();
}
