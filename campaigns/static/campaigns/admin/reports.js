/* Asks for the number of a period or for its days, whichever its length wants. */
(() => {
  "use strict";
  const form = document.querySelector("[data-report]");
  if (!form) return;
  const length = form.querySelector("[name='length']");
  const number = form.querySelector("[name='number']").closest(".rp-field");
  function follow() {
    const days = length.value === "days";
    form.querySelector("[data-numbered]").hidden = days;
    form.querySelector("[data-days]").hidden = !days;
    number.hidden = ["year", "nine_months"].includes(length.value);
  }
  length.addEventListener("change", follow);
  follow();
})();
