// Renews the counts of a survey while it takes answers.
(() => {
  const counts = () => document.querySelector("[data-renew]");
  if (!counts()) return;
  const renew = async () => {
    if (document.hidden) return;
    const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
    if (!answer || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#so-lieu");
    if (fresh && counts()) counts().replaceWith(fresh);
  };
  setInterval(renew, Number(counts().dataset.renew) * 1000);
})();
