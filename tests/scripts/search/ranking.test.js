import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSAGES_COMPARED, indexOf, rankPoints, rankReviews } from "../../../assets/scripts/search/ranking.js";
import { inverseFrequency } from "../../../assets/scripts/search/scorer.js";
import { fakeIndex, passage, posting } from "./fake-index.js";

const { manifest } = fakeIndex({ reviews: 10 });
const term = (name, wordPositions, { relation = "typed", weight = 1 } = {}) => ({
  term: name,
  relation,
  wordPositions,
  weight,
});
const expanded = (terms, askedPositions, passages) => ({
  terms,
  askedPositions,
  postings: new Map(Object.entries(passages).map(([name, byReview]) => [name, posting(name, byReview)])),
});
const scored = (...refs) => refs.map((ref) => ({ ref: String(ref), score: 1 }));
const close = (actual, wanted) => assert.ok(Math.abs(actual - wanted) < 1e-6, `${actual} is not ${wanted}`);

test("ranking: a review that answers all words comes before one that answers some, whatever their scores", () => {
  const query = expanded([term("home", [0]), term("visit", [1])], [0, 1], {
    home: { 1: [passage("story")], 2: [passage("story")] },
    visit: { 2: [passage("story", 5)] },
  });
  const results = rankReviews([{ ref: "1", score: 99 }, { ref: "2", score: 0.1 }], query, manifest); // prettier-ignore
  assert.deepEqual(results.map(({ review, all }) => [review, all]), [[2, true], [1, false]]); // prettier-ignore
});

test("ranking: a score grows by the share of the words and by the best passage", () => {
  const query = expanded([term("home", [0]), term("visit", [1])], [0, 1], {
    home: { 1: [passage("story")], 2: [passage("story")], 3: [passage("story", 2)] },
    visit: { 1: [passage("story")], 2: [passage("story", 1)], 4: [passage("story")] },
  });
  const scores = new Map(rankReviews(scored(1, 2, 3, 4), query, manifest).map(({ review, score }) => [review, score]));
  const home = 0.5;
  close(scores.get(1), 1.1 * 2);
  close(scores.get(2), 1.1 * (1 + home));
  close(scores.get(3), (0.1 + home ** 2) * (1 + home));
  close(scores.get(4), (0.1 + home ** 2) * (1 + home));
});

test("ranking: a rare word counts more than a common one", () => {
  const query = expanded([term("rare", [0]), term("common", [1])], [0, 1], {
    rare: { 1: [passage("story")] },
    common: { 2: [passage("story")], 3: [passage("story")], 4: [passage("story")] },
  });
  const results = rankReviews(scored(2, 1), query, manifest);
  const [rare, common] = [inverseFrequency(1, 10), inverseFrequency(3, 10)];
  const share = rare / (rare + common);
  assert.equal(results[0].review, 1);
  close(results[0].score, (0.1 + share ** 2) * (1 + share));
});

test("ranking: a word that is typed counts by its own rarity, not by that of its synonyms or phrases", () => {
  const postings = {
    rare: { 1: [passage("story")] },
    synonym: { 3: [passage("story")], 4: [passage("story")], 5: [passage("story")] },
    rare_phrase: { 6: [passage("story")], 7: [passage("story")] },
    other: { 2: [passage("story")] },
  };
  const terms = [
    term("rare", [0]),
    term("synonym", [0], { relation: "=" }),
    term("rare_phrase", [0, 2]),
    term("other", [1]),
  ];
  const results = rankReviews(scored(1, 2), expanded(terms, [0, 1], postings), manifest);
  close(results[0].score, results[1].score);
});

test("ranking: a word that only others stand for counts by the commonest of them", () => {
  const postings = {
    a: { 1: [0] },
    b: { 2: [0], 3: [0] },
    other: { 4: [0], 5: [0] },
  };
  const terms = [term("a", [0], { relation: "=" }), term("b", [0], { relation: "=" }), term("other", [1])];
  const results = rankReviews(scored(1, 4), expanded(terms, [0, 1], postings), manifest);
  close(results[0].score, results[1].score);
});

