/* The browser player itself: asks the arbiter what is to be heard, sounds it, and writes down what became of it.
   One step at a time; a step may come too often or too late and still does the right thing. Moments are
   milliseconds of the corrected clock, lengths seconds. */
"use strict";
(() => {
  const { arbiter, told } = window.LoaXa;
  const A_DAY = 24 * 3_600_000;
  const LONGEST_WAIT = 1000;
  const PATIENCE_FOR_FILE = 60_000; // then the fallback is heard instead of a bulletin whose sound is not here
  const PATIENCE_FOR_CARD = 10; // seconds until sound comes out
  const SET_BACK = 5000; // a clock this far behind what it showed before was set back

  const iso = (moment) => (moment === null || moment === undefined ? null : new Date(moment).toISOString());

  const within = (seconds, promise) => Promise.race([
    promise,
    new Promise((_, reject) => { setTimeout(() => reject(new Error(`no sound within ${seconds} s`)), seconds * 1000); }),
  ]);

  class Machine {
    constructor({ book, line, sound, wait, tell }) {
      Object.assign(this, { book, line, sound, wait, tell });
      this.manifest = null;
      this.ear = null; // a microphone at the loudspeakers, where a person allowed it
      this.offset = null; // seconds the server's clock is ahead; null while we never knew
      this.onAir = null; // {airing, start, before, source}
      this.have = new Set();
      this.missing = [];
      this.lacking = new Map(); // airing -> why it could not sound when it was due
      this.dead = new Set(); // airings whose stream failed
      this.queue = Promise.resolve();
      sound.failed = () => this.#later(() => this.#broke("sound_failed"));
      sound.ended = () => this.#later(() => this.#played());
    }

    async load() {
      this.manifest = (await this.book.get("manifest")) || null;
      this.armedAt = (await this.book.get("armed")) || 0;
      this.have = await this.line.kept();
      const offset = await this.book.get("offset");
      const latest = (await this.book.get("latest")) || 0;
      if (offset !== undefined && Date.now() + SET_BACK >= latest) this.trust(offset);
      for (const one of await this.book.begun()) await this.book.note({ ...one, interrupted: true, cut: true });
    }

    /** The server's clock is this many seconds ahead of ours. */
    trust(offset) {
      this.offset = offset;
      this.trustedAt ??= this.now();
    }

    get trusted() { return this.offset !== null; }

    /** The moment it is, or null while nobody can say. */
    now() { return this.offset === null ? null : Date.now() + this.offset * 1000; }

    async take(manifest) {
      this.manifest = manifest;
      return this.step();
    }

    async fetch() {
      if (!this.manifest) return;
      this.missing = await this.line.files(this.manifest, (sha256) => { this.have.add(sha256); this.step(); });
      this.have = await this.line.kept();
      await this.step();
    }

    step() { return this.#later(() => this.#step()); }

    #later(deed) {
      this.queue = this.queue.then(deed).catch((error) => this.tell({ fault: String(error) }));
      return this.queue;
    }

    async #step() {
      const now = this.now();
      if (!this.manifest || now === null) { this.wait(LONGEST_WAIT); return; }
      this.#listen();
      if (this.onAir) await this.#mark(now);
      if (this.onAir && this.#stalled(now)) await this.#broke("relay_failed");
      const progress = await this.book.progress(now - 8 * A_DAY);
      const all = await this.#table(progress, now);
      const decision = arbiter.decide(all, progress, this.onAir && this.onAir.airing.id, now, this.#quiet());
      for (const ending of decision.endings) await this.#end(ending, progress, now);
      await this.#switch(decision, progress, now);
      await this.book.set("latest", Date.now());
      this.tell({ airings: all, progress, now });
      this.wait(Math.min(LONGEST_WAIT, Math.max(0, (decision.wakeAt ?? Infinity) - this.now())));
    }

    #listen() {
      if (!this.onAir) { this.ear?.room(); return; }
      const { known } = this.onAir;
      const listened = this.ear ? this.ear.attend(known.listened) : known.listened;
      if (!known.standIn) known.listened = listened; // what stands in is not heard of it
    }

    #stalled(now) {
      const { airing, moved } = this.onAir;
      if (this.sound.position !== moved.position) this.onAir.moved = { position: this.sound.position, at: now };
      return this.#streams(airing) && now - this.onAir.moved.at > airing.item.stream.timeout_seconds * 1000;
    }

    #streams(airing) { return Boolean(airing.item.stream) && !this.dead.has(airing.id); }

    #quiet() { return this.manifest.quiet.map((span) => span.map((one) => Date.parse(one))); }

    /** What the arbiter decides between: what could sound, what is begun, what ran out of time. */
    async #table(progress, now) {
      const planned = arbiter.airings(this.manifest.items, Math.max(this.armedAt, now - 2 * A_DAY), now + 2 * A_DAY);
      const ids = new Set(planned.map((one) => one.id));
      const gone = [...progress.values()].filter((one) => one.over === null && !ids.has(one.item));
      const begun = (airing) => progress.has(airing.id);
      return [
        ...planned.filter((airing) => begun(airing) || now < airing.startsAt || now > airing.latestStart || this.#canSound(airing, now)),
        ...gone.map((one) => ({ ...one.airing, withdrawn: true })),
      ];
    }

    #canSound(airing, now) {
      const { item } = airing;
      if (this.#streams(airing) || this.have.has(item.sha256)) return true;
      this.lacking.set(airing.id, this.lacking.get(airing.id) || "no_file");
      return item.kind !== "emergency" && this.have.has(this.manifest.fallback) && now >= airing.startsAt + PATIENCE_FOR_FILE;
    }

    /** Put down how far the airing on air has come, for us and for a page that is opened after a power cut. */
    async #mark(now) {
      const { airing, before, start, known } = this.onAir;
      known.heard = before + Math.max(0, this.sound.position - start);
      known.seenAt = now;
      await this.book.note({ ...known, item: airing.id, airing });
    }

    async #switch(decision, progress, now) {
      const wanted = decision.play && decision.play.id;
      if (wanted === (this.onAir && this.onAir.airing.id)) return;
      if (this.onAir) {
        this.onAir.known.interrupted = true;
        await this.#mark(now);
        this.#silence();
      }
      if (decision.play) await this.#begin(decision.play, decision.position, progress.get(wanted), now);
    }

    #silence() {
      this.sound.stop();
      this.onAir = null;
    }

    async #begin(airing, position, before, now) {
      const source = await this.#source(airing);
      if (!source) { this.wait(0); return; }
      const start = this.#streams(airing) || source.standIn ? 0 : position;
      const known = { began: null, interrupted: false, ...before, over: null, heard: position, seenAt: now, sha256: source.sha256, standIn: source.standIn };
      this.onAir = { airing, start, before: position, known, moved: { position: start, at: now } };
      try {
        const patience = this.#streams(airing) ? airing.item.stream.timeout_seconds : PATIENCE_FOR_CARD;
        await within(patience, this.sound.play(source.sound, start, arbiter.loudness(airing.item, this.manifest.volume)));
      } catch (error) {
        await this.#broke("sound_failed", String(error));
        return;
      }
      known.began ??= this.now();
      this.onAir.moved.at = this.now();
      await this.#mark(this.now());
    }

    /** What sounds for an airing: its stream, its own file, or the fallback; null where its file proved spoilt. */
    async #source(airing) {
      const { item } = airing;
      if (this.#streams(airing)) return { sound: item.stream.url, sha256: "", standIn: false };
      for (const sha256 of [item.sha256, item.kind === "emergency" ? "" : this.manifest.fallback].filter(Boolean)) {
        const sound = await this.line.sound(sha256);
        if (sound) return { sound, sha256, standIn: Boolean(item.stream) || sha256 !== item.sha256 };
        this.have.delete(sha256);
        if (sound === false) this.lacking.set(airing.id, "bad_file");
      }
      return null;
    }

    /** The sound came to its end: what is left of the planned length was rounding. */
    async #played() {
      if (!this.onAir) return;
      const { airing, known } = this.onAir;
      if (this.#streams(airing)) { await this.#broke("relay_failed"); return; }
      const whole = new Map([[airing.id, { ...known, heard: airing.item.seconds }]]);
      const [ending] = arbiter.decide([airing], whole, airing.id, this.now()).endings;
      this.#silence();
      await this.#end(ending, whole, this.now());
      this.wait(0);
    }

    /** The sound card or the stream gave up. A stream's fallback takes over; all else is over. */
    async #broke(reason, detail = "") {
      if (!this.onAir) return;
      const { airing, known } = this.onAir;
      const now = this.now();
      if (known.began !== null) await this.#mark(now);
      this.#silence();
      if (this.#streams(airing)) {
        this.dead.add(airing.id);
        this.lacking.set(airing.id, "relay_failed");
        if (this.have.has(airing.item.sha256)) { await this.#begin(airing, known.heard, known, now); return; }
      }
      const why = airing.item.stream ? "relay_failed" : reason;
      const heard = known.heard > 0 && known.began !== null && !known.standIn;
      await this.#finish(airing, known, now, heard ? "partial" : "missed", why, detail);
      this.wait(0);
    }

    async #end({ airing, outcome, reason }, progress, now) {
      const known = progress.get(airing.id);
      if (this.onAir && this.onAir.airing.id === airing.id) this.#silence();
      if (known && known.standIn) await this.#finish(airing, known, now, "missed", airing.item.stream ? "relay_failed" : "fallback");
      else await this.#finish(airing, known, now, outcome, this.#trueReason(airing, known, reason));
    }

    #trueReason(airing, known, reason) {
      if (known && known.cut && reason === "interrupted") return "power_cut";
      if (reason !== "was_off") return reason;
      if (this.lacking.has(airing.id)) return this.lacking.get(airing.id);
      const openedAt = this.now() - performance.now();
      return airing.latestStart < this.trustedAt && airing.latestStart >= openedAt ? "clock_untrusted" : reason;
    }

    async #finish(airing, known, now, outcome, reason, detail = "") {
      const began = known ? known.began : null;
      const cut = known && known.cut && outcome !== "aired";
      await this.book.end({
        item: airing.id,
        kind: airing.item.kind,
        title: airing.item.title,
        planned_start: iso(airing.startsAt),
        started_at: iso(began),
        ended_at: began === null ? null : iso(cut ? known.seenAt : now),
        seconds: known && known.began !== null && !known.standIn ? known.heard : 0,
        outcome,
        reason,
        trigger: airing.item.kind === "emergency" ? "push" : "schedule",
        sha256: (known && known.sha256) || "",
        detail: detail.slice(0, 500),
        overheard: told(known && known.listened),
      });
      this.lacking.delete(airing.id);
    }
  }

  window.LoaXa = { ...window.LoaXa, Machine };
})();
