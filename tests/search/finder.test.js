/* The finder's pure modules, on their own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultSort, readState, writeState } from "../../assets/scripts/search/url-state.js";
import { without, withoutChoices } from "../../assets/scripts/search/active-filters.js";
import { Marker } from "../../assets/scripts/search/highlighter.js";
import { narrow } from "../../assets/scripts/search/filter-results.js";
import { unpack } from "../../assets/scripts/search/varint.js";
import { numbersShown } from "../../assets/scripts/search/pager-view.js";
import { decodePosting, lastNotAfter } from "../../assets/scripts/search/search-index.js";
import { readQuery } from "../../assets/scripts/search/parse-query.js";
import { corrections, distance } from "../../assets/scripts/search/spelling.js";
import { Words } from "../../assets/scripts/search/tokenise.js";

const WORDS = new Words({ sameWord: { children: "child" }, functionWords: ["the", "of", "who"], unitsOfAge: ["year"] });

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
    writeState(without(state, { name: "area", slug: "kent", label: "Kent" })),
    "?q=baby&area=leeds&from=2020",
  );
  assert.equal(
    writeState(without(state, { name: "from", slug: "2020", label: "From 2020" })),
    "?q=baby&area=kent&area=leeds",
  );
  assert.equal(writeState(withoutChoices(state)), "?q=baby");
});

const FACETS = new Map([
  [
    "area",
    {
      values: [
        ["kent", "Kent", ""],
        ["leeds", "Leeds", ""],
      ],
      of: ({ review }) => [[0], [1], [0, 1], []][review],
    },
  ],
  [
    "harm",
    {
      values: [
        ["neglect", "Neglect", ""],
        ["suicide", "Suicide", ""],
      ],
      of: ({ review, place }) => (place ? [place] : [[0], [0], [1], [1]][review]),
    },
  ],
]);
const counts = ({ counts: all }) => Object.fromEntries(Array.from(all, ([name, count]) => [name, Array.from(count)]));

test("values of one facet widen, facets narrow one another, and each count says what choosing would show", () => {
  const all = [3, 2, 1, 0].map((review) => ({ review }));
  assert.deepEqual(narrow(all, FACETS, {}, () => true).kept, [0, 1, 2, 3]);
  const kent = narrow(all, FACETS, { area: ["kent"] }, () => true);
  assert.deepEqual([kent.kept, counts(kent)], [[1, 3], { area: [2, 2], harm: [1, 1] }]);
  assert.deepEqual(narrow(all, FACETS, { area: ["kent", "leeds"] }, () => true).kept, [1, 2, 3]);
  const both = narrow(all, FACETS, { area: ["kent"], harm: ["neglect"] }, () => true);
  assert.deepEqual([both.kept, counts(both)], [[3], { area: [1, 1], harm: [1, 1] }]);
});

test("a value that no review has, and years that none is from, leave nothing", () => {
  const two = [{ review: 0 }, { review: 1 }];
  assert.deepEqual(narrow(two, FACETS, { area: ["atlantis"] }, () => true).kept, []);
  assert.deepEqual(narrow(two, FACETS, {}, () => false).kept, []);
});

test("of two points of one review, only the one that has a chosen value is left and counted", () => {
  const points = [{ review: 0, place: 0 }, { review: 0, place: 1 }];
  const suicide = narrow(points, FACETS, { harm: ["suicide"] }, () => true);
  assert.deepEqual([suicide.kept, counts(suicide)], [[1], { area: [1, 0], harm: [1, 1] }]);
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
    readQuery(text, WORDS)
      .words.filter(({ ignored }) => !ignored)
      .map(({ word }) => word);
  assert.deepEqual(asked("the care of children"), ["care", "children"]);
  assert.deepEqual(asked("who of the"), ["who", "of", "the"]);
  assert.deepEqual(asked('\u{1f600} "'), []);
});

test("an odd quotation mark begins no phrase", () => {
  assert.deepEqual(readQuery('baby "home visit', WORDS).phrases, []);
  assert.equal(readQuery("“home visit” baby", WORDS).phrases[0].length, 2);
});

test("marks stand on the words that matched, in whatever form", () => {
  const forms = [
    { term: "child", weight: 1 },
    { term: "home_visit", weight: 1 },
  ];
  const marker = new Marker(WORDS, forms, new Map());
  const marked = (text) =>
    marker
      .marked(text)
      .filter((stretch) => stretch.marked)
      .map((stretch) => stretch.text);
  assert.deepEqual(marked("Children’s needs; a home-visit to the child. Homes visited."), [
    "Children’s",
    "home-visit",
    "child",
    "Homes visited",
  ]);
  assert.equal(
    marker
      .marked("<b>child</b>")
      .map(({ text }) => text)
      .join(""),
    "<b>child</b>",
  );
});

test("a long text is cut to the words around its first match", () => {
  const marker = new Marker(WORDS, [{ term: "needl", weight: 1 }], new Map());
  const text = `${"hay ".repeat(100)}needle ${"hay ".repeat(100)}`;
  const shown = marker
    .marked(text, 20)
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
    [posting.reviews, Array.from(posting.starts), posting.places],
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
    ["a", "b", "c", "m", "z"].map((key) => lastNotAfter(["b", "f", "m"], key)),
    [0, 0, 0, 2, 2],
  );
});
