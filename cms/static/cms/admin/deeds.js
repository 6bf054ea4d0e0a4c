/* The measure beside the number follows the tile that is chosen; the address is asked for where there may be one. */
(() => {
  "use strict";
  const form = document.querySelector("[data-deed]");
  if (!form) return;
  const unit = form.querySelector("[data-unit]");
  const link = form.querySelector("[data-link]");
  function follow() {
    const chosen = form.querySelector("[name='kind']:checked");
    unit.textContent = chosen ? chosen.dataset.measure : "";
    link.hidden = !(chosen && ["social", "press"].includes(chosen.value)) && !link.querySelector("input").value;
  }
  form.addEventListener("change", follow);
  form.addEventListener("submit", () => { form.querySelector("[type='submit']").disabled = true; });
  window.addEventListener("pageshow", () => { form.querySelector("[type='submit']").disabled = false; follow(); });
})();
