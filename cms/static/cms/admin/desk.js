/* The reading desk of the article editor: marks, minutes, listening, corrections, pasting. */
(function () {
  "use strict";

  const DELAY = 700; // milliseconds without typing before the words are asked for
  const NETWORK = "Không kết nối được với máy chủ. Nội dung anh/chị đã viết vẫn còn trên màn hình; xin thử lại.";
  let body = null; // the StreamField of the article's text, once the editor has drawn it

  function token() {
    return document.querySelector("[name=csrfmiddlewaretoken]").value;
  }

  async function ask(address, fields) {
    let answer;
    try {
      answer = await fetch(address, { method: "POST", body: fields, headers: { "X-CSRFToken": token() } });
    } catch (error) {
      throw new Error(NETWORK);
    }
    if (answer.ok) return answer;
    let told = {};
    try {
      told = await answer.json();
    } catch (error) {
      throw new Error(NETWORK);
    }
    throw new Error(told.error || NETWORK);
  }

  function complain(place, error) {
    const line = place.querySelector("[data-lx-error]");
    line.textContent = error ? error.message : "";
    line.hidden = !error;
  }

  function fieldsOf(pairs) {
    const fields = new FormData();
    Object.entries(pairs).forEach(([name, value]) => fields.append(name, value));
    return fields;
  }

  /* A UUID, also on a plain http address where crypto.randomUUID does not exist. */
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  function watchBody() {
    const stream = window.wagtailStreamField && window.wagtailStreamField.blocks.StreamBlockDefinition;
    if (!stream) return;
    const draw = stream.prototype.render;
    stream.prototype.render = function (placeholder, prefix, ...rest) {
      const drawn = draw.call(this, placeholder, prefix, ...rest);
      if (prefix === "body") body = drawn;
      return drawn;
    };
  }

  class Desk {
    constructor(desk) {
      this.desk = desk;
      this.form = desk.closest("form");
      this.words = desk.querySelector("[data-lx-words]");
      this.text = this.form.querySelector("[name=loudspeaker_text]");
      this.dialog = desk.querySelector("[data-lx-correction]");
      const place = desk.querySelector(".lx-desk__reading");
      this.hearing = new window.LoaXaHearing(place, desk.dataset.hear, token, (error) => complain(place, error));
      this.asked = 0;
      this.listen();
      this.refresh();
    }

    listen() {
      const later = () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.refresh(), DELAY);
      };
      this.form.addEventListener("input", later);
      const blocks = this.form.querySelector("#panel-child-content-body-content, [data-contentpath=body]");
      if (blocks) new MutationObserver(later).observe(blocks, { childList: true, subtree: true, characterData: true });
      document.querySelectorAll("[role=tab]").forEach((tab) => tab.addEventListener("click", later));
      this.desk.addEventListener("click", (event) => this.clicked(event));
      this.words.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target.matches("mark")) this.clicked(event);
      });
    }

    /* Of an article its blocks; of any other kind the whole form but its files, as its words come from anywhere. */
    relevant() {
      const fields = new FormData();
      const whole = this.desk.dataset.reading.includes("loai=");
      for (const [name, value] of new FormData(this.form)) {
        const read = name === "loudspeaker_text" || name.startsWith("body-");
        if (read || (whole && !(value instanceof File) && !name.startsWith("action-"))) fields.append(name, value);
      }
      return fields;
    }

    async refresh() {
      const turn = (this.asked += 1);
      this.words.setAttribute("aria-busy", "true");
      try {
        const told = await (await ask(this.desk.dataset.reading, this.relevant())).json();
        if (turn === this.asked) this.show(told);
        complain(this.desk.querySelector(".lx-desk__reading"), null);
      } catch (error) {
        complain(this.desk.querySelector(".lx-desk__reading"), error);
      }
      this.words.setAttribute("aria-busy", "false");
    }

    show(told) {
      this.derived = told.derived;
      if (told.html !== this.drawn) this.words.innerHTML = told.html; // rendered and escaped by our own server
      this.drawn = told.html;
      this.desk.querySelector("[data-lx-minutes]").textContent = String(told.minutes).replace(".", ",");
      const source = this.desk.querySelector("[data-lx-source]");
      source.textContent = told.own ? source.dataset.own : source.dataset.derived;
    }

    clicked(event) {
      const target = event.target.closest("[data-lx-hear], [data-lx-correct], [data-lx-derive], [data-lx-correct-save]");
      if (!target) return;
      event.preventDefault();
      if (target.matches("[data-lx-hear]")) this.hearing.pressed(target);
      else if (target.matches("[data-lx-derive]")) this.derive(target);
      else if (target.matches("[data-lx-correct-save]")) this.keep();
      else if (this.dialog) this.correct(target);
    }

    derive(button) {
      if (this.text.value.trim() && !window.confirm(button.dataset.question)) return;
      this.text.value = this.derived || "";
      this.text.dispatchEvent(new Event("input", { bubbles: true }));
    }

    correct(mark) {
      this.dialog.querySelector("[data-lx-written]").value = mark.dataset.written;
      this.dialog.querySelector("[data-lx-spoken]").value = mark.dataset.spoken;
      complain(this.dialog, null);
      this.dialog.showModal();
      this.dialog.querySelector("[data-lx-spoken]").select();
    }

    async keep() {
      const pairs = {
        written: this.dialog.querySelector("[data-lx-written]").value,
        spoken: this.dialog.querySelector("[data-lx-spoken]").value,
      };
      if (this.dialog.querySelector("[data-lx-capitals]").checked) pairs.case_sensitive = "on";
      try {
        await ask(this.dialog.dataset.lxCorrection, fieldsOf(pairs));
        this.dialog.close();
        this.refresh();
      } catch (error) {
        complain(this.dialog, error);
      }
    }
  }

  class Pasting {
    constructor(place) {
      this.place = place;
      this.dialog = place.querySelector("dialog");
      this.text = place.querySelector("[data-lx-paste-text]");
      place.querySelector("[data-lx-paste-open]").addEventListener("click", () => this.dialog.showModal());
      place.querySelectorAll("[data-lx-paste-go]").forEach((button) => {
        button.addEventListener("click", () => this.go(button.dataset.lxPasteGo));
      });
    }

    async go(how) {
      try {
        const told = await (await ask(this.place.dataset.lxPaste, fieldsOf({ text: this.text.value }))).json();
        this.put(told, how);
        this.text.value = "";
        this.dialog.close();
        complain(this.dialog, null);
      } catch (error) {
        complain(this.dialog, error);
      }
    }

    put(told, how) {
      const title = document.querySelector("#id_title");
      const given = title.value.trim();
      const other = given && given.toLowerCase() !== told.title.toLowerCase();
      const state = [...(other ? told.as_heading : []), ...told.blocks].map((block) => ({ ...block, id: newId() }));
      if (how === "replace") body.setState(state);
      else state.forEach((block) => body.insert(block, body.children.length));
      if (told.title && !given) {
        title.dispatchEvent(new Event("focus"));
        title.value = told.title;
        ["input", "keyup", "change"].forEach((name) => title.dispatchEvent(new Event(name, { bubbles: true })));
      }
      title.form.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function begin() {
    document.querySelectorAll("[data-lx-close]").forEach((button) => {
      button.addEventListener("click", () => button.closest("dialog").close());
    });
    document.querySelectorAll("[data-lx-paste]").forEach((place) => new Pasting(place));
    document.querySelectorAll("[data-lx-desk]").forEach((desk) => new Desk(desk));
  }

  watchBody();
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
})();
