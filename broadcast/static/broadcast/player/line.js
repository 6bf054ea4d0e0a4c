/* The line to the server: the schedule, its sound, the heartbeat, the log. Every call may fail; nothing depends on
   one of them, each is tried again. The words of the protocol are those of docs/adr/0008-the-player.md. */
"use strict";
(() => {
  const SOUND = "loa-xa-am-thanh-1";
  const BATCH = 500;
  const PATIENCE_MS = 20_000;
  const VERSION = "browser 1";

  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  class Line {
    constructor(book, settings) {
      this.book = book;
      this.settings = settings; // {api, player, token, manifest}
      this.revoked = false;
    }

    #call(address, options = {}) {
      const stop = AbortSignal.timeout(options.patience || PATIENCE_MS);
      return fetch(address, { credentials: "omit", signal: stop, ...options });
    }

    async #post(name, body) {
      const answer = await this.#call(`${this.settings.api}${name}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${this.settings.token}` },
        body: JSON.stringify(body),
      });
      if (answer.status === 401) this.revoked = true;
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    }

    /** The newest schedule, or null while it is the one we have. */
    async schedule() {
      const answer = await this.#call(this.settings.manifest, { cache: "no-cache" });
      if (answer.status === 404) this.revoked = true;
      if (!answer.ok) throw new Error(`manifest: ${answer.status}`);
      const etag = answer.headers.get("ETag");
      if (etag && etag === (await this.book.get("etag"))) return null;
      const manifest = await answer.json();
      await this.book.set("manifest", manifest);
      await this.book.set("etag", etag);
      return manifest;
    }

    #address(sha256) { return `${this.settings.api}audio/${sha256}`; }

    async kept() {
      const cache = await caches.open(SOUND);
      return new Set((await cache.keys()).map((request) => request.url.split("/").pop()));
    }

    /** Fetch what is missing, urgent ones first, and let go what nothing names any more; what is still missing. */
    async files(manifest, got) {
      const cache = await caches.open(SOUND);
      const have = await this.kept();
      const wanted = [...manifest.files].sort((one, other) => other.urgent - one.urgent);
      const missing = [];
      for (const file of wanted.filter((one) => !have.has(one.sha256))) {
        try {
          await this.#fetch(cache, file);
          got(file.sha256);
        } catch { missing.push(file.sha256); }
      }
      const named = new Set(manifest.files.map((file) => file.sha256));
      await Promise.all([...have].filter((sha256) => !named.has(sha256)).map((sha256) => cache.delete(this.#address(sha256))));
      return missing;
    }

    async #fetch(cache, file) {
      const address = this.#address(file.sha256);
      const answer = await this.#call(address, { patience: 600_000, headers: { Authorization: `Bearer ${this.settings.token}` } });
      if (answer.status !== 200) throw new Error(`audio: ${answer.status}`);
      const sound = await answer.arrayBuffer();
      if (sound.byteLength !== file.size || hex(await crypto.subtle.digest("SHA-256", sound)) !== file.sha256) throw new Error("audio: wrong content");
      await cache.put(address, new Response(sound, { headers: { "Content-Type": "audio/mpeg" } }));
    }

    /** A file's sound, its hash compared once more; null where it is not here, false where it is spoilt. */
    async sound(sha256) {
      const found = await (await caches.open(SOUND)).match(this.#address(sha256));
      if (!found) return null;
      const bytes = await found.arrayBuffer();
      if (hex(await crypto.subtle.digest("SHA-256", bytes)) === sha256) return new Blob([bytes], { type: "audio/mpeg" });
      await (await caches.open(SOUND)).delete(this.#address(sha256));
      return false;
    }

    /** Say how we are; the seconds the server's clock is ahead of ours, measured in the middle of the call. */
    async beat(state) {
      const sent = Date.now();
      const steady = performance.now();
      const answer = await this.#post("heartbeats", { ...state, sent_at: new Date(sent).toISOString(), version: VERSION });
      const took = performance.now() - steady;
      const offset = (Date.parse(answer.server_time) - (sent + took / 2)) / 1000;
      await this.book.set("offset", offset);
      await this.book.acknowledged(answer.acknowledged_sequence, sent);
      return { offset, answer };
    }

    /** Send the log until the server has all of it. */
    async log() {
      for (;;) {
        const plays = await this.book.unsent(BATCH);
        if (!plays.length) return;
        const answer = await this.#post("plays", { plays });
        if (answer.acknowledged_sequence < plays[0].sequence) return;
        await this.book.acknowledged(answer.acknowledged_sequence, Date.now());
      }
    }
  }

  window.LoaXa = { ...window.LoaXa, Line };
})();
