/* Addresses from Vietnamese titles: đ becomes d, where the admin's own script would write "dj" or drop it.
   The server does the same again (cms/slugs.py). */
(function () {
  "use strict";

  const LONGEST = 80;

  function slugOf(title) {
    const plain = title.replace(/đ/g, "d").replace(/Đ/g, "D").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
    const slug = plain.toLowerCase().replace(/[^a-z0-9\s_-]/g, "").trim().replace(/[-\s]+/g, "-").replace(/^[-_]+|[-_]+$/g, "");
    if (slug.length <= LONGEST) return slug;
    const cut = slug.slice(0, LONGEST + 1);
    return cut.slice(0, cut.lastIndexOf("-")) || slug.slice(0, LONGEST);
  }

  function isSlug(field) {
    return field instanceof HTMLInputElement && (field.dataset.controller || "").split(" ").includes("w-slug");
  }

  /* Capture on the document comes before the admin's own handlers on the field. */
  document.addEventListener("w-sync:check", (event) => {
    if (!isSlug(event.target)) return;
    event.stopPropagation();
    const now = event.target.value;
    if (now && now !== slugOf(event.detail.value || "")) event.preventDefault();
  }, true);

  document.addEventListener("w-sync:apply", (event) => {
    if (!isSlug(event.target)) return;
    event.stopPropagation();
    event.preventDefault();
    event.target.value = slugOf(event.detail.value || "");
  }, true);

  document.addEventListener("blur", (event) => {
    if (isSlug(event.target)) event.target.value = slugOf(event.target.value);
  }, true);
})();
