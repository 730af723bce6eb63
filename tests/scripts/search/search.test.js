/* The search page's pure modules, on their own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutFilter, withoutFilters } from "../../../assets/scripts/search/active-filters.js";
import { decodePosting } from "../../../assets/scripts/search/decode.js";
import { filterResults } from "../../../assets/scripts/search/filter-results.js";
import { Highlighter } from "../../../assets/scripts/search/highlighter.js";
import { numbersShown } from "../../../assets/scripts/search/pager-view.js";
import { parseQuery } from "../../../assets/scripts/search/parse-query.js";
import { findShard } from "../../../assets/scripts/search/search-index.js";
import { corrections, distance } from "../../../assets/scripts/search/spelling.js";
import { Analyser } from "../../../assets/scripts/search/tokenise.js";
import { defaultSort, readState, writeState } from "../../../assets/scripts/search/url-state.js";
import { unpack } from "../../../assets/scripts/search/varint.js";

const ANALYSER = new Analyser({
  sameWord: { children: "child" },
  functionWords: ["the", "of", "who"],
  unitsOfAge: ["year"],
});

test("an address says the whole state, and the state the same address", () => {
  const address =
    "?q=baby+%22home+visit%22&in=points&exact=1&area=kent&area=leeds&harm=neglect&from=2020&to=2022&sort=oldest&page=3";
  assert.equal(writeState(readState(address)), address);
  assert.equal(writeState(readState("")), "");
});

test("what an address has wrongly is passed over", () => {
  const state = readState("?from=soon&to=20222&sort=best&page=-4&area=&area=kent&area=kent&in=all&who=me");
  assert.deepEqual(
    [state.from, state.to, state.sort, state.page, state.chosen.area, state.points],
    [null, null, "newest", 1, ["kent"], false],
  );
  assert.equal(readState("?page=1e9").page, 9999);
});

test("a search is sorted by relevance and the catalogue by date, unless the reader says", () => {
  assert.deepEqual(
    [defaultSort("baby"), defaultSort("  "), readState("?q=a&sort=newest").sort],
    ["relevance", "newest", "newest"],
  );
});

test("a choice can be dropped, or all of them, and the words stay", () => {
  const state = readState("?q=baby&area=kent&area=leeds&from=2020&page=4");
  assert.equal(
    writeState(withoutFilter(state, { name: "area", slug: "kent", label: "Kent" })),
    "?q=baby&area=leeds&from=2020",
  );
  assert.equal(
    writeState(withoutFilter(state, { name: "from", slug: "2020", label: "From 2020" })),
    "?q=baby&area=kent&area=leeds",
  );
  assert.equal(writeState(withoutFilters(state)), "?q=baby");
});

const FACETS = new Map([
  [
    "area",
    {
      values: [
        ["kent", "Kent", ""],
        ["leeds", "Leeds", ""],
      ],
      valuesOf: ({ review }) => [[0], [1], [0, 1], []][review],
    },
  ],
  [
    "harm",
    {
      values: [
        ["neglect", "Neglect", ""],
        ["suicide", "Suicide", ""],
      ],
      valuesOf: ({ review, passage }) => (passage ? [passage] : [[0], [0], [1], [1]][review]),
    },
  ],
]);
const counts = ({ counts: all }) => Object.fromEntries(Array.from(all, ([name, count]) => [name, Array.from(count)]));

test("values of one facet widen, facets narrow one another, and each count says what choosing would show", () => {
  const all = [3, 2, 1, 0].map((review) => ({ review }));
  assert.deepEqual(filterResults(all, FACETS, {}, () => true).matching, [0, 1, 2, 3]);
  const kent = filterResults(all, FACETS, { area: ["kent"] }, () => true);
  assert.deepEqual([kent.matching, counts(kent)], [[1, 3], { area: [2, 2], harm: [1, 1] }]);
  assert.deepEqual(filterResults(all, FACETS, { area: ["kent", "leeds"] }, () => true).matching, [1, 2, 3]);
  const both = filterResults(all, FACETS, { area: ["kent"], harm: ["neglect"] }, () => true);
  assert.deepEqual([both.matching, counts(both)], [[3], { area: [1, 1], harm: [1, 1] }]);
});

test("a value that no review has, and years that none is from, leave nothing", () => {
  const two = [{ review: 0 }, { review: 1 }];
  assert.deepEqual(filterResults(two, FACETS, { area: ["atlantis"] }, () => true).matching, []);
  assert.deepEqual(filterResults(two, FACETS, {}, () => false).matching, []);
});

test("of two points of one review, only the one that has a chosen value is left and counted", () => {
  const points = [
    { review: 0, passage: 0 },
    { review: 0, passage: 1 },
  ];
  const suicide = filterResults(points, FACETS, { harm: ["suicide"] }, () => true);
  assert.deepEqual([suicide.matching, counts(suicide)], [[1], { area: [1, 0], harm: [1, 1] }]);
});

test("slips are counted letter by letter, a swap as one", () => {
  assert.deepEqual(
    [distance("suicde", "suicide", 2), distance("recrods", "records", 2), distance("abc", "xyz", 2)],
    [1, 1, 3],
  );
});

test("the commonest of the nearest words is offered, and none that is far rarer", () => {
  const known = new Map([
    ["record", 6],
    ["accord", 6],
    ["reword", 1],
    ["recort", 2],
  ]);
  assert.deepEqual(corrections("recordd", known, 2), ["record"]);
  assert.deepEqual(corrections("zzzzzz", known, 2), []);
});

test("only the words that carry meaning are asked for, unless there are no others", () => {
  const asked = (text) =>
    parseQuery(text, ANALYSER)
      .words.filter(({ ignored }) => !ignored)
      .map(({ word }) => word);
  assert.deepEqual(asked("the care of children"), ["care", "children"]);
  assert.deepEqual(asked("who of the"), ["who", "of", "the"]);
  assert.deepEqual(asked('\u{1f600} "'), []);
});

test("an odd quotation mark begins no phrase", () => {
  assert.deepEqual(parseQuery('baby "home visit', ANALYSER).phrases, []);
  assert.equal(parseQuery("“home visit” baby", ANALYSER).phrases[0].length, 2);
});

test("marks stand on the words that matched, in whatever form", () => {
  const forms = [
    { term: "child", weight: 1 },
    { term: "home_visit", weight: 1 },
  ];
  const highlighter = new Highlighter(ANALYSER, forms, new Map());
  const marked = (text) =>
    highlighter
      .stretches(text)
      .filter((stretch) => stretch.marked)
      .map((stretch) => stretch.text);
  assert.deepEqual(marked("Children’s needs; a home-visit to the child. Homes visited."), [
    "Children’s",
    "home-visit",
    "child",
    "Homes visited",
  ]);
  assert.equal(
    highlighter
      .stretches("<b>child</b>")
      .map(({ text }) => text)
      .join(""),
    "<b>child</b>",
  );
});

test("a long text is cut to the words around its first match", () => {
  const highlighter = new Highlighter(ANALYSER, [{ term: "needl", weight: 1 }], new Map());
  const text = `${"hay ".repeat(100)}needle ${"hay ".repeat(100)}`;
  const shown = highlighter
    .stretches(text, 20)
    .map((stretch) => stretch.text)
    .join("");
  assert.match(shown, /^… hay .*needle.* …$/);
  assert.equal(shown.split(" ").length, 22);
});

test("numbers of pages leave gaps, and none where nothing is left out", () => {
  assert.deepEqual(numbersShown(5, 9), [1, 0, 4, 5, 6, 0, 9]);
  assert.deepEqual(numbersShown(1, 2), [1, 2]);
  assert.deepEqual(numbersShown(3, 4), [1, 2, 3, 4]);
});

test("a posting list is read as it was written", () => {
  const posting = decodePosting("x", " !~ !~ !#");
  assert.deepEqual(
    [posting.reviews, Array.from(posting.starts), posting.passages],
    [
      [0, 2],
      [0, 1, 3],
      [0, 1, 3],
    ],
  );
  assert.deepEqual(unpack(""), []);
});

test("the part that has a key is the last that does not begin after it", () => {
  assert.deepEqual(
    ["a", "b", "c", "m", "z"].map((key) => findShard(["b", "f", "m"], key)),
    [0, 0, 0, 2, 2],
  );
});
