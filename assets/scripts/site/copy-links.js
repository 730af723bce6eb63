/**
 * Make each link with `data-copy-link` also copy the address that it leads to.
 *
 * @param {Document} document
 * @param {import("../shared/clipboard.js").Copy} copy
 */
export function enableCopyLinks(document, copy) {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-copy-link]") : null;
    if (link instanceof HTMLAnchorElement) copy(link.href, link, "Link copied");
  });
}
