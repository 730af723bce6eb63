/* What a query is searched as, and what it finds. tests/search/test_finding.py asks the same of whole indexes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Searcher } from "../../../assets/scripts/search/searcher.js";
import { fakeIndex, passage } from "./fake-index.js";

const STORY = passage("story");
const search = (index, text, options) => new Searcher(fakeIndex(index)).search(text, options);
const reviews = ({ results }) => results.map(({ review }) => review);
/** The terms of a query: "relation term positions weight". */
const terms = ({ expanded }) =>
  expanded.terms.map((term) => [term.relation, term.term, term.wordPositions.join("+"), term.weight].join(" "));

test("a search finds the reviews that have a word, newest first where all else is alike", async () => {
  const outcome = await search({ terms: { babi: { 1: [STORY], 3: [STORY] } } }, "baby");
  assert.deepEqual([reviews(outcome), terms(outcome)], [[1, 3], ["typed babi 0 1"]]);
  assert.deepEqual(outcome.expanded.askedPositions, [0]);
});

test("a search without words has no results", async () => {
  assert.deepEqual((await search({ terms: { babi: { 1: [STORY] } } }, " …")).results, []);
});

test("a word is searched as its synonyms, what it covers, areas and themes, each with its weight", async () => {
  const outcome = await search(
    {
      terms: {
        kid: { 1: [STORY] },
        minor: { 2: [STORY] },
        youth: { 3: [STORY] },
        "#play": { 4: [5] },
        "@kid": { 0: [1] },
      },
      expansions: { kid: ["=children", "~minors", ">youth", "#play Play", "@kid kids|Kidland"] },
    },
    "kids",
  );
  assert.deepEqual(terms(outcome), ["typed kid 0 1", "~ minor 0 0.7", "> youth 0 0.4", "# #play 0 0.5", "@ @kid 0 2"]);
  assert.deepEqual(
    outcome.expanded.terms.map(({ shown }) => shown),
    [undefined, undefined, "youth", "Play", "Kidland"],
  );
});

test("an area is meant only by its name as it is", async () => {
  const index = {
    terms: { buri: { 1: [STORY] }, "@bury": { 2: [1] } },
    expansions: { buri: ["@bury bury|Bury"] },
  };
  assert.deepEqual(terms(await search(index, "buried")), ["typed buri 0 1"]);
  assert.deepEqual(terms(await search(index, "bury")), ["typed buri 0 1", "@ @bury 0 2"]);
});

test("the longest phrase of a query counts, and a synonym of a word will do within it", async () => {
  const index = {
    terms: {
      look: { 1: [STORY] },
      after: { 1: [STORY] },
      look_after_child: { 2: [STORY] },
      lac: { 3: [STORY] },
      look_after: { 4: [STORY] },
      kid: { 0: [STORY] },
    },
    expansions: { look_after: [], look_after_child: ["=LAC"], kid: ["=children"] },
  };
  const outcome = await search(index, "looked after kids");
  assert.deepEqual(terms(outcome), [
    "typed look 0 1",
    "typed after 1 1",
    "typed kid 2 1",
    "typed look_after_child 0+1+2 1.5",
    "= lac 0+1+2 0.7",
  ]);
  assert.equal(outcome.expanded.terms[3].typed, "looked after kids");
  const after = terms(await search(index, "looked after"));
  assert.deepEqual(after.slice(2), ["typed look_after 0+1 1.5"]);
});

test("a phrase is searched only where the query has all of its words, itself before one with a synonym", async () => {
  const index = {
    terms: { kid: { 1: [STORY] }, care: { 1: [STORY] }, kid_care: { 2: [STORY] }, kid_custodi: { 3: [STORY] } },
    expansions: { kid_care: [], kid_custodi: [], kid_death: [], care: ["=custody"] },
  };
  const phrases = (outcome) => terms(outcome).filter((text) => text.includes("_"));
  assert.deepEqual(phrases(await search(index, "kids care")), ["typed kid_care 0+1 1.5"]);
  assert.deepEqual(phrases(await search(index, "kids bed")), []);
  assert.deepEqual(phrases(await search(index, "kids")), []);
});

