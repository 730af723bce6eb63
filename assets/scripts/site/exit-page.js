import { ExitThisPage } from "govuk-frontend";

/**
 * Start the button that leaves the site at once, also by pressing Shift three times.
 *
 * @param {Document} document
 */
export function enableExit(document) {
  const button = document.querySelector('[data-module="govuk-exit-this-page"]');
  if (!button) return;
  document.body.classList.add("govuk-frontend-supported");
  new ExitThisPage(button);
}
