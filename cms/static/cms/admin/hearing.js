/* The button "Nghe đoạn này": asks for a paragraph's sound, says that it waits, plays it and stops it. */
(function () {
  "use strict";

  const PATIENCE = 45000; // milliseconds until the voice is given up
  const WAITING = "Đang chuẩn bị giọng đọc…";
  const STOP = "Dừng nghe";
  const LATE = "Giọng đọc chuẩn bị quá lâu. Xin bấm nghe lại sau ít phút.";
  const NETWORK = "Không kết nối được với máy chủ. Xin thử lại.";
  const LOOKS = {
    ready: { sign: "▶", classes: [] },
    waiting: { sign: "…", classes: ["lx-hear--waiting"], says: WAITING },
    playing: { sign: "■", classes: ["lx-hear--playing"], says: STOP },
  };

  /* The sound of spoken words as a Blob; rejects with a sentence for the page. */
  async function soundOf(address, spoken, token) {
    const fields = new FormData();
    fields.append("spoken", spoken);
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    const request = { method: "POST", body: fields, headers: { "X-CSRFToken": token }, signal: patience.signal };
    let told = {};
    try {
      const answer = await fetch(address, request);
      if (answer.ok) return await answer.blob();
      told = await answer.json();
    } catch (error) {
      throw new Error(patience.signal.aborted ? LATE : NETWORK);
    } finally {
      clearTimeout(timer);
    }
    throw new Error(told.error || NETWORK);
  }

  class Hearing {
    /* `address` speaks, `token()` gives the form's token, `complain(error or null)` shows what went wrong. */
    constructor(place, address, token, complain) {
      Object.assign(this, { address, token, complain });
      this.player = new Audio();
      this.button = null;
      this.state = "ready";
      this.status = document.createElement("p");
      this.status.className = "lx-hidden";
      this.status.setAttribute("role", "status");
      this.status.setAttribute("aria-live", "polite");
      place.append(this.status);
      ["ended", "pause"].forEach((name) => this.player.addEventListener(name, () => this.rest()));
    }

    pressed(button) {
      if (this.state === "waiting") return;
      const again = this.state === "playing" && this.button === button;
      this.player.pause();
      this.rest();
      if (!again) this.play(button);
    }

    async play(button) {
      this.button = button;
      this.complain(null);
      this.look("waiting");
      try {
        const sound = await soundOf(this.address, button.dataset.lxHear, this.token());
        if (this.player.src) URL.revokeObjectURL(this.player.src);
        this.player.src = URL.createObjectURL(sound);
        await this.player.play();
        this.look("playing");
      } catch (error) {
        this.look("ready");
        this.complain(error);
      }
    }

    rest() {
      if (this.state === "playing") this.look("ready");
    }

    look(state) {
      const look = LOOKS[state];
      const name = this.button.querySelector("[data-lx-hear-name]");
      this.state = state;
      this.button.classList.remove("lx-hear--waiting", "lx-hear--playing");
      this.button.classList.add(...look.classes);
      this.button.querySelector("[data-lx-hear-sign]").textContent = look.sign;
      this.button.setAttribute("aria-disabled", String(state === "waiting"));
      name.dataset.ready = name.dataset.ready || name.textContent;
      name.textContent = look.says || name.dataset.ready;
      name.classList.toggle("lx-hidden", state === "ready");
      this.button.title = name.textContent;
      this.status.textContent = state === "waiting" ? WAITING : "";
    }
  }

  window.LoaXaHearing = Hearing;
})();