test("what a phrase was part of is not searched again for its later words, and what follows it is", async () => {
  const index = {
    terms: { cot_death: { 1: [STORY] }, fatal: { 2: [STORY] }, dead: { 3: [STORY] } },
    expansions: { cot_death: [], death: ["=fatal"], baby: [], die: ["=dead"] },
  };
  assert.deepEqual(terms(await search(index, "cot death die")), ["typed cot_death 0+1 1.5", "= dead 2 0.7"]);
});

test("a phrase in quotation marks is not searched as what it stands for", async () => {
  const index = {
    terms: { cot: { 1: [STORY] }, death: { 1: [STORY + 8] }, cot_death: { 2: [STORY] } },
    offsets: { cot: [0], death: [1] },
    expansions: { cot_death: ["=SIDS"] },
  };
  assert.deepEqual(terms(await search(index, '"cot death"')), ["typed cot 0 1", "typed death 1 1"]);
});

test("words that only hold a sentence together are ignored, but for those within a phrase", async () => {
  const index = {
    terms: { of: { 1: [STORY] }, death: { 1: [STORY] }, death_of: { 2: [STORY] }, the_of: { 3: [STORY] } },
    expansions: { death_of: [], the_of: [] },
  };
  const outcome = await search(index, "the of death of");
  assert.deepEqual(terms(outcome), ["typed death 2 1", "typed death_of 2 1.5"]);
});

test("a number and a unit of age are searched as one, in words or figures", async () => {
  const index = { terms: { 7: { 1: [STORY] }, week: { 2: [STORY] }, "7_week": { 3: [STORY] } } };
  assert.deepEqual(terms(await search(index, "seven weeks")), [
    "typed 7 0 1",
    "typed week 1 1",
    "typed 7_week 0+1 1.5",
  ]);
  assert.deepEqual(terms(await search(index, "weeks seven")), ["typed week 0 1", "typed 7 1 1"]);
  assert.deepEqual(terms(await search(index, "seven weeks", { exact: true })), ["typed 7 0 1", "typed week 1 1"]);
  assert.equal((await search(index, "seven weeks")).expanded.terms[2].typed, "seven weeks");
});

test("a number before another word, or a unit after one, is no age", async () => {
  const index = { terms: { "7_babi": { 1: [STORY] }, babi_week: { 1: [STORY] }, babi: { 1: [STORY] } } };
  assert.deepEqual(terms(await search(index, "seven babies")), ["typed babi 1 1"]);
  assert.deepEqual(terms(await search(index, "baby weeks")), ["typed babi 0 1"]);
});

test("a term that is both typed and a synonym is searched once, with its greater weight", async () => {
  const index = { terms: { child: { 1: [STORY] } }, expansions: { kid: ["=child", ">child"], child: [] } };
  assert.deepEqual(terms(await search(index, "kids")), ["= child 0 0.7"]);
});

test("a word that the collection lacks is searched as a guess, and as what the guess stands for", async () => {
  const index = {
    terms: { suicid: { 1: [STORY] }, self_harm: { 2: [STORY] }, girl: { 1: [STORY] } },
    words: { suicide: 5 },
    expansions: { suicid: ["=self harm"] },
  };
  const outcome = await search(index, "girl suicde");
  assert.deepEqual(terms(outcome), ["typed girl 0 1", "guess suicid 1 0.6", `= self_harm 1 ${0.7 * 0.6}`]);
  assert.deepEqual(outcome.expanded.guesses, [{ typed: "suicde", shown: "suicide" }]);
  assert.deepEqual([outcome.expanded.unknownWords, outcome.expanded.askedPositions], [[], [0, 1]]);
});

test("of two guesses only the likelier is what the query means", async () => {
  const index = {
    terms: { cat: { 1: [STORY] }, cot: { 2: [STORY] }, feline: { 3: [STORY] }, bed: { 4: [STORY] } },
    words: { cat: 5, cot: 4 },
    expansions: { cat: ["=feline"], cot: ["=bed"] },
  };
  assert.deepEqual(terms(await search(index, "cet")), ["guess cat 0 0.6", "guess cot 0 0.6", `= felin 0 ${0.7 * 0.6}`].filter((text) => !text.includes("felin")).concat([])); // prettier-ignore
});

