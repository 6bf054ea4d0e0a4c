/* What a microphone hears of an airing, set against the room while nothing plays: the rules of
   broadcast/player/listening.py. Only levels are kept and sent, in dBFS; never sound. */
"use strict";
(() => {
  const SECOND = 900; // ms: the player looks about once a second, and sooner when something happens
  const ROOM_SECONDS = 60;
  const ROOM_AT_LEAST = 3;
  const SETTLING_SECONDS = 2;
  const FLOOR = -60;
  const STANDS_OUT = 3;
  const SILENCE = -96;
  const SAMPLES = 32_768;

  const standsOut = (level, ambient) => level > Math.max(FLOOR, ambient === null ? FLOOR : ambient + STANDS_OUT);

  class Ear {
    /** Asks the person for the microphone; rejects where it is refused or there is none. */
    static async open() {
      // Whatever a browser does to make speech clearer would take away the very sound that is listened for.
      const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      const stream = await navigator.mediaDevices.getUserMedia({ audio });
      const context = new AudioContext();
      await context.resume();
      const analyser = new AnalyserNode(context, { fftSize: SAMPLES });
      context.createMediaStreamSource(stream).connect(analyser);
      return new Ear(stream, context, analyser);
    }

    constructor(stream, context, analyser) {
      Object.assign(this, { stream, context, analyser });
      this.samples = new Float32Array(SAMPLES);
      this.heardAt = performance.now();
      this.levels = [];
      this.settling = 0;
      this.last = null; // of the last second while something was on air
    }

    get lost() { return !this.stream.active || this.stream.getTracks().some((track) => track.readyState === "ended" || track.muted); }

    /** The level of the room, the median of its last minute; null while not known. */
    get ambient() {
      if (this.levels.length < ROOM_AT_LEAST) return null;
      const sorted = [...this.levels].sort((one, other) => one - other);
      return Math.round(sorted[sorted.length >> 1]);
    }

    async close() {
      this.stream.getTracks().forEach((track) => track.stop());
      await this.context.close();
    }

    /** Nothing is on air. */
    room() {
      this.last = null;
      const level = this.#second();
      if (level === null) return;
      if (this.settling) { this.settling -= 1; return; }
      this.levels = [...this.levels, level].slice(-ROOM_SECONDS);
    }

    /** Something is on air: what was heard of it up to now, null for nothing yet. */
    attend(soFar) {
      this.settling = SETTLING_SECONDS;
      const level = this.#second();
      if (level === null) return soFar || null;
      this.last = level;
      const { ambient, seconds, silent, power } = soFar || { ambient: this.ambient, seconds: 0, silent: 0, power: 0 };
      return { ambient, seconds: seconds + 1, silent: silent + Number(!standsOut(level, ambient)), power: power + 10 ** (level / 10) };
    }

    /** The level now, once a second; null in between and where nothing is listened to. */
    #second() {
      const now = performance.now();
      if (this.lost || now - this.heardAt < SECOND) return null;
      this.heardAt = now;
      this.analyser.getFloatTimeDomainData(this.samples);
      const power = this.samples.reduce((sum, sample) => sum + sample * sample, 0) / SAMPLES;
      return Math.max(SILENCE, 10 * Math.log10(Math.max(power, 1e-12)));
    }
  }

  /** As the protocol has it. */
  function told(listened) {
    if (!listened) return null;
    const { ambient, seconds, silent, power } = listened;
    return {
      seconds,
      rms_dbfs: Math.round(100 * Math.log10(power / seconds)) / 10,
      silent: Math.round((1000 * silent) / seconds) / 1000,
      ambient_dbfs: ambient,
    };
  }

  window.LoaXa = { ...window.LoaXa, Ear, told };
})();
