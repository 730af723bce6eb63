import assert from "node:assert/strict";
import { test } from "node:test";
import { tidyAddress } from "../../../assets/scripts/site/tidy-address.js";

/** What the address bar shows of an address after the page tidied it; null: it was left alone. */
function tidied(protocol, pathname) {
  let shown = null;
  const history = { state: 1, replaceState: (_state, _title, address) => (shown = address) };
  tidyAddress({ protocol, pathname, search: "?q=a", hash: "#b" }, history);
  return shown;
}

test("a page on the web shows its short address, with what it asks for", () => {
  assert.equal(tidied("https:", "/reviews/a/index.html"), "/reviews/a/?q=a#b");
});

test("a short address is left alone, and so is a page on a disk", () => {
  assert.deepEqual([tidied("https:", "/reviews/a/"), tidied("file:", "/site/index.html")], [null, null]);
});
