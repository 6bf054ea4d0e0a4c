// Chapters and speed for the recording's <audio>; everything works as plain links without it.
"use strict";

for (const player of document.querySelectorAll("[data-player]")) {
  const sound = player.querySelector("audio");
  const chapters = [...player.querySelectorAll("a[data-at]")];
  const speeds = player.querySelector("[data-speeds]");

  const jump = (seconds) => {
    sound.currentTime = seconds;
    sound.play().catch(() => sound.focus());
  };

  for (const chapter of chapters) {
    chapter.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      jump(Number(chapter.dataset.at));
    });
  }

  const mark = () => {
    const now = chapters.filter((chapter) => Number(chapter.dataset.at) <= sound.currentTime + 0.05).pop();
    for (const chapter of chapters) {
      if (chapter === now && !(sound.paused && sound.currentTime === 0)) chapter.setAttribute("aria-current", "true");
      else chapter.removeAttribute("aria-current");
    }
  };
  sound.addEventListener("timeupdate", mark);
  sound.addEventListener("seeked", mark);

  if (speeds) {
    speeds.hidden = false;
    const buttons = [...speeds.querySelectorAll("button[data-speed]")];
    for (const button of buttons) {
      button.addEventListener("click", () => {
        sound.defaultPlaybackRate = sound.playbackRate = Number(button.dataset.speed);
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      });
    }
  }
}
