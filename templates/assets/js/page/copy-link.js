const COPIED = "Copied";
const SHOWN_FOR = 3000;

/**
 * Makes each link marked `data-copy-link` also copy the address that it leads to.
 * Where copying isn't allowed it stays the link that it is.
 *
 * @param {Document} document
 */
export function copyLinks(document) {
  if (!document.querySelector("[data-copy-link]")) return;
  const said = document.createElement("span");
  said.className = "govuk-visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);
  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-copy-link]") : null;
    if (!(link instanceof HTMLAnchorElement) || !navigator.clipboard) return;
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return;
    }
    said.textContent = "Link copied";
    showCopied(link);
  });
}

/**
 * Says beside the link, for a moment, that it was copied.
 *
 * @param {HTMLAnchorElement} link
 */
function showCopied(link) {
  if (link.dataset.copied) return;
  link.dataset.copied = COPIED;
  setTimeout(() => delete link.dataset.copied, SHOWN_FOR);
}
