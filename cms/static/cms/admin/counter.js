/* How much of a short text is used, while somebody types. */
(function () {
  "use strict";

  function begin(box) {
    const line = document.createElement("p");
    line.className = "help lx-counter";
    line.setAttribute("aria-live", "polite");
    box.after(line);
    const say = () => {
      line.textContent = box.dataset.lxCounter
        .replace("%(used)s", [...box.value].length)
        .replace("%(most)s", box.maxLength);
    };
    box.addEventListener("input", say);
    say();
  }

  const all = () => document.querySelectorAll("textarea[data-lx-counter]").forEach(begin);
  if (document.readyState === "complete") all();
  else window.addEventListener("load", all);
})();
