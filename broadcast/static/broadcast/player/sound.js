/* One sound at a time, from any position: a file of ours or a relayed stream. */
"use strict";
(() => {
  class Sound {
    constructor(element) {
      this.element = element;
      this.url = "";
      this.failed = () => {};
      this.ended = () => {};
      element.addEventListener("error", () => { if (this.url) this.failed(); });
      element.addEventListener("ended", () => { if (this.url) this.ended(); });
    }

    get position() { return this.element.currentTime || 0; }

    /** Begin at `position` seconds; resolves when sound comes out, rejects when none does. */
    async play(source, position, volume) {
      this.stop();
      this.url = typeof source === "string" ? source : URL.createObjectURL(source);
      this.element.src = this.url;
      this.element.volume = Math.min(1, Math.max(0, volume / 100));
      if (position) this.element.currentTime = position;
      await this.element.play();
    }

    stop() {
      const url = this.url;
      this.url = "";
      this.element.pause();
      this.element.removeAttribute("src");
      if (url.startsWith("blob:")) URL.revokeObjectURL(url);
    }

    /** A second of a test tone, made here: 440 Hz at a fifth of full scale. */
    async tone(volume) {
      const context = new AudioContext();
      const source = new OscillatorNode(context, { frequency: 440 });
      source.connect(new GainNode(context, { gain: 0.2 * (volume / 100) })).connect(context.destination);
      source.start();
      source.stop(context.currentTime + 1);
      await new Promise((resolve) => { source.onended = resolve; });
      await context.close();
    }
  }

  window.LoaXa = { ...window.LoaXa, Sound };
})();
