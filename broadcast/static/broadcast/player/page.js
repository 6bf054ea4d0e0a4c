/* The page around the browser player: arming, what is in order and what is not, what is coming, what was heard. */
"use strict";
(() => {
  const { Book, Ear, Line, Machine, Sound } = window.LoaXa;
  const POLL_MS = 5000;
  const BEAT_MS = 60_000;
  const SLOWEST_MS = 30_000;
  const LINES = 12;
  const root = document.getElementById("machine");
  const part = (name) => root.querySelector(`[data-${name}]`);
  const words = JSON.parse(document.getElementById("words").textContent);
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const ticker = new Worker(root.dataset.ticker);
  const sound = new Sound(root.querySelector("audio"));
  const state = { armed: false, online: null, beaten: 0, alarm: "", wake: null, fault: "", secure: window.isSecureContext, other: false, deaf: false };
  let book = null;
  let line = null;
  let machine = null;
  let shown = { airings: [], progress: new Map(), now: null };

  /* --- the time of the station ------------------------------------------------------------------ */
  const clock = (moment, options) => new Intl.DateTimeFormat("vi-VN", { timeZone: root.dataset.zone, hourCycle: "h23", ...options }).format(moment);
  const hour = (moment) => clock(moment, { hour: "2-digit", minute: "2-digit" });
  const day = (moment) => clock(moment, { day: "2-digit", month: "2-digit" }).replace("-", "/");

  /* --- arming ----------------------------------------------------------------------------------- */
  async function arm() {
    part("arm").disabled = true;
    try {
      await sound.tone(30); // a press of a button lets this page make sound from now on
      if (!(await book.get("line"))) {
        const answer = await fetch(root.dataset.arming, { method: "POST", credentials: "same-origin", headers: { "X-CSRFToken": token() } });
        if (answer.redirected || answer.status === 403) { say(words.not_allowed); return; }
        if (!answer.ok) { say(words.unreachable); return; }
        await book.set("line", await answer.json());
        await book.set("armed", Date.now());
        navigator.storage?.persist?.();
      }
      await begin();
    } catch (error) {
      say(filled(words.failed, { what: String(error.message || error) }));
    } finally {
      part("arm").disabled = false;
    }
  }

  const token = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || "";

  async function begin() {
    if (machine) return;
    const settings = await book.get("line");
    if (!settings) return;
    if (!(await alone())) { state.other = true; draw(); return; }
    state.armed = true;
    line = new Line(book, settings);
    machine = new Machine({ book, line, sound, wait: (ms) => ticker.postMessage(ms), tell });
    await machine.load();
    if (await book.get("ear")) await listen();
    ticker.onmessage = () => machine.step();
    stayAwake();
    keepPage();
    again(news, POLL_MS);
    again(beat, BEAT_MS);
    await machine.step();
    draw();
  }

  /** With a microphone at the loudspeakers, where a person allows it, the server learns whether they were heard. */
  async function listen() {
    try {
      machine.ear = await Ear.open();
      await book.set("ear", true);
    } catch {
      state.deaf = true;
    }
    draw();
  }

  async function turnEar() {
    part("ear").disabled = true;
    state.deaf = false;
    if (machine.ear) {
      await machine.ear.close();
      machine.ear = null;
      await book.set("ear", false);
    } else await listen();
    part("ear").disabled = false;
    draw();
  }

  /** Only one tab of a browser plays; the lock is let go when the tab closes, however it does. */
  const alone = () => new Promise((resolve) => {
    navigator.locks.request("loa-xa-may-phat", { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    });
  });

  async function disarm() {
    if (!window.confirm(words.disarm)) return;
    try { await line.log(); } catch { say(words.unsent); return; }
    const answer = await fetch(root.dataset.arming, { method: "DELETE", credentials: "same-origin", headers: { "X-CSRFToken": token(), "X-Player": (await book.get("line")).player } });
    if (answer.redirected || !answer.ok) { say(words.not_allowed); return; }
    await book.forget();
    location.reload();
  }

  /* --- the line to the server ------------------------------------------------------------------- */
  /** Call `deed` for ever: at its pace while it works, ever more slowly while it does not. */
  function again(deed, pace) {
    let pause = pace;
    const turn = async () => {
      try {
        await deed();
        state.online = true;
        pause = pace;
      } catch (error) {
        console.warn(deed.name, error);
        state.online = false;
        pause = Math.min(SLOWEST_MS, pause * 2) * (0.75 + Math.random() / 2);
      }
      draw();
      setTimeout(turn, Math.min(pause, SLOWEST_MS));
    };
    window.addEventListener("online", () => { pause = pace; });
    return turn();
  }

  let fetching = null;
  async function news() {
    const manifest = await line.schedule();
    if (manifest) await machine.take(manifest);
    if (manifest || machine.missing.length) fetching ??= machine.fetch().finally(() => { fetching = null; });
    await line.log();
  }

  async function beat() {
    const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) || {};
    const { offset, answer } = await line.beat({
      manifest: (await book.get("etag")) || "",
      clock: machine.trusted ? "server" : "untrusted",
      offset_seconds: machine.offset,
      disk_free_bytes: Math.max(0, Math.round(quota - usage)),
      missing: machine.missing,
      playing: machine.onAir ? machine.onAir.airing.id : "",
      last_sequence: (await book.get("sequence")) || 0,
      volume: machine.manifest ? machine.manifest.volume : 100,
      microphone_dbfs: machine.ear ? machine.ear.last : null,
      ambient_dbfs: machine.ear ? machine.ear.ambient : null,
    });
    const first = !machine.trusted;
    machine.trust(offset);
    state.beaten = Date.now();
    if (answer.key) await book.set("line", { ...line.settings, manifest: line.settings.manifest.replace(/[^/]+$/, `${answer.key}.json`) });
    await machine.step();
    if (first) await beat(); // the server has heard of a player that knows no time; it does by now
  }

  /* --- staying awake ---------------------------------------------------------------------------- */
  async function stayAwake() {
    if (!state.armed || document.hidden || !navigator.wakeLock) return;
    try {
      state.wake = await navigator.wakeLock.request("screen");
      state.wake.addEventListener("release", () => { state.wake = null; draw(); });
    } catch { state.wake = null; }
    draw();
  }

  async function keepPage() {
    if (!navigator.serviceWorker) return;
    await navigator.serviceWorker.register(root.dataset.worker, { scope: location.pathname });
    const { active } = await navigator.serviceWorker.ready;
    const files = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((tag) => tag.href || tag.src);
    active.postMessage({ keep: [location.origin + location.pathname, new URL(root.dataset.ticker, location.href).href, ...files] });
  }

  /* --- what is shown ---------------------------------------------------------------------------- */
  function tell(news_) {
    if (news_.fault) say(filled(words.failed, { what: news_.fault }));
    else shown = news_;
    tellOfAlarm();
    draw();
  }

  /** People watch on how many players an emergency has begun: the server hears of it at once. */
  function tellOfAlarm() {
    const { airing } = machine.onAir || {};
    const alarm = airing && airing.item.kind === "emergency" ? airing.id : "";
    if (alarm === state.alarm) return;
    state.alarm = alarm;
    beat().catch((error) => console.warn("beat", error));
  }

  function say(text) {
    part("fault").textContent = text;
    part("fault").hidden = !text;
  }

  const checks = () => [
    [state.secure, words.secure, words.insecure],
    [state.online !== false && !(line && line.revoked), words.online, line && line.revoked ? words.revoked : words.offline],
    [Boolean(machine && machine.trusted), words.clock, words.no_clock],
    [Boolean(machine && machine.manifest && !machine.missing.length), words.files, filled(words.missing, { count: machine ? machine.missing.length : 0 })],
    [!document.hidden, words.in_front, words.behind],
    [Boolean(state.wake), words.awake, words.may_sleep],
    ...(state.deaf || (machine && machine.ear) ? [[!state.deaf && !machine.ear.lost, words.listens, words.deaf]] : []),
  ];

  function lamp() {
    if (!state.armed) return ["off", state.other ? words.other : "", ""];
    if (machine.onAir) return [machine.onAir.airing.item.kind === "emergency" ? "emergency" : "air", words.on_air, machine.onAir.airing.item.title];
    if (!machine.trusted || (line.revoked && !machine.manifest)) return ["fault", words.cannot, ""];
    return checks().every(([good]) => good) ? ["ready", words.ready, words.ready_help] : ["doubt", words.doubt, words.doubt_help];
  }

  function draw() {
    const [lit, title, help] = lamp();
    root.dataset.state = lit;
    if (title) part("lamp").textContent = title;
    if (help) part("lamp-help").textContent = help;
    part("arm").hidden = state.armed;
    part("disarm").hidden = !state.armed;
    part("ear").hidden = !state.armed || !navigator.mediaDevices;
    part("ear").textContent = machine && machine.ear ? words.ear_off : words.ear_on;
    part("tone").hidden = Boolean(machine && machine.onAir);
    document.title = `${{ air: "▶ ", emergency: "‼ ", ready: "● ", doubt: "⚠ ", fault: "⚠ ", off: "" }[lit]}${words.title}`;
    list("checks", checks().map(([good, yes, no]) => [good ? "good" : "bad", good ? yes : no]));
    drawAhead();
  }

  function drawAhead() {
    const now = shown.now || Date.now();
    const ahead = shown.airings.filter(({ id, startsAt }) => startsAt >= now && !(shown.progress.get(id) || {}).over);
    list("ahead", ahead.slice(0, LINES).map((one) => ["", `${hour(one.startsAt)} ${day(one.startsAt)}`, one.item.title]));
    const next = ahead[0];
    part("next").hidden = !state.armed || !next;
    if (next) part("next").textContent = filled(words.next, { time: hour(next.startsAt), day: day(next.startsAt), title: next.item.title, left: left(next.startsAt - now) });
  }

  function left(ms) {
    const minutes = Math.floor(ms / 60_000);
    return minutes >= 60 ? filled(words.hours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 }) : filled(words.minutes, { minutes, seconds: Math.floor(ms / 1000) % 60 });
  }

  async function drawLog() {
    const rows = await book.last(LINES);
    const waiting = (await book.unsent(1000)).length;
    part("sent").textContent = rows.length ? (waiting ? filled(words.waiting, { count: waiting }) : words.sent) : "";
    list("log", rows.map((row) => [row.outcome, `${hour(Date.parse(row.planned_start))} ${day(Date.parse(row.planned_start))}`, row.title,
      [words[row.outcome], row.reason && (words[`why_${row.reason}`] || row.reason)].filter(Boolean).join(": ")]));
  }

  function list(name, rows) {
    const key = JSON.stringify(rows);
    const holder = part(name);
    if (holder.dataset.key === key) return;
    holder.dataset.key = key;
    holder.replaceChildren(...(rows.length ? rows : [["none", words[`no_${name}`] || ""]]).map(([kind, ...texts]) => {
      const item = document.createElement("li");
      item.className = kind;
      item.append(...texts.map((text) => Object.assign(document.createElement("span"), { textContent: text })));
      return item;
    }));
  }

  /* --- begin ------------------------------------------------------------------------------------ */
  async function open() {
    setInterval(() => { document.querySelector("[data-clock]").textContent = clock(machine?.now() ?? Date.now(), { hour: "2-digit", minute: "2-digit", second: "2-digit" }); }, 250);
    draw();
    if (!state.secure) { say(words.insecure); part("arm").disabled = true; return; }
    book = await Book.open();
    part("arm").addEventListener("click", arm);
    part("disarm").addEventListener("click", disarm);
    part("ear").addEventListener("click", turnEar);
    part("tone").addEventListener("click", () => sound.tone(machine?.manifest?.volume ?? 100));
    document.addEventListener("visibilitychange", () => { stayAwake(); draw(); });
    window.addEventListener("beforeunload", (event) => { if (state.armed) event.preventDefault(); });
    setInterval(() => drawLog().catch((error) => say(String(error))), 2000);
    if (await book.get("line")) {
      part("lamp").textContent = words.again;
      part("lamp-help").textContent = words.again_help;
      if (navigator.userActivation?.hasBeenActive || (await mayPlay())) await begin();
    }
  }

  /** Whether this browser lets the page make sound without a press; office machines can be set so. */
  async function mayPlay() {
    const context = new AudioContext();
    const running = context.state === "running";
    await context.close();
    return running;
  }

  open().catch((error) => say(filled(words.failed, { what: String(error) })));
})();
