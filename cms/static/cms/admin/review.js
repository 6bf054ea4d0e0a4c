/* Reading a submitted page whole in its frame, and listening to its text, paragraph by paragraph. */
(function () {
  "use strict";

  function token() {
    return JSON.parse(document.getElementById("wagtail-config").textContent).CSRF_TOKEN;
  }

  function complaining(place) {
    const line = place.querySelector("[data-lx-error]");
    return (error) => {
      line.textContent = error ? error.message : "";
      line.hidden = !error;
    };
  }

  /* The page as residents will see it: as high as it is, what is folded open, links in windows of their own. */
  function unfold(frame) {
    const page = frame.contentDocument;
    if (!page || !page.body) return;
    if (page.querySelector("main")) page.querySelectorAll("body > :not(main), .share").forEach((part) => { part.style.display = "none"; });
    page.querySelectorAll("details").forEach((folded) => { folded.open = true; });
    page.querySelectorAll("a[href]").forEach((link) => { link.target = "_blank"; link.rel = "noopener"; });
    const fit = () => { frame.style.height = page.body.scrollHeight + 2 + "px"; };
    new ResizeObserver(fit).observe(page.body);
    fit();
  }

  document.querySelectorAll("[data-lx-look]").forEach((frame) => {
    frame.addEventListener("load", () => unfold(frame));
    if (frame.contentDocument && frame.contentDocument.readyState === "complete") unfold(frame);
  });

  document.querySelectorAll("[data-lx-hearing]").forEach((place) => {
    if (!place.querySelector("[data-lx-hear]")) return;
    const hearing = new window.LoaXaHearing(place, place.dataset.lxHearing, token, complaining(place));
    place.addEventListener("click", (event) => {
      const button = event.target.closest("[data-lx-hear]");
      if (button) hearing.pressed(button);
    });
  });
})();
