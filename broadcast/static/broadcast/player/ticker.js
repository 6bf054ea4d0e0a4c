/* A worker's timers keep their pace where those of a page out of sight are slowed down. */
"use strict";
let timer = 0;
self.onmessage = ({ data }) => {
  clearTimeout(timer);
  timer = setTimeout(() => self.postMessage("due"), Math.max(0, data));
};
