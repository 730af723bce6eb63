import { ExitThisPage } from "govuk-frontend";

/**
 * The button that leaves the site at once, also by pressing Shift three times.
 *
 * @param {Document} document
 */
export function exitThisPage(document) {
  const element = document.querySelector('[data-module="govuk-exit-this-page"]');
  if (!element) return;
  document.body.classList.add("govuk-frontend-supported");
  new ExitThisPage(element);
}
