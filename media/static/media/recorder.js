// Recording one's voice: levels shown while speaking, heard again, taken anew, put as a file into the form.
// A page that wants more listens to "recorded" and "forgotten" on the desk.
"use strict";

const desk = document.querySelector("[data-recorder]");
if (desk) {
  const part = (name) => desk.querySelector(`[data-${name}]`);
  const meter = desk.querySelector("meter"), clock = desk.querySelector(".recorder__time");
  const words = desk.querySelector(".recorder__words"), sound = desk.querySelector("audio");
  const file = desk.querySelector("input[type=file]"), said = desk.dataset;
  const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
  const LONGEST_MS = Number(said.minutes || 5) * 60 * 1000;
  const HUSH_MS = Number(said.hush || 0); // silence asked for first, in which the room is measured
  const TOO_QUIET = -32, TOO_LOUD = -1; // dBFS of the loudest moment
  const LOUD_ROOM = -45; // dBFS, mean of the silence: speech is some 20 dB above it
  let recorder = null, stream = null, context = null, loudest = -100, room = [];

  const able = navigator.mediaDevices && window.MediaRecorder;
  if (able) part("live").hidden = false;
  else if (said.insecure) (part("insecure").hidden = false);
  part("record").addEventListener("click", begin);
  part("end").addEventListener("click", () => recorder?.stop());
  part("forget").addEventListener("click", forget);
  file.addEventListener("change", chosen);

  function tell(sentence, bad) {
    words.textContent = sentence;
    words.classList.toggle("bad", bad);
  }

  async function begin() {
    forget();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: true } });
    } catch (error) {
      tell((error.name === "NotFoundError" && said.missing) || said.refused, true);
      return;
    }
    const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one));
    recorder = new MediaRecorder(stream, kind ? { mimeType: kind, audioBitsPerSecond: 96000 } : {});
    const pieces = [];
    recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    recorder.addEventListener("stop", () => finish(new Blob(pieces, { type: recorder.mimeType })), { once: true });
    recorder.start(1000);
    watch(Date.now());
    show(true);
    if (HUSH_MS) tell(said.hushing, false);
  }

  function watch(began) {
    context = new AudioContext();
    const ear = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(ear);
    const samples = new Float32Array(ear.fftSize);
    loudest = -100;
    room = [];
    let hushing = HUSH_MS > 0;
    const look = () => {
      if (recorder?.state !== "recording") return;
      ear.getFloatTimeDomainData(samples);
      const level = decibels(Math.max(...samples.map(Math.abs)));
      const gone = Date.now() - began;
      if (hushing && gone > 300) room.push(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
      if (hushing && gone > HUSH_MS) {
        hushing = false;
        desk.dispatchEvent(new CustomEvent("speaking"));
        tell(noisy() ? said.noisy : said.speak, noisy());
      }
      if (!hushing) loudest = Math.max(loudest, level);
      meter.value = Math.max(-60, level);
      const seconds = Math.max(0, Math.floor((gone - HUSH_MS) / 1000));
      clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (gone > LONGEST_MS) recorder.stop();
      else requestAnimationFrame(look);
    };
    look();
  }

  function decibels(level) {
    return level > 0 ? 20 * Math.log10(level) : -100;
  }

  function noisy() {
    const mean = room.reduce((sum, one) => sum + one, 0) / (room.length || 1);
    return decibels(Math.sqrt(mean)) > LOUD_ROOM;
  }

  function finish(blob) {
    for (const track of stream.getTracks()) track.stop();
    context.close();
    const ending = blob.type.includes("mp4") ? "m4a" : blob.type.includes("ogg") ? "ogg" : "webm";
    const basket = new DataTransfer();
    basket.items.add(new File([blob], `ghi-am.${ending}`, { type: blob.type }));
    file.files = basket.files;
    show(false);
    hold();
    if (loudest < TOO_QUIET) tell(said.quiet, true);
    else if (loudest > TOO_LOUD) tell(said.loud, true);
    else if (HUSH_MS && noisy()) tell(said.noisy, true);
    else tell(said.good, false);
  }

  function chosen() {
    if (file.files.length) {
      hold();
      tell("", false);
    } else forget();
  }

  // Give the sound in the form to be heard, and tell the page of it.
  function hold() {
    if (sound.src) URL.revokeObjectURL(sound.src);
    sound.src = URL.createObjectURL(file.files[0]);
    sound.hidden = false;
    part("forget").hidden = false;
    desk.dispatchEvent(new CustomEvent("recorded", { detail: file.files[0] }));
  }

  function show(recording) {
    desk.classList.toggle("is-recording", recording);
    part("record").hidden = recording;
    part("end").hidden = !recording;
    part(recording ? "end" : "record").focus({ preventScroll: true });
    meter.hidden = !recording;
    if (!recording) recorder = null;
  }

  function forget() {
    file.value = "";
    if (sound.src) URL.revokeObjectURL(sound.src);
    sound.removeAttribute("src");
    sound.hidden = true;
    part("forget").hidden = true;
    clock.textContent = "";
    tell("", false);
    desk.dispatchEvent(new CustomEvent("forgotten"));
  }
}
