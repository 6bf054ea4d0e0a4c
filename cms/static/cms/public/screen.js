/* A television: takes the slides in turn, shows the time, moves a little so that nothing burns in, asks for
   news once a minute, and goes on by itself when there is no network. The order is that of playlist.py. */
(() => {
  "use strict";
  const RENEW = 60_000;
  const OLD = 24 * 3_600_000;
  const FLIP = 24; // turns after which head and foot change places
  const PLACES = 9;
  const body = document.body;
  const stage = document.querySelector("main");
  const drift = document.querySelector(".drift");
  const nothing = stage.querySelector("[data-slide='none']");
  let state = null;
  let round = [];
  let turns = 0;
  let timer = 0;
  let current = stage.querySelector(".now");

  /* --- the rules, as in playlist.py ------------------------------------------------------------- */
  function roundOf(weights) {
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const credit = weights.map(() => 0);
    const order = [];
    for (let turn = 0; turn < sum; turn += 1) {
      let chosen = 0;
      weights.forEach((weight, place) => { credit[place] += weight; });
      credit.forEach((have, place) => { if (have > credit[chosen]) chosen = place; });
      credit[chosen] -= sum;
      order.push(chosen);
    }
    return order;
  }

  function isOpen(slide, now) {
    return (!slide.first || slide.first <= now.day) && (!slide.last || now.day <= slide.last)
      && slide.weekdays.includes(now.weekday) && slide.begins <= now.minute && now.minute < slide.ends;
  }

  function playlist(slides, now) {
    const open = slides.filter((slide) => isOpen(slide, now));
    return roundOf(open.map((slide) => Math.max(1, slide.weight))).map((place) => open[place]);
  }

  function moment(date, zone) {
    const parts = {};
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    }).formatToParts(date).forEach(({ type, value }) => { parts[type] = value; });
    const day = `${parts.year}-${parts.month}-${parts.day}`;
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    return { day, weekday, year: parts.year, hour: Number(parts.hour), minute: Number(parts.hour) * 60 + Number(parts.minute) };
  }

  const zone = () => (state && state.zone) || "Asia/Ho_Chi_Minh";
  const now = () => moment(new Date(), zone());

  /* --- the clock, the night, the mark of old content -------------------------------------------- */
  const WEEKDAYS = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];

  function tick() {
    const at = now();
    document.querySelector("[data-clock]").textContent = `${at.hour}:${String(at.minute % 60).padStart(2, "0")}`;
    document.querySelector("[data-day]").textContent = `${WEEKDAYS[at.weekday]}, ngày ${Number(at.day.slice(8))} tháng ${Number(at.day.slice(5, 7))} năm ${at.year}`;
    if (!state) return;
    const [from, until] = state.night || [0, 0];
    const dark = from <= until ? from <= at.minute && at.minute < until : at.minute >= from || at.minute < until;
    document.documentElement.classList.toggle("night", Boolean(state.night) && dark);
    const old = document.querySelector("[data-old]");
    const made = moment(new Date(state.made), zone());
    old.hidden = Date.now() - Date.parse(state.made) < OLD;
    old.textContent = old.dataset.words.replace("{when}", `${made.hour}:${String(made.minute % 60).padStart(2, "0")} ${made.day.split("-").reverse().join("/")}`);
    const slide = current && state.slides.find((one) => one.id === current.dataset.slide);
    if (slide && !isOpen(slide, at)) next();
  }

  /* --- one after the other ---------------------------------------------------------------------- */
  const section = (id) => stage.querySelector(`[data-slide="${CSS.escape(id)}"]`);

  function next() {
    clearTimeout(timer);
    if (!state) return;
    round = round.filter((slide) => state.slides.includes(slide) && isOpen(slide, now()));
    if (!round.length) round = playlist(state.slides, now());
    if (round.length > 1 && current && round[0].id === current.dataset.slide) round.push(round.shift());
    const slide = round.shift();
    show(slide ? section(slide.id) : nothing);
    stay(slide);
  }

  function stay(slide) {
    const video = slide && slide.untilEnded && current.querySelector("video");
    timer = setTimeout(next, (video ? 900 : slide ? slide.seconds : 15) * 1000);
    if (video) play(video, slide.seconds);
  }

  function begin() {
    round = playlist(state.slides, now());
    const place = round.findIndex((slide) => slide.id === current.dataset.slide);
    if (place < 0) next();
    else stay(round.splice(place, 1)[0]);
  }

  function show(chosen) {
    if (current && current !== chosen) {
      current.classList.remove("now");
      current.setAttribute("aria-hidden", "true");
      current.querySelectorAll("video").forEach((video) => video.pause());
    }
    current = chosen;
    current.classList.add("now");
    current.removeAttribute("aria-hidden");
    turns += 1;
    drift.dataset.place = turns % PLACES;
    drift.classList.toggle("flipped", Math.floor(turns / FLIP) % 2 === 1);
  }

  function play(video, seconds) {
    video.currentTime = 0;
    video.onended = next;
    video.onerror = next;
    video.play().catch(() => { clearTimeout(timer); timer = setTimeout(next, seconds * 1000); });
  }

  /* --- news ------------------------------------------------------------------------------------- */
  async function renew() {
    try {
      const answer = await fetch(body.dataset.listing, { cache: "no-cache" });
      if (answer.status === 404) { location.reload(); return; }
      if (!answer.ok) return;
      take(await answer.json());
    } catch { /* no network: what is there goes on */ }
  }

  function take(fresh) {
    if (state && fresh.made < state.made) return;
    const known = new Map(((state && state.slides) || []).map((slide) => [slide.id, slide]));
    const first = !state;
    state = fresh;
    state.slides = fresh.slides.map((slide) => same(known.get(slide.id), slide));
    draw();
    keep();
    tick();
    if (first) begin();
  }

  function same(before, slide) {
    return before && JSON.stringify(before) === JSON.stringify(slide) ? before : slide;
  }

  function draw() {
    const wanted = new Set(state.slides.map((slide) => slide.id));
    state.slides.forEach((slide) => {
      const shown = section(slide.id) || added(slide.id);
      if (shown.dataset.html === slide.html) return;
      shown.innerHTML = slide.html;
      shown.dataset.html = slide.html;
    });
    stage.querySelectorAll("[data-slide]").forEach((shown) => {
      if (shown === nothing || wanted.has(shown.dataset.slide)) return;
      if (shown === current) next();
      shown.remove();
    });
  }

  function added(id) {
    const shown = document.createElement("section");
    shown.className = "slide";
    shown.dataset.slide = id;
    shown.setAttribute("aria-hidden", "true");
    stage.insertBefore(shown, nothing);
    return shown;
  }

  /* --- without network -------------------------------------------------------------------------- */
  function keep() {
    const loaded = [...document.querySelectorAll("link[href], script[src], img[src]")].map((tag) => tag.href || tag.src);
    const assets = state.slides.flatMap((slide) => slide.assets);
    const urls = [location.href, body.dataset.listing, ...loaded, ...assets].map((url) => new URL(url, location.href).href);
    if (!navigator.serviceWorker) return;
    navigator.serviceWorker.ready.then((registration) => registration.active.postMessage({ keep: [...new Set(urls)] }));
  }

  if (navigator.serviceWorker) navigator.serviceWorker.register(body.dataset.worker).catch(() => {});
  window.loaXaScreen = { roundOf, playlist, moment };
  tick();
  setInterval(tick, 1000);
  setInterval(renew, RENEW);
  window.addEventListener("online", renew);
  renew();
})();
