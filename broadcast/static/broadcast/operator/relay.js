// A relay this page plays: given up where nothing more is heard for its time-out, over when its time is.
"use strict";

class Relay {
  // `until`: moment (ms) of `now` at which it is over; `timeout`: seconds of silence. One of `silent` and `over`
  // is called, once.
  constructor(sound, { until, timeout, now, silent, over }) {
    let position = sound.currentTime;
    let moved = performance.now();
    this.timer = setInterval(() => {
      if (sound.currentTime !== position) { position = sound.currentTime; moved = performance.now(); }
      if (now() >= until) { this.stop(); over(); }
      else if (performance.now() - moved > timeout * 1000) { this.stop(); silent(); }
    }, 250);
  }

  stop() { clearInterval(this.timer); }
}
