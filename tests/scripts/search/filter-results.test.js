import assert from "node:assert/strict";
import { test } from "node:test";
import { filterResults } from "../../../assets/scripts/search/filter-results.js";
import { countText, pageOf } from "../../../assets/scripts/search/results-view.js";
import { inRange, sortResults } from "../../../assets/scripts/search/sort-results.js";

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
  const first = filterResults(two, FACETS, {}, (review) => review === 0);
  assert.deepEqual([first.matching, counts(first)], [[0], { area: [1, 0], harm: [1, 0] }]);
});

test("of two points of one review, only the one that has a chosen value is left and counted", () => {
  const points = [
    { review: 0, passage: 0 },
    { review: 0, passage: 1 },
  ];
  const suicide = filterResults(points, FACETS, { harm: ["suicide"] }, () => true);
  assert.deepEqual([suicide.matching, counts(suicide)], [[1], { area: [1, 0], harm: [1, 1] }]);
});

test("a range of years takes in its ends, and no review without a year", () => {
  const years = [0, 2019, 2020, 2021, 2022];
  const within = (from, to) => years.filter((year) => inRange(year, { from, to }));
  assert.deepEqual(within(2020, 2021), [2020, 2021]);
  assert.deepEqual(within(2021, null), [2021, 2022]);
  assert.deepEqual(within(null, 2019), [2019]);
  assert.deepEqual(within(null, null), [2019, 2020, 2021, 2022]);
});

test("by date, what answers all the words still comes first; reviews are numbered from the newest", () => {
  const results = [
    { review: 3, all: false },
    { review: 1, all: true, passage: 13 },
    { review: 1, all: true, passage: 5 },
    { review: 2, all: true },
  ];
  const order = (sort) => sortResults(results, sort).map(({ review, passage }) => [review, passage ?? 0]);
  assert.deepEqual(order("newest"), [[1, 5], [1, 13], [2, 0], [3, 0]]); // prettier-ignore
  assert.deepEqual(order("oldest"), [[2, 0], [1, 5], [1, 13], [3, 0]]); // prettier-ignore
  assert.equal(sortResults(results, "relevance"), results);
});

test("a page has ten results, and a page beyond the last shows the last", () => {
  const results = Array.from({ length: 21 }, (_, i) => i);
  assert.deepEqual(pageOf(results, 1), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(pageOf(results, 3), [20]);
  assert.deepEqual(pageOf(results, 4), [20]);
  assert.deepEqual(pageOf(results.slice(0, 10), 2), pageOf(results, 1));
  assert.deepEqual(pageOf([], 1), []);
});

test("the count says how many have all the words and how many some", () => {
  const results = (complete, partial) =>
    Array.from({ length: complete + partial }, (_, i) => ({ review: i, score: 1, all: i < complete }));
  const text = (complete, partial, asked, points = false) =>
    countText({
      state: { points },
      outcome: asked === null ? null : { expanded: { askedPositions: Array(asked).fill(0) } },
      results: results(complete, partial),
    });
  assert.equal(text(0, 0, 2), "No reviews found");
  assert.equal(text(0, 0, 2, true), "No points found");
  assert.equal(text(1200, 0, null), "1,200 reviews");
  assert.equal(text(1, 0, 1), "1 review");
  assert.equal(text(3, 0, 2), "3 reviews with all the words");
  assert.equal(text(0, 1500, 2), "No review with all the words, 1,500 with some");
  assert.equal(text(1, 40, 2, true), "1 point with all the words, 40 more with some");
});
