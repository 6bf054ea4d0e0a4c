// Sending a recording: what was spoken stays on the page until the server has it.
"use strict";

const form = document.querySelector("form[data-recorder]");
if (form) {
  const said = form.dataset, keep = form.querySelector("[data-keep]");
  const status = form.querySelector(".recorder__words"), refusal = form.querySelector("[data-refusal]");
  let waiting = null;

  form.addEventListener("recorded", (event) => {
    waiting = event.detail;
    form.elements.key.value = newKey();
    refusal.textContent = "";
  });
  form.addEventListener("forgotten", () => (waiting = null));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.reportValidity()) send();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!waiting) return;
    event.preventDefault();
    event.returnValue = said.leaving;
  });

  function send() {
    const call = new XMLHttpRequest();
    refusal.textContent = "";
    keep.disabled = true;
    call.upload.addEventListener("progress", (event) => tell(said.sending.replace("%(percent)s", share(event)).replace("%%", "%")));
    call.upload.addEventListener("load", () => tell(said.checking));
    call.addEventListener("load", () => answered(call));
    call.addEventListener("error", cut);
    call.addEventListener("timeout", cut);
    call.open("POST", location.href);
    call.setRequestHeader("Accept", "application/json");
    call.timeout = 5 * 60 * 1000;
    call.send(new FormData(form));
  }

  // Every take is another recording; the same one sent again is not.
  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function share(event) {
    return event.lengthComputable ? Math.round((100 * event.loaded) / event.total) : 0;
  }

  function tell(sentence) {
    status.textContent = sentence;
    status.classList.remove("bad");
  }

  function answered(call) {
    let answer = {};
    try {
      answer = JSON.parse(call.responseText);
    } catch {
      return cut();
    }
    keep.disabled = false;
    tell("");
    if (answer.address) {
      waiting = null;
      location.assign(answer.address);
    } else refusal.textContent = answer.error || said.cut;
  }

  function cut() {
    keep.disabled = false;
    tell("");
    refusal.textContent = said.cut;
  }
}
