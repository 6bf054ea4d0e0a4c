// Recording one's voice: levels shown while speaking, heard again, taken anew, sent as a file of the form.
"use strict";

const desk = document.querySelector("[data-recorder]");
if (desk && navigator.mediaDevices && window.MediaRecorder) {
  const part = (name) => desk.querySelector(`[data-${name}]`);
  const meter = desk.querySelector("meter"), clock = desk.querySelector(".recorder__time");
  const words = desk.querySelector(".recorder__words"), sound = desk.querySelector("audio");
  const file = desk.querySelector("input[type=file]");
  const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
  const LONGEST_MS = 5 * 60 * 1000;
  const TOO_QUIET = -32, TOO_LOUD = -1; // dBFS of the loudest moment
  let recorder = null, stream = null, context = null, loudest = -100;

  part("live").hidden = false;
  part("record").addEventListener("click", begin);
  part("end").addEventListener("click", () => recorder?.stop());
  part("forget").addEventListener("click", forget);

  function tell(sentence, bad) {
    words.textContent = sentence;
    words.classList.toggle("bad", bad);
  }

  async function begin() {
    forget();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: true } });
    } catch {
      tell(desk.dataset.refused, true);
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
  }

  function watch(began) {
    context = new AudioContext();
    const ear = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(ear);
    const samples = new Float32Array(ear.fftSize);
    loudest = -100;
    const look = () => {
      if (recorder?.state !== "recording") return;
      ear.getFloatTimeDomainData(samples);
      const peak = Math.max(...samples.map(Math.abs));
      const level = peak > 0 ? 20 * Math.log10(peak) : -100;
      loudest = Math.max(loudest, level);
      meter.value = Math.max(-60, level);
      const seconds = Math.floor((Date.now() - began) / 1000);
      clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (Date.now() - began > LONGEST_MS) recorder.stop();
      else requestAnimationFrame(look);
    };
    look();
  }

  function finish(blob) {
    for (const track of stream.getTracks()) track.stop();
    context.close();
    const ending = blob.type.includes("mp4") ? "m4a" : blob.type.includes("ogg") ? "ogg" : "webm";
    const basket = new DataTransfer();
    basket.items.add(new File([blob], `ghi-am.${ending}`, { type: blob.type }));
    file.files = basket.files;
    sound.src = URL.createObjectURL(blob);
    sound.hidden = false;
    part("forget").hidden = false;
    show(false);
    if (loudest < TOO_QUIET) tell(desk.dataset.quiet, true);
    else if (loudest > TOO_LOUD) tell(desk.dataset.loud, true);
    else tell(desk.dataset.good, false);
  }

  function show(recording) {
    desk.classList.toggle("is-recording", recording);
    part("record").hidden = recording;
    part("end").hidden = !recording;
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
  }
}
