/* Who is heard when more than one thing wants to be: the rules of broadcast/player/arbiter.py, word for word, and
   tests/broadcast/player/test_arbiter_in_browser.py holds the two together. Moments are milliseconds. */
"use strict";
(() => {
  const EMERGENCY = 3;
  const TICK = 0.001;
  const WHOLE_WITHIN = 0.001;
  const LATE_BY = 1000;
  const RELAY_SLACK = 30;
  const LEAST_SPACING = 1;
  const NOTHING = Object.freeze({ heard: 0, began: null, interrupted: false, over: null, seenAt: null });

  const moment = (words) => (words === null || words === undefined ? null : Date.parse(words));
  const compare = (one, other) => (one < other ? -1 : Number(one > other));
  const least = (moments) => moments.reduce((first, one) => (first === null || one < first ? one : first), null);

  /** Every airing that starts before `until` and could be heard at `since` or later, in their order. */
  function airings(items, since, until) {
    return items.flatMap((item) => airingsOf(item, since, until))
      .sort((one, other) => compare(one.startsAt, other.startsAt) || compare(one.id, other.id));
  }

  function airingsOf(item, since, until) {
    const starts = moment(item.starts_at);
    const grace = Math.max(moment(item.latest_start) - starts, 0);
    const every = Math.max(item.every_seconds || 0, item.seconds, LEAST_SPACING) * 1000;
    const heardFor = grace + Math.max(item.seconds, 0) * 1000;
    const end = least([until, moment(item.ends_at), moment(item.until)].filter((one) => one !== null));
    const found = [];
    let number = item.every_seconds ? Math.max(0, Math.floor((since - heardFor - starts) / every)) : 0;
    for (; starts + number * every < end; number += 1) {
      const startsAt = starts + number * every;
      const id = item.every_seconds ? `${item.id}#${number}` : item.id;
      if (startsAt + heardFor >= since) found.push({ id, item, startsAt, latestStart: startsAt + grace, withdrawn: false });
      if (!item.every_seconds) break;
    }
    return found;
  }

  const newness = ({ item }) => (item.rank === EMERGENCY ? moment(item.starts_at) : 0);
  const level = (one, other) => compare(one.item.rank, other.item.rank) || compare(newness(one), newness(other));
  const inOrder = (one, other) => -level(one, other) || compare(one.startsAt, other.startsAt) || compare(one.id, other.id);
  const isRelay = ({ item }) => item.kind === "relay";

  function silenceAt(airing) {
    const end = moment(airing.item.ends_at);
    if (!isRelay(airing)) return end;
    const own = airing.startsAt + airing.item.seconds * 1000;
    return end === null ? own : Math.min(own, end);
  }

  class Table {
    constructor(all, progress, onAir, now, quiet) {
      Object.assign(this, { all: [...all].sort(inOrder), progress, onAir, now, quiet, endings: [] });
    }

    decide() {
      let live = this.all.filter((airing) => this.#soFar(airing).over === null);
      live.forEach((airing) => { const ending = this.#ending(airing); if (ending) this.endings.push(ending); });
      const over = new Set(this.endings.map(({ airing }) => airing.id));
      live = live.filter((airing) => !over.has(airing.id));
      const play = this.#choice(live);
      live = live.filter((airing) => !this.#dropped(airing, play));
      const position = play ? this.#position(play) : 0;
      this.onAir = play ? play.id : null;
      return { play, position, endings: this.endings, wakeAt: this.#wakeAt(live, play, position) };
    }

    #soFar(airing) { return { ...NOTHING, ...this.progress.get(airing.id) }; }

    #choice(live) {
      const ready = live.filter((one) => (one.startsAt <= this.now || one.id === this.onAir) && this.#allowed(one, this.now));
      const sounding = ready.find((one) => one.id === this.onAir);
      const best = ready[0] || null;
      return best && sounding && level(best, sounding) <= 0 ? sounding : best;
    }

    #dropped(airing, play) {
      if (airing.id !== this.onAir || airing === play || airing.item.after_interruption !== "drop") return false;
      this.endings.push(this.#cut(airing, "interrupted"));
      return true;
    }

    #ending(airing) {
      const soFar = this.#soFar(airing);
      const begun = airing.id === this.onAir || soFar.began !== null;
      if (airing.withdrawn) return this.#cut(airing, "withdrawn");
      if (begun && !isRelay(airing) && airing.item.seconds - soFar.heard <= WHOLE_WITHIN) return this.#heard(airing);
      if (airing.id === this.onAir) return this.#endOfSounding(airing);
      if (begun && !soFar.interrupted) return this.#cut(airing, "power_cut");
      if (this.now <= this.#lastChance(airing)) return null;
      return this.#cut(airing, begun ? "interrupted" : this.#whyMissed(airing));
    }

    #endOfSounding(airing) {
      const end = silenceAt(airing);
      if (end !== null && this.now >= end) {
        if (isRelay(airing)) return this.#heard(airing);
        return this.#cut(airing, this.#soFar(airing).interrupted ? "interrupted" : "stopped");
      }
      return this.#allowed(airing, this.now) ? null : this.#cut(airing, "quiet_hours");
    }

    #heard(airing) {
      const soFar = this.#soFar(airing);
      const reason = soFar.began !== null && soFar.began - airing.startsAt > LATE_BY ? "late" : "";
      if (!isRelay(airing) || soFar.heard >= airing.item.seconds - RELAY_SLACK) return { airing, outcome: "aired", reason };
      return this.#cut(airing, soFar.interrupted ? "interrupted" : reason || "stopped");
    }

    #cut(airing, reason) {
      return { airing, outcome: this.#soFar(airing).heard > 0 ? "partial" : "missed", reason };
    }

    #whyMissed(airing) {
      const last = this.#lastChance(airing);
      if (!this.#allowed(airing, last)) return "quiet_hours";
      const ahead = this.all.filter((one) => one.id !== airing.id && level(one, airing) >= 0);
      return ahead.some((one) => this.#sounded(one, last)) ? "outranked" : "was_off";
    }

    #sounded(airing, at) {
      const soFar = this.#soFar(airing);
      if (soFar.began === null || soFar.began > at) return false;
      return airing.id === this.onAir || (soFar.seenAt ?? soFar.began + soFar.heard * 1000) >= at - LATE_BY;
    }

    #allowed(airing, at) {
      return airing.item.rank === EMERGENCY || !this.quiet.some(([begin, end]) => begin <= at && at < end);
    }

    #position(airing) {
      const restart = airing.item.after_interruption === "restart";
      return restart && airing.id !== this.onAir ? 0 : this.#soFar(airing).heard;
    }

    #lastChance(airing) {
      const end = silenceAt(airing);
      if (isRelay(airing) && this.#soFar(airing).began !== null && end !== null) return end - TICK;
      const chance = airing.latestStart + this.#position(airing) * 1000;
      return end === null ? chance : Math.min(chance, end - TICK);
    }

    #wakeAt(live, play, position) {
      const moments = this.quiet.flat();
      live.forEach((airing) => {
        const end = silenceAt(airing);
        moments.push(airing.startsAt);
        if (end !== null) moments.push(end);
        if (airing !== play) moments.push(this.#lastChance(airing) + TICK);
      });
      if (play && !isRelay(play)) moments.push(this.now + Math.max((play.item.seconds - position) * 1000, TICK));
      return least(moments.filter((one) => one > this.now));
    }
  }

  const decide = (all, progress, onAir, now, quiet = []) => new Table(all, progress, onAir, now, quiet).decide();

  /** In percent: an emergency at its own volume, all else turned down (broadcast/player/loudness.py). */
  function loudness(item, ...setTo) {
    if (item.kind === "emergency") return item.volume;
    return setTo.reduce((heard, percent) => Math.floor((heard * percent + 50) / 100), item.volume);
  }

  window.LoaXa = { ...window.LoaXa, arbiter: { airings, decide, loudness } };
})();
