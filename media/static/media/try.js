/* The try-it box of the dictionary: a sentence in, its reading out, with the entry being typed. */
(function () {
  "use strict";

  const DELAY = 350; // milliseconds without typing

  function value(name) {
    const field = document.querySelector(`form [name=${name}]`);
    if (!field) return "";
    if (field.type === "checkbox") return field.checked ? "on" : "";
    return field.value;
  }

  async function ask(box) {
    const answer = box.querySelector("[data-lx-try-answer]");
    const fields = new FormData();
    fields.append("text", box.querySelector("[data-lx-try-text]").value);
    ["written", "spoken", "case_sensitive"].forEach((name) => fields.append(name, value(name)));
    const config = document.getElementById("wagtail-config");
    const token = config ? JSON.parse(config.textContent).CSRF_TOKEN : document.querySelector("[name=csrfmiddlewaretoken]").value;
    try {
      const reply = await fetch(box.dataset.lxTry, { method: "POST", body: fields, headers: { "X-CSRFToken": token } });
      const told = await reply.json();
      if (told.error) answer.textContent = told.error;
      else answer.innerHTML = told.html; // rendered and escaped by our own server
    } catch (error) {
      answer.textContent = "Không kết nối được với máy chủ. Xin thử lại.";
    }
  }

  document.querySelectorAll("[data-lx-try]").forEach((box) => {
    let timer = null;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => ask(box), DELAY);
    };
    box.addEventListener("input", later);
    const form = document.querySelector("form [name=spoken]");
    if (form) form.form.addEventListener("input", later);
  });
})();
