/* The sheet beside its form: drawn again by the server whenever typing rests. */
(function () {
  "use strict";

  const DELAY = 700; // milliseconds without typing before the sheet is asked for
  const NETWORK = "Không kết nối được với máy chủ. Nội dung anh/chị đã viết vẫn còn trên màn hình; xin thử lại.";
  const FIELDS = ["title", "template_kind", "theme", "length_m", "height_m", "kicker", "summary", "link_page", "produced_by", "licence"];

  class Sheet {
    constructor(place) {
      this.place = place;
      this.form = place.closest("form");
      this.asked = 0;
      const later = () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.refresh(), DELAY);
      };
      this.form.addEventListener("input", later);
      this.form.addEventListener("change", later);
      const blocks = this.form.querySelector("[data-contentpath=body]") || this.form.querySelector("#panel-child-content-body-content");
      if (blocks) new MutationObserver(later).observe(blocks, { childList: true, subtree: true });
      this.refresh();
    }

    part(name) {
      return this.place.querySelector(`[data-lx-${name}]`);
    }

    relevant() {
      const fields = new FormData();
      for (const [name, value] of new FormData(this.form)) {
        if (FIELDS.includes(name) || name.startsWith("body-")) fields.append(name, value);
      }
      return fields;
    }

    async refresh() {
      const turn = (this.asked += 1);
      this.part("busy").hidden = false;
      let told;
      try {
        const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
        const answer = await fetch(this.place.dataset.lxLeaflet, { method: "POST", body: this.relevant(), headers: { "X-CSRFToken": token } });
        told = await answer.json();
      } catch (error) {
        told = { error: NETWORK };
      }
      if (turn !== this.asked) return;
      this.part("busy").hidden = true;
      this.part("error").textContent = told.error || "";
      this.part("error").hidden = !told.error;
      if (!told.error) this.show(told);
    }

    show(told) {
      this.part("size").textContent = told.size;
      this.part("fits").hidden = told.problems.length > 0;
      const list = this.part("problems");
      list.hidden = told.problems.length === 0;
      list.replaceChildren(...told.problems.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence })));
      const sides = this.part("sides");
      sides.replaceChildren(...told.sides.map((source, at) => Object.assign(document.createElement("img"), { src: source, alt: `${sides.dataset.side} ${at + 1}` })));
    }
  }

  function begin() {
    document.querySelectorAll("[data-lx-leaflet]").forEach((place) => new Sheet(place));
  }

  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
})();
