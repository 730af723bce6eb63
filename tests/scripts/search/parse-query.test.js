import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_LENGTH, MAX_WORDS, parseQuery } from "../../../assets/scripts/search/parse-query.js";
import { Analyser, normalise, tokenise } from "../../../assets/scripts/search/tokenise.js";

const ANALYSER = new Analyser({ sameWord: { children: "child" }, functionWords: ["the", "of", "who"], unitsOfAge: [] });
const parse = (text) => parseQuery(text, ANALYSER);

test("only the words that carry meaning are asked for, unless there are no others", () => {
  const asked = (text) =>
    parse(text)
      .words.filter(({ ignored }) => !ignored)
      .map(({ word }) => word);
  assert.deepEqual(asked("the care of children"), ["care", "children"]);
  assert.deepEqual(asked("who of the"), ["who", "of", "the"]);
  assert.deepEqual(asked('"the care" of'), ["the", "care"]);
  assert.deepEqual(asked('\u{1f600} "'), []);
});

test("an odd quotation mark begins no phrase, and one word is none", () => {
  assert.deepEqual(parse('baby "home visit').phrases, []);
  assert.deepEqual(parse('"baby"').phrases, []);
  assert.equal(parse("“home visit” baby").phrases[0].length, 2);
  assert.deepEqual(
    parse('baby "home visit" now "of care"').phrases.map((words) => words.map(({ word }) => word)),
    [
      ["home", "visit"],
      ["of", "care"],
    ],
  );
  assert.deepEqual(
    parse('baby "home" x "y').words.map(({ quoted }) => quoted),
    [false, true, false, false],
  );
});

test("a query has up to forty words; what is pasted beyond them, or beyond 2,000 characters, is left out", () => {
  const many = Array.from({ length: MAX_WORDS + 1 }, (_, i) => `w${i}`).join(" ");
  assert.equal(MAX_WORDS, 40);
  assert.equal(parse(many).words.at(-1).word, "w39");
  assert.equal(parse("x".repeat(MAX_LENGTH + 5)).words[0].word.length, 2000);
});

test("a word has the term that it is indexed under", () => {
  assert.deepEqual(
    parse("Children’s bruises 7").words.map(({ term }) => term),
    ["child", "bruis", "7"],
  );
});

test("a text is normalised as the index does it", () => {
  assert.equal(normalise("Mother’s 4yr-old – Zoë’s brother"), "mother 4 yr old zoe brother");
  assert.deepEqual(tokenise("A 4yr-old"), [
    { word: "a", from: 0, to: 1 },
    { word: "4", from: 2, to: 5 },
    { word: "yr", from: 2, to: 5 },
    { word: "old", from: 6, to: 9 },
  ]);
});
