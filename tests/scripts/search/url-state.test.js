import assert from "node:assert/strict";
import { test } from "node:test";
import { activeFilters, withoutFilter, withoutFilters } from "../../../assets/scripts/search/active-filters.js";
import { withWords } from "../../../assets/scripts/search/search-form.js";
import { UrlState, defaultSort, readState, writeState } from "../../../assets/scripts/search/url-state.js";

test("an address says the whole state, and the state the same address", () => {
  const address =
    "?q=baby+%22home+visit%22&in=points&exact=1&area=kent&area=leeds&harm=neglect&from=2020&to=2022&sort=oldest&page=3";
  assert.equal(writeState(readState(address)), address);
  assert.equal(writeState(readState("")), "");
});

test("an address of each part alone says that part", () => {
  for (const address of ["?q=a", "?in=points", "?exact=1", "?keyword=x", "?from=2020", "?to=2020", "?page=2"]) {
    assert.equal(writeState(readState(address)), address);
  }
  assert.deepEqual([readState("?in=points").points, readState("?exact=1").exact], [true, true]);
  assert.deepEqual([readState("?exact=yes").exact, readState("?from=1999").from], [false, 1999]);
});

test("what an address has wrongly is passed over", () => {
  const state = readState("?from=soon&to=20222&sort=best&page=-4&area=&area=kent&area=kent&in=all&who=me");
  assert.deepEqual(
    [state.from, state.to, state.sort, state.page, state.chosen.area, state.points],
    [null, null, "newest", 1, ["kent"], false],
  );
  const pages = ["?page=1e9", "?page=9999", "?page=2.9", "?page=0", "?page=x"].map(
    (address) => readState(address).page,
  );
  assert.deepEqual(pages, [9999, 9999, 2, 1, 1]);
});

test("of years that an address says twice, the last counts", () => {
  assert.deepEqual([readState("?from=2019&from=2021&from=soon").from, readState("?to=12021").to], [2021, null]);
});

test("a search is sorted by relevance and the catalogue by date, unless the reader says", () => {
  assert.deepEqual(
    [defaultSort("baby"), defaultSort("  "), readState("?q=a&sort=newest").sort],
    ["relevance", "newest", "newest"],
  );
});

test("a search that begins with what is typed is sorted by relevance, one that ends by date", () => {
  const sortAfter = (address, q) => withWords(readState(address), q).sort;
  assert.equal(sortAfter("", "baby"), "relevance");
  assert.equal(sortAfter("?q=baby", " "), "newest");
  assert.equal(sortAfter("?q=baby&sort=oldest", "baby t"), "oldest");
  assert.equal(sortAfter("?sort=oldest", " "), "oldest");
  assert.deepEqual([withWords(readState("?page=3"), "x").page, withWords(readState(""), "x").q], [1, "x"]);
});

test("a filter can be dropped, or all of them, and the words stay", () => {
  const state = readState("?q=baby&area=kent&area=leeds&from=2020&page=4");
  const without = (name, slug) => writeState(withoutFilter(state, { name, slug, label: "" }));
  assert.equal(without("area", "kent"), "?q=baby&area=leeds&from=2020");
  assert.equal(without("from", "2020"), "?q=baby&area=kent&area=leeds");
  assert.equal(writeState(withoutFilter(readState("?to=2020&page=2"), { name: "to", slug: "2020", label: "" })), "");
  assert.equal(writeState(withoutFilters(readState("?q=baby&area=kent&from=2019&to=2020&page=4"))), "?q=baby");
});

test("the active filters are named in the order of the facets, years last", () => {
  const state = readState("?harm=neglect&area=kent&to=2022&from=2020");
  assert.deepEqual(
    activeFilters(state, (name, slug) => `${name} ${slug}`).map(({ label }) => label),
    ["area kent", "harm neglect", "From 2020", "To 2022"],
  );
  assert.deepEqual(activeFilters(readState(""), String), []);
});

/** A window whose history is a list, with a clock of its own. */
function fakeWindow(context, search) {
  context.mock.timers.enable({ apis: ["Date", "setTimeout"], now: 1_000_000 });
  const written = [];
  const location = { pathname: "/search/", search };
  const write = (how) => (_state, _title, address) => {
    written.push(`${how} ${address}`);
    location.search = address.replace("/search/", "");
  };
  let back = () => {};
  return {
    written,
    location,
    history: { pushState: write("push"), replaceState: write("replace") },
    setTimeout: (action, delay) => setTimeout(action, delay),
    clearTimeout: (timer) => clearTimeout(timer),
    addEventListener: (_name, action) => (back = action),
    goBack: (address) => {
      location.search = address;
      back();
    },
  };
}

test("a choice writes the address at once, as a new entry of the history", (context) => {
  const window = fakeWindow(context, "?q=baby");
  new UrlState(window, () => {}).set(readState("?q=baby&area=kent"), false);
  assert.deepEqual(window.written, ["push /search/?q=baby&area=kent"]);
});

test("typing writes one entry, and what is typed on takes its place after a moment", (context) => {
  const window = fakeWindow(context, "");
  const urlState = new UrlState(window, () => {});
  urlState.set(readState("?q=b"), true);
  context.mock.timers.tick(2499);
  urlState.set(readState("?q=ba"), true);
  urlState.set(readState("?q=bab"), true);
  context.mock.timers.tick(249);
  assert.deepEqual(window.written, ["push /search/?q=b"]);
  context.mock.timers.tick(1);
  assert.deepEqual(window.written, ["push /search/?q=b", "replace /search/?q=bab"]);
  context.mock.timers.tick(2250);
  urlState.set(readState("?q=baby"), true);
  assert.equal(window.written.at(-1), "push /search/?q=baby");
});

test("typing after a choice is an entry of its own", (context) => {
  const window = fakeWindow(context, "");
  const urlState = new UrlState(window, () => {});
  urlState.set(readState("?q=b"), true);
  urlState.set(readState("?q=b&area=kent"), false);
  urlState.set(readState("?q=ba&area=kent"), true);
  assert.deepEqual(window.written, [
    "push /search/?q=b",
    "push /search/?q=b&area=kent",
    "push /search/?q=ba&area=kent",
  ]);
});

test("a state that the address says already writes no entry", (context) => {
  const window = fakeWindow(context, "?q=baby");
  new UrlState(window, () => {}).set(readState("?q=baby"), false);
  context.mock.timers.tick(250);
  assert.deepEqual(window.written, ["replace /search/?q=baby"]);
});

test("the reader who goes back gets the state of that address, and what was to be written is dropped", (context) => {
  const window = fakeWindow(context, "?q=baby");
  const returned = [];
  const urlState = new UrlState(window, (state) => returned.push(state.q));
  assert.equal(urlState.state.q, "baby");
  urlState.set(readState("?q=baby+t"), true);
  urlState.set(readState("?q=baby+to"), true);
  window.goBack("?q=baby");
  context.mock.timers.tick(2500);
  assert.deepEqual([returned, urlState.state.q, window.written], [["baby"], "baby", ["push /search/?q=baby+t"]]);
});

test("typing soon after going back is an entry of its own", (context) => {
  const window = fakeWindow(context, "");
  const urlState = new UrlState(window, () => {});
  urlState.set(readState("?q=b"), true);
  window.goBack("");
  urlState.set(readState("?q=c"), true);
  assert.deepEqual(window.written, ["push /search/?q=b", "push /search/?q=c"]);
});