test("ranking: a synonym answers less well than the word, and nothing answers better than a word", () => {
  const terms = [
    term("word", [0], { weight: 2 }),
    term("synonym", [0], { relation: "=", weight: 0.7 }),
    term("guess", [0], { relation: "guess", weight: 0.6 }),
  ];
  const query = expanded(terms, [0], { word: { 1: [4] }, synonym: { 2: [4], 3: [4] }, guess: { 3: [4] } });
  const results = rankReviews(scored(1, 2, 3), query, manifest);
  close(results[0].score, 1.1 * 2);
  close(results[1].score, (0.1 + 0.49) * 1.7);
  close(results[2].score, (0.1 + 0.49) * 1.7);
  assert.deepEqual(results.map(({ all }) => all), [true, true, true]); // prettier-ignore
});

test("ranking: where areas alone are asked for, only a review of the area answers", () => {
  const postings = { leeds: { 1: [passage("story")] }, "@leeds": { 2: [passage("area")] } };
  const area = term("@leeds", [0], { relation: "@", weight: 2 });
  const alone = rankReviews(scored(1, 2), expanded([term("leeds", [0]), area], [0], postings), manifest);
  assert.deepEqual(alone.map(({ review, all }) => [review, all]), [[2, true], [1, false]]); // prettier-ignore
  const terms = [term("leeds", [0]), area, term("baby", [1])];
  const beside = expanded(terms, [0, 1], { ...postings, baby: { 1: [passage("story")] } });
  assert.equal(rankReviews(scored(1, 2), beside, manifest)[0].review, 1);
  assert.equal(rankReviews(scored(1, 2), beside, manifest)[0].all, true);
});

test("ranking: without a word that can be found no review answers all of them", () => {
  assert.equal(rankReviews(scored(1), expanded([term("x", [0])], [], { x: { 1: [0] } }), manifest)[0].all, false);
});

test("ranking: of results alike in all else the newer comes first, and of its points the first", () => {
  const query = expanded([term("x", [0])], [0], { x: { 3: [5, 13], 7: [5] } });
  assert.deepEqual(rankReviews(scored(7, 3), query, manifest).map(({ review }) => review), [3, 7]); // prettier-ignore
  const points = rankPoints(scored("7.5", "3.13", "3.5"), query, manifest);
  assert.deepEqual(points.map(({ review, passage: id }) => [review, id]), [[3, 5], [3, 13], [7, 5]]); // prettier-ignore
});

test("ranking: only the first three hundred reviews are looked at passage by passage", () => {
  const reviews = Array.from({ length: PASSAGES_COMPARED + 1 }, (_, review) => review);
  const query = expanded([term("x", [0])], [0], { x: Object.fromEntries(reviews.map((review) => [review, [4]])) });
  const results = rankReviews(scored(...reviews), query, { ...manifest, reviews: reviews.length });
  assert.equal(PASSAGES_COMPARED, 300);
  assert.deepEqual([results[299].score > 2, results[300].score < 1.2], [true, true]);
});

test("ranking: a point answers by its own words, and its area by its review", () => {
  const terms = [term("visit", [0]), term("kent", [1]), term("@kent", [1], { relation: "@", weight: 2 })];
  const query = expanded(terms, [0, 1], {
    visit: { 1: [passage("learning"), passage("learning", 1)], 2: [passage("learning")] },
    kent: { 2: [passage("learning")] },
    "@kent": { 1: [passage("area")] },
  });
  const results = rankPoints(scored("2.5", "1.13", "1.5", "2.13"), query, manifest);
  assert.deepEqual(
    results.map(({ review, passage: id, all }) => [review, id, all]),
    [
      [1, 5, true],
      [1, 13, true],
      [2, 5, true],
      [2, 13, false],
    ],
  );
  close(results[0].score, 1.1);
  close(results[3].score, 0.1);
});

test("ranking: a number is found in an ascending list, at its ends and between", () => {
  const numbers = [1, 3, 5, 8];
  assert.deepEqual([1, 3, 5, 8].map((number) => indexOf(numbers, number)), [0, 1, 2, 3]); // prettier-ignore
  assert.deepEqual([0, 2, 9].map((number) => indexOf(numbers, number)), [-1, -1, -1]); // prettier-ignore
  assert.equal(indexOf([], 1), -1);
});
