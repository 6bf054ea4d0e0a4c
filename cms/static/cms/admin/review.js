/* Listening to a submitted text, paragraph by paragraph. */
(function () {
  "use strict";

  const player = new Audio();

  function token() {
    return JSON.parse(document.getElementById("wagtail-config").textContent).CSRF_TOKEN;
  }

  async function hear(place, button) {
    const line = place.querySelector("[data-lx-error]");
    const fields = new FormData();
    fields.append("spoken", button.dataset.lxHear);
    line.hidden = true;
    button.classList.add("lx-hear--waiting");
    try {
      const answer = await fetch(place.dataset.lxHearing, {
        method: "POST",
        body: fields,
        headers: { "X-CSRFToken": token() },
      });
      if (!answer.ok) throw new Error((await answer.json()).error);
      player.src = URL.createObjectURL(await answer.blob());
      await player.play();
    } catch (error) {
      line.textContent = error.message || "Không nghe được. Xin thử lại.";
      line.hidden = false;
    }
    button.classList.remove("lx-hear--waiting");
  }

  document.querySelectorAll("[data-lx-hearing]").forEach((place) => {
    place.addEventListener("click", (event) => {
      const button = event.target.closest("[data-lx-hear]");
      if (button) hear(place, button);
    });
  });
})();
