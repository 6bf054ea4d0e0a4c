// Shows the current week when the board opens; the first column stays where it is.
for (const room of document.querySelectorAll("[data-pl-board]")) {
  const now = room.querySelector("[data-pl-now]");
  const what = room.querySelector("th");
  if (now && what) room.scrollLeft = now.offsetLeft - what.offsetWidth - (room.clientWidth - what.offsetWidth) / 2;
}
