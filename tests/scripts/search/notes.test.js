import assert from "node:assert/strict";
import { test } from "node:test";
import { Announcer } from "../../../assets/scripts/search/announcer.js";
import { guessesByTyped, termsByTyped } from "../../../assets/scripts/search/notes-view.js";
import { numbersShown } from "../../../assets/scripts/search/pager-view.js";
import { reportLine } from "../../../assets/scripts/search/search-report.js";
import { readState } from "../../../assets/scripts/search/url-state.js";

const TERMS = [
  { typed: "kids", relation: "typed" },
  { typed: "kids", relation: "=", shown: "children" },
  { typed: "kids", relation: "~" },
  { typed: "kids", relation: ">", shown: "babies" },
  { typed: "leeds", relation: "@", shown: "Leeds" },
  { typed: "play", relation: "#", shown: "Play" },
  { typed: "suicde", relation: "guess", shown: "suicide" },
];
const OUTCOME = {
  query: { words: [{ word: "the", ignored: true }, { word: "kids", ignored: false }, { word: "the", ignored: true }] }, // prettier-ignore
  expanded: { terms: TERMS, guesses: [{ typed: "suicde", shown: "suicide" }, { typed: "x", shown: "" }] }, // prettier-ignore
};

test("what was searched besides the typed words is told by word, without guesses and hidden wordings", () => {
  assert.deepEqual(
    Array.from(termsByTyped(TERMS)),
    Object.entries({ kids: ["children", "babies"], leeds: ["Leeds"], play: ["Play"] }),
  );
  assert.deepEqual(Array.from(guessesByTyped(OUTCOME.expanded)), [["suicde", ["suicide"]]]);
});

test("a search is reported in one line that repeats it", () => {
  const line = reportLine({
    state: readState("?q=+the+kids&in=points"),
    outcome: OUTCOME,
    filters: ["Kent", "From 2020"],
    count: "3 points",
    reviews: 358,
    version: "abc123",
    date: new Date("2024-05-06T23:00:00Z"),
  });
  assert.equal(
    line,
    "Searched points of 358 reviews | words: the kids | forms added: suicde taken for suicide; " +
      "kids also as children, babies; leeds also as Leeds; play also as Play | ignored: the | " +
      "filters: Kent; From 2020 | sorted by relevance | 3 points | data abc123 | 2024-05-06",
  );
});

test("a search of nothing is reported as such", () => {
  const search = { state: readState(""), outcome: null, filters: [], count: "358 reviews", reviews: 358, version: "v" };
  assert.equal(
    reportLine({ ...search, date: new Date(0) }),
    "Searched 358 reviews | no words | no forms added | no filters | sorted by newest | 358 reviews | data v | 1970-01-01",
  );
});

test("numbers of pages leave gaps, and none where nothing is left out", () => {
  assert.deepEqual(numbersShown(5, 9), [1, 0, 4, 5, 6, 0, 9]);
  assert.deepEqual(numbersShown(1, 2), [1, 2]);
  assert.deepEqual(numbersShown(3, 4), [1, 2, 3, 4]);
  assert.deepEqual(numbersShown(1, 9), [1, 2, 0, 9]);
  assert.deepEqual(numbersShown(9, 9), [1, 0, 8, 9]);
});

test("a count is said once the reader stops typing, and only the last", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const region = { textContent: "" };
  const announcer = new Announcer(region);
  announcer.announce("3 reviews");
  context.mock.timers.tick(899);
  announcer.announce("2 reviews");
  context.mock.timers.tick(899);
  assert.equal(region.textContent, "");
  context.mock.timers.tick(1);
  assert.equal(region.textContent, "2 reviews");
});
