/* Answers for the network when there is none: keeps the pages of televisions, what they show, and its files. */
"use strict";
const KEPT = "loa-xa-man-hinh-1";
const PATIENCE = 5000; // milliseconds
const FILES = /^\/(static|tep|van-ban-dinh-kem|tai-an-pham)\//;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data && event.data.keep) event.waitUntil(keep(event.data.keep));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/man-hinh/")) event.respondWith(newest(request));
  else if (FILES.test(url.pathname)) event.respondWith(kept(request));
});

async function keep(urls) {
  const cache = await caches.open(KEPT);
  const wanted = new Set(urls);
  const have = new Set((await cache.keys()).map((request) => request.url));
  await Promise.all([...wanted].filter((url) => !have.has(url) || url.includes("/man-hinh/")).map((url) => put(cache, url)));
  await Promise.all([...have].filter((url) => !wanted.has(url) && !url.includes("/man-hinh/")).map((url) => cache.delete(url)));
}

async function put(cache, url) {
  try {
    const answer = await fetch(url, { cache: "no-cache" });
    if (answer.status === 200) await cache.put(url, answer);
  } catch { /* the next time */ }
}

async function newest(request) {
  const cache = await caches.open(KEPT);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(request.url, { cache: "no-cache", credentials: "same-origin", signal: stop.signal });
    if (answer.status === 200) await cache.put(request.url, answer.clone());
    if (answer.status >= 500) return (await cache.match(request.url, { ignoreVary: true })) || answer;
    return answer;
  } catch (error) {
    const found = await cache.match(request.url, { ignoreVary: true });
    if (found) return found;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function kept(request) {
  const cache = await caches.open(KEPT);
  const found = await cache.match(request.url, { ignoreVary: true });
  if (!found) return fetch(request);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") || "");
  return range ? part(found, Number(range[1]), range[2]) : found;
}

async function part(whole, from, until) {
  const blob = await whole.blob();
  const last = until ? Math.min(Number(until), blob.size - 1) : blob.size - 1;
  if (from >= blob.size) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${blob.size}` } });
  return new Response(blob.slice(from, last + 1), {
    status: 206,
    headers: {
      "Content-Type": whole.headers.get("Content-Type") || "application/octet-stream",
      "Content-Range": `bytes ${from}-${last}/${blob.size}`,
      "Content-Length": String(last - from + 1),
      "Accept-Ranges": "bytes",
    },
  });
}
