import assert from "node:assert/strict";
import { test } from "node:test";
import { corrections, distance, guessesFor } from "../../../assets/scripts/search/spelling.js";
import { Analyser } from "../../../assets/scripts/search/tokenise.js";
import { fakeIndex } from "./fake-index.js";

/** The words that are guessed for the one at a position of a query. */
async function guesses(query, position, words) {
  const index = fakeIndex({ words });
  const analyser = new Analyser(index.manifest);
  const queryWords = query.split(" ").map((word) => ({ word, term: analyser.termOf(word) }));
  return guessesFor(queryWords, position, index, analyser);
}
const shown = async (...question) => (await guesses(...question)).map((guess) => guess.shown);

test("spelling: slips are counted letter by letter, a swap as one", () => {
  assert.deepEqual(
    [distance("suicde", "suicide", 2), distance("recrods", "records", 2), distance("abc", "xyz", 2)],
    [1, 1, 3],
  );
  assert.deepEqual([distance("abc", "abc", 1), distance("abcd", "abc", 1), distance("abd", "abc", 1)], [0, 1, 1]);
  assert.deepEqual([distance("ab", "ba", 2), distance("abcd", "badc", 2), distance("abcd", "badc", 1)], [1, 2, 2]);
  assert.deepEqual([distance("xabc", "abc", 2), distance("abcxy", "abc", 2), distance("abcxyz", "abc", 2)], [1, 2, 3]);
  assert.equal(distance("kitten", "sitting", 3), 3);
});

test("spelling: the commonest of the nearest words is offered, and none that is far rarer", () => {
  const words = { record: 6, accord: 6, reword: 1, recort: 2 };
  assert.deepEqual(corrections("recordd", new Map(Object.entries(words)), 2), ["record"]);
  assert.deepEqual(corrections("zzzzzz", new Map(Object.entries(words)), 2), []);
});

test("spelling: two corrections are offered at most, and none that is three bits rarer than the first", () => {
  const corrected = (words) => corrections("cet", new Map(Object.entries(words)), 1);
  assert.deepEqual(corrected({ cat: 3, cot: 5, cut: 4 }), ["cot", "cut"]);
  assert.deepEqual(corrected({ cot: 5, cut: 3 }), ["cot", "cut"]);
  assert.deepEqual(corrected({ cot: 5, cut: 2 }), ["cot"]);
});

test("spelling: of words alike in all else the first by letter is offered", () => {
  assert.deepEqual(corrections("cet", new Map(Object.entries({ cut: 4, cot: 4, cat: 4 })), 1), ["cat", "cot"]);
});

test("spelling: the nearest words are offered though farther ones are known before or after them", () => {
  assert.deepEqual(corrections("recrod", new Map(Object.entries({ rector: 9, record: 1, reward: 9 })), 2), ["record"]);
});

test("spelling: a half-typed word is completed with the six commonest that begin so", async () => {
  const words = { bruise: 3, bruised: 5, bruises: 4, bruising: 9, bruisings: 1, bruin: 2, bruit: 8, brush: 9, cot: 1 };
  assert.deepEqual(await shown("brui", 0, words), ["bruising", "bruit", "bruised", "bruises", "bruise", "bruin"]);
});

test("spelling: a guess says its term, what it stands for and that it weighs less than a word", async () => {
  const [guess] = await guesses("brui", 0, { bruises: 4 });
  assert.deepEqual(guess, {
    term: "bruis",
    relation: "guess",
    wordPositions: [0],
    weight: 0.6,
    typed: "brui",
    shown: "bruises",
  });
});

test("spelling: neither a number nor a word of two letters is guessed at", async () => {
  assert.deepEqual(await shown("12345", 0, { 123456: 3 }), []);
  assert.deepEqual(await shown("br", 0, { bruise: 3 }), []);
  assert.deepEqual(await shown("bru", 0, { bruise: 3 }), ["bruise"]);
});

test("spelling: words pulled apart are put together, with the word before, and completed with the word after", async () => {
  const [before] = await guesses("life lezs", 1, { lifelezs: 2 });
  assert.deepEqual([before.shown, before.wordPositions, before.typed], ["lifelezs", [0, 1], "life lezs"]);
  assert.deepEqual(await shown("life less care", 0, { lifeless: 3 }), ["lifeless"]);
  assert.deepEqual(await shown("life lezs", 1, { lifelezs: 2, less: 9 }), ["lifelezs"]);
  assert.deepEqual(await shown("lezs life", 0, { lifelezs: 2, less: 9 }), ["less"]);
});

test("spelling: words run together are parted at the commonest pair, of three letters or more each", async () => {
  const words = { home: 5, conditions: 4, hom: 1, econditions: 1, of: 9, ten: 9 };
  assert.deepEqual(await shown("homeconditions", 0, words), ["home", "conditions"]);
  assert.deepEqual(await shown("often", 0, words), []);
  assert.deepEqual(await shown("carfox", 0, { car: 2, fox: 2 }), ["car", "fox"]);
  assert.deepEqual(await shown("carfox", 0, { car: 2 }), []);
});

test("spelling: a word of six letters may have two slips, one of five only one, whatever letter it begins with", async () => {
  assert.deepEqual(await shown("suizyde", 0, { suicide: 3 }), ["suicide"]);
  assert.deepEqual(await shown("xeglct", 0, { neglct: 1 }), ["neglct"]);
  assert.deepEqual(await shown("nezlxc", 0, { neglec: 3 }), ["neglec"]);
  assert.deepEqual(await shown("abxyc", 0, { abdec: 3 }), []);
  assert.deepEqual(await shown("abxec", 0, { abdec: 3 }), ["abdec"]);
});

test("spelling: where a correction with the same letter is one slip away, no other file of words is loaded", async () => {
  const index = fakeIndex({ words: { neglect: 4 } });
  const analyser = new Analyser(index.manifest);
  await guessesFor([{ word: "neglekt", term: "" }], 0, index, analyser);
  assert.deepEqual(index.asked, ["n"]);
  await guessesFor([{ word: "xyzzyx", term: "" }], 0, index, analyser);
  assert.deepEqual(index.asked, ["n", "x", ""]);
});

test("spelling: a word that begins beyond the first plane of Unicode is looked up by its whole first letter", async () => {
  const index = fakeIndex({ words: { "\u{20bb7}\u7530\u4e00": 1 } });
  const found = await guessesFor([{ word: "\u{20bb7}\u7530", term: "" }], 0, index, new Analyser(index.manifest));
  assert.deepEqual([index.asked, found.map(({ shown: word }) => word)], [["\u{20bb7}"], ["\u{20bb7}\u7530\u4e00"]]);
});
