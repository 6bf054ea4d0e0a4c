/* The touch screen of the one-stop desk: keys on the screen, and back to the start when nobody touches it. */
(() => {
  "use strict";
  const { start, idle, warning } = document.body.dataset;
  const STOPPED = "kiosk-stopped";
  const box = document.querySelector("[data-countdown]");
  const seconds = box.querySelector("[data-seconds]");
  const said = box.querySelector("[data-say]");
  const typed = document.querySelector("[data-typed]");
  const atStart = () => location.pathname === start && !location.search && !(typed && typed.value);
  let touched = Date.now();

  if (atStart()) sessionStorage.removeItem(STOPPED);

  // The sentence is put in when it is shown, so that a screen reader says it once and no number each second.
  const warn = (near) => {
    if (box.hidden === !near) return;
    box.hidden = !near;
    said.textContent = near ? said.dataset.say : "";
  };
  // WCAG 2.2.1: the time is announced, one touch prolongs it as often as wanted, another ends the counting.
  const tick = () => {
    if (atStart() || sessionStorage.getItem(STOPPED)) {
      warn(false);
      return;
    }
    const left = Math.ceil(Number(idle) - (Date.now() - touched) / 1000);
    if (left <= 0) location.replace(start);
    warn(left <= Number(warning));
    seconds.textContent = String(Math.max(left, 0));
  };
  const touch = () => {
    touched = Date.now();
    tick();
  };
  for (const event of ["pointerdown", "keydown", "input", "scroll"]) {
    addEventListener(
      event,
      ({ target }) => box.contains(target) || touch(), // else the box is gone before its button is pressed
      { passive: true, capture: true },
    );
  }
  box.querySelector("[data-stop]").addEventListener("click", () => {
    sessionStorage.setItem(STOPPED, "1");
    tick();
  });
  box.querySelector("[data-go-on]").addEventListener("click", touch);
  setInterval(tick, 1000);
  addEventListener("pageshow", (event) => { // shown again from the browser's memory: the next person begins anew
    if (event.persisted) touch();
  });

  const keys = document.querySelector("[data-keys]");
  if (!keys || !typed) return;
  const TONES = [["\u0301", "sắc"], ["\u0300", "huyền"], ["\u0309", "hỏi"], ["\u0303", "ngã"], ["\u0323", "nặng"]];
  const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "ăâđêôơư"];

  const write = (text) => {
    typed.value = text.slice(0, typed.maxLength);
    typed.dispatchEvent(new Event("input", { bubbles: true }));
  };
  // A tone goes to the last vowel of the word, in place of the tone it had.
  const tone = (mark) => {
    const letters = [...typed.value.normalize("NFC")];
    for (let at = letters.length - 1; at >= 0 && letters[at] !== " "; at -= 1) {
      const bare = letters[at].normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "").normalize("NFC");
      if ("aăâeêioôơuưy".includes(bare.toLowerCase())) {
        letters[at] = (bare + mark).normalize("NFC");
        break;
      }
    }
    write(letters.join(""));
  };
  const key = (label, act, kind = "") => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `key ${kind}`.trim();
    button.textContent = label;
    button.addEventListener("click", act);
    return button;
  };
  const row = (buttons) => {
    const line = document.createElement("div");
    line.append(...buttons);
    keys.append(line);
  };
  for (const letters of ROWS) row([...letters].map((letter) => key(letter, () => write(typed.value + letter))));
  row(TONES.map(([mark, name]) => key(name, () => tone(mark), "tone")));
  row([
    key(keys.dataset.space, () => write(`${typed.value} `), "wide"),
    key(keys.dataset.delete, () => write([...typed.value].slice(0, -1).join("")), "wide"),
  ]);
  keys.setAttribute("role", "group");
  keys.setAttribute("aria-label", keys.dataset.label);
  keys.hidden = false;
  typed.setAttribute("inputmode", "none"); // the device's own keyboard would cover half the screen
})();
