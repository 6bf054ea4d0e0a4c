/* Opens the player's page where there is no network. The sound is kept by the page itself. */
"use strict";
const KEPT = "loa-xa-trang-may-phat-1";
const PATIENCE = 5000; // milliseconds

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data && event.data.keep) event.waitUntil(keep(event.data.keep, event.ports[0]));
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const ours = url.href.split("#")[0] === self.registration.scope || url.pathname.startsWith("/static/");
  if (event.request.method === "GET" && url.origin === self.location.origin && ours) event.respondWith(newest(event.request));
});

async function keep(urls, port) {
  const cache = await caches.open(KEPT);
  const wanted = new Set(urls);
  await Promise.all(urls.map(async (url) => {
    const answer = await fetch(url, { cache: "no-cache", credentials: "same-origin" });
    if (answer.status === 200) await cache.put(url, answer);
  }));
  await Promise.all((await cache.keys()).filter((request) => !wanted.has(request.url)).map((request) => cache.delete(request)));
  port?.postMessage("kept");
}

async function newest(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(request.url, { cache: "no-cache", credentials: "same-origin", signal: stop.signal });
    if (answer.status < 500) return answer;
    return (await kept(request)) || answer;
  } catch (error) {
    const found = await kept(request);
    if (found) return found;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const kept = async (request) => (await caches.open(KEPT)).match(request.url, { ignoreVary: true });
