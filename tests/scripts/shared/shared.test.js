import assert from "node:assert/strict";
import { test } from "node:test";
import { LoadError, createLoader } from "../../../assets/scripts/shared/loader.js";
import { POINT_KINDS } from "../../../assets/scripts/shared/point-kinds.js";
import { PromiseCache } from "../../../assets/scripts/shared/promise-cache.js";
import { readItem, writeItem } from "../../../assets/scripts/shared/storage.js";
import { capitalise, formatNumber, pluralise } from "../../../assets/scripts/shared/text.js";
import { isOnTheWeb, withoutIndex } from "../../../assets/scripts/shared/url.js";

test("numbers have their thousands apart, and nouns their plural", () => {
  assert.deepEqual([0, 999, 1204, 1234567].map(formatNumber), ["0", "999", "1,204", "1,234,567"]);
  assert.deepEqual(
    [0, 1, 2, 1204].map((count) => pluralise(count, "review")),
    ["0 reviews", "1 review", "2 reviews", "1,204 reviews"],
  );
  assert.deepEqual(["", "a b", "É"].map(capitalise), ["", "A b", "É"]);
});

test("an address on the web is short, and one on a disk is known as such", () => {
  assert.deepEqual(["/held/reviews/index.html", "/", "/index.html", "/a-index.html"].map(withoutIndex), [
    "/held/reviews/",
    "/",
    "/",
    "/a-index.html",
  ]);
  assert.deepEqual(
    ["http:", "https:", "file:"].map((protocol) => isOnTheWeb({ protocol })),
    [true, true, false],
  );
});

test("kinds of points stand in the order of the index", () => {
  assert.deepEqual(Object.keys(POINT_KINDS), ["learning", "recommendation", "good-practice"]);
});

test("storage that the browser refuses is empty, and says why nothing was stored", () => {
  const refused = () => {
    throw new Error("not allowed");
  };
  assert.deepEqual([readItem(refused, "a"), writeItem(refused, "a", "b"), writeItem(refused, "a", null)], [null, "blocked", "blocked"]); // prettier-ignore
});

test("a value is stored under its name, and null removes it", () => {
  const items = new Map();
  const storage = () => ({
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => items.set(name, value),
    removeItem: (name) => items.delete(name),
  });
  assert.equal(writeItem(storage, "a", ""), "");
  assert.deepEqual([readItem(storage, "a"), readItem(storage, "b")], ["", null]);
  assert.equal(writeItem(storage, "a", null), "");
  assert.equal(items.size, 0);
});

test("what is loaded is asked for once, and again after it failed", async () => {
  const cache = new PromiseCache();
  let asked = 0;
  const get = async () => {
    asked += 1;
    if (asked === 1) throw new Error("lost");
    return asked;
  };
  await assert.rejects(cache.getOrLoad("a", get));
  assert.equal(await cache.getOrLoad("a", get), 2);
  assert.equal(await cache.getOrLoad("a", get), 2);
  assert.equal(await cache.getOrLoad("b", get), 3);
});

/** A document whose scripts do what `files` says of their address: a function runs, and nothing is an error. */
function fakeDocument(files) {
  const defaultView = {};
  const requested = [];
  return {
    defaultView,
    requested,
    createElement() {
      const listeners = {};
      return { listeners, addEventListener: (name, action) => (listeners[name] = action), remove() {} };
    },
    head: {
      append(script) {
        requested.push(script.src);
        if (!(script.src in files)) return;
        files[script.src]?.(defaultView);
        script.listeners[files[script.src] ? "load" : "error"]();
      },
    },
  };
}

test("a file of data is what it hands over under its own name", async () => {
  const load = createLoader(fakeDocument({ "s/a.js": (view) => view.finderPart("a", [1]) }), "s/");
  assert.deepEqual(await load("a"), [1]);
});

test("a file that hands over another's data, or nothing, is damaged", async () => {
  const load = createLoader(fakeDocument({ "a.js": (view) => view.finderPart("b", [1]), "c.js": () => {} }), "");
  await assert.rejects(load("a"), { name: "LoadError", file: "a", reason: "damaged", message: "a is damaged" });
  await assert.rejects(load("c"), { reason: "damaged" });
  assert.deepEqual(await load("b"), [1]);
});

test("a file that is not there is missing, and a second attempt has another address", async () => {
  const document = fakeDocument({ "a.js": null, "a.js?2": (view) => view.finderPart("a", 7) });
  const load = createLoader(document, "");
  await assert.rejects(load("a"), (error) => error instanceof LoadError && error.reason === "missing");
  assert.equal(await load("a"), 7);
  assert.deepEqual(document.requested, ["a.js", "a.js?2"]);
});

test("a file that the page itself has loaded is not loaded again", async () => {
  const document = fakeDocument({});
  const load = createLoader(document, "");
  document.defaultView.finderPart("a", 7);
  assert.equal(await load("a"), 7);
  assert.deepEqual(document.requested, []);
});

test("a file that has not arrived after twenty seconds is missing", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const loading = createLoader(fakeDocument({}), "")("a");
  let state = "waiting";
  const outcome = loading.catch((error) => (state = error.reason));
  context.mock.timers.tick(19_999);
  await Promise.resolve();
  assert.equal(state, "waiting");
  context.mock.timers.tick(1);
  await outcome;
  assert.equal(state, "missing");
});
