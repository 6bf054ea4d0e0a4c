/* What the browser player must not lose, in IndexedDB: its settings and schedule, the airing it is at, and its own
   log. A row of the log is final; writing it ends the airing and counts the sequence up in one transaction. */
"use strict";
(() => {
  const NAME = "loa-xa-may-phat";
  const KEPT_ROWS_MS = 60 * 24 * 3_600_000;
  const ALL = ["state", "open", "rows"];

  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  const over = (transaction) => new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

  class Book {
    static async open() {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("state");
        request.result.createObjectStore("open", { keyPath: "item" });
        request.result.createObjectStore("rows", { keyPath: "sequence" }).createIndex("item", "item", { unique: true });
      };
      return new Book(await settled(request));
    }

    constructor(database) { this.database = database; }

    #read(store) { return this.database.transaction(store).objectStore(store); }

    #write() { return this.database.transaction(ALL, "readwrite", { durability: "strict" }); }

    get(key) { return settled(this.#read("state").get(key)); }

    async set(key, value) {
      const transaction = this.#write();
      transaction.objectStore("state").put(value, key);
      await over(transaction);
    }

    async forget() {
      const transaction = this.#write();
      ["state", "open"].forEach((store) => transaction.objectStore(store).clear());
      await over(transaction);
    }

    /** Everything the arbiter needs to know of airings: those begun, and the outcomes of those that are over. */
    async progress(since) {
      const open = await this.begun();
      const rows = await settled(this.#read("rows").getAll());
      const known = new Map();
      rows.filter((row) => Date.parse(row.planned_start) >= since).forEach((row) => known.set(row.item, { over: row.outcome }));
      open.forEach((one) => known.set(one.item, { ...one, over: null }));
      return known;
    }

    begun() { return settled(this.#read("open").getAll()); }

    /** How far an airing has come; called at its beginning, at each second of it, and when something breaks in. */
    async note(airing) {
      const transaction = this.#write();
      transaction.objectStore("open").put(airing);
      await over(transaction);
    }

    /** End an airing with its one row; a second ending of the same airing changes nothing. */
    async end(row) {
      const transaction = this.#write();
      const [state, open, rows] = ALL.map((store) => transaction.objectStore(store));
      if (!(await settled(rows.index("item").getKey(row.item)))) {
        const sequence = ((await settled(state.get("sequence"))) || 0) + 1;
        state.put(sequence, "sequence");
        rows.add({ ...row, sequence, id: crypto.randomUUID().replaceAll("-", "") });
      }
      open.delete(row.item);
      await over(transaction);
    }

    async unsent(most) {
      const acknowledged = (await this.get("acknowledged")) || 0;
      return settled(this.#read("rows").getAll(IDBKeyRange.lowerBound(acknowledged, true), most));
    }

    async last(most) {
      const rows = await settled(this.#read("rows").getAll());
      return rows.slice(-most).reverse();
    }

    /** The server has everything up to `sequence`; what is long past and known there is let go. */
    async acknowledged(sequence, now) {
      const transaction = this.#write();
      transaction.objectStore("state").put(sequence, "acknowledged");
      const rows = transaction.objectStore("rows");
      const known = await settled(rows.getAll(IDBKeyRange.upperBound(sequence)));
      known.filter((row) => Date.parse(row.planned_start) < now - KEPT_ROWS_MS).forEach((row) => rows.delete(row.sequence));
      await over(transaction);
    }
  }

  window.LoaXa = { ...window.LoaXa, Book };
})();
