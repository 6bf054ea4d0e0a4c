/* Listening to a submitted text, paragraph by paragraph. */
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

  document.querySelectorAll("[data-lx-hearing]").forEach((place) => {
    if (!place.querySelector("[data-lx-hear]")) return;
    const hearing = new window.LoaXaHearing(place, place.dataset.lxHearing, token, complaining(place));
    place.addEventListener("click", (event) => {
      const button = event.target.closest("[data-lx-hear]");
      if (button) hearing.pressed(button);
    });
  });
})();