test("a guess that no text has is told only if it stands for something", async () => {
  const area = { words: { liverpool: 0 }, expansions: { liverpool: ["@liverpool liverpool|Liverpool"] } };
  const found = await search({ ...area, terms: { "@liverpool": { 1: [1] } } }, "liverpol");
  assert.deepEqual([reviews(found), found.expanded.guesses], [[1], [{ typed: "liverpol", shown: "liverpool" }]]);
  const missing = await search({ ...area, terms: { x: { 1: [1] } } }, "liverpol");
  assert.deepEqual([missing.expanded.guesses, missing.expanded.unmatchedAreas], [[], ["Liverpool"]]);
});

test("nothing is guessed at words in quotation marks, nor where only the words as typed are searched", async () => {
  const index = { terms: { suicid: { 1: [STORY] } }, words: { suicide: 5 } };
  assert.deepEqual((await search(index, '"suicde"')).expanded.unknownWords, ["suicde"]);
  assert.deepEqual((await search(index, "suicde", { exact: true })).expanded.guesses, []);
});

test("what nothing was found for is told, and not asked for", async () => {
  const { expanded } = await search({ terms: { babi: { 1: [STORY] } } }, "baby zzqqzz");
  assert.deepEqual([expanded.unknownWords, expanded.askedPositions], [["zzqqzz"], [0]]);
});

test("an area that no review is of is told where nothing else is asked for", async () => {
  const index = { terms: { babi: { 1: [STORY] } }, expansions: { kent: ["@kent kent|Kent", "@medway kent|Medway"] } };
  const alone = (await search(index, "kent")).expanded;
  assert.deepEqual([alone.unmatchedAreas, alone.unknownWords], [["Kent", "Medway"], []]);
  const beside = (await search(index, "kent baby")).expanded;
  assert.deepEqual([beside.unmatchedAreas, beside.unknownWords], [[], ["kent"]]);
  const one = (await search({ ...index, terms: { "@medway": { 1: [1] } } }, "kent")).expanded;
  assert.deepEqual(one.unmatchedAreas, []);
});

test("a quoted phrase is found where its words stand one after the other in one passage", async () => {
  const index = {
    terms: {
      home: { 0: [STORY, STORY + 8], 1: [STORY], 2: [STORY] },
      visit: { 0: [STORY], 1: [STORY + 8], 2: [STORY], 3: [STORY] },
    },
    offsets: { home: [0, 3, 4, 2], visit: [5, 5, 3, 1] },
  };
  assert.deepEqual(reviews(await search(index, '"home visit"')), [2]);
  assert.deepEqual(reviews(await search(index, "home visit")).length, 4);
  assert.deepEqual(reviews(await search(index, '"visit home"')), []);
  assert.deepEqual(reviews(await search(index, '"home zzz"')), []);
});

test("of points, only those whose own passage has the phrase are found", async () => {
  const [first, second] = [passage("learning"), passage("learning", 1)];
  const index = { terms: { home: { 0: [first, second] }, visit: { 0: [first, second] } }, offsets: { home: [0, 0], visit: [2, 1] } }; // prettier-ignore
  const outcome = await search(index, '"home visit"', { points: true });
  assert.deepEqual(outcome.results.map(({ passage: id }) => id), [second]); // prettier-ignore
});

test("a search for points passes over what stands elsewhere in a review", async () => {
  const index = { terms: { babi: { 0: [passage("title"), STORY, passage("learning")], 1: [passage("area")] } } };
  const { results } = await search(index, "baby", { points: true });
  assert.deepEqual(results.map(({ review, passage: id }) => [review, id]), [[0, passage("learning")]]); // prettier-ignore
});

test("a word twice in a text counts more than once in a title, that more than once in a text, that more than in a point", async () => {
  const index = {
    terms: { babi: { 0: [passage("learning")], 1: [STORY], 2: [passage("title")], 3: [STORY, STORY + 8] } },
    reviews: 50,
  };
  assert.deepEqual(reviews(await search(index, "baby")), [3, 2, 1, 0]);
});

test("the whole catalogue, or all points, come newest first", async () => {
  const searcher = new Searcher(fakeIndex({ reviews: 3 }));
  assert.deepEqual(
    await searcher.listAll(false),
    [0, 1, 2].map((review) => ({ review, score: 0, all: true })),
  );
  assert.deepEqual(
    (await searcher.listAll(true)).map(({ review, passage: id, all }) => [review, id, all]),
    [
      [0, passage("learning"), true],
      [0, passage("learning", 1), true],
      [1, passage("recommendation"), true],
    ],
  );
});
