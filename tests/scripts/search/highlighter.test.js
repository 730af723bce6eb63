import assert from "node:assert/strict";
import { test } from "node:test";
import { Highlighter } from "../../../assets/scripts/search/highlighter.js";
import { Analyser } from "../../../assets/scripts/search/tokenise.js";

const ANALYSER = new Analyser({ sameWord: { children: "child" }, functionWords: [], unitsOfAge: [] });
const highlighter = (terms, reviewCounts = {}) =>
  new Highlighter(
    ANALYSER,
    Object.entries(terms).map(([term, weight]) => ({ term, weight })),
    new Map(Object.entries(reviewCounts).map(([term, count]) => [term, { reviews: Array(count).fill(0) }])),
  );
const marked = (stretches) => stretches.filter((stretch) => stretch.marked).map(({ text }) => text);
const whole = (stretches) => stretches.map(({ text }) => text).join("");

test("marks stand on the words that matched, in whatever form", () => {
  const both = highlighter({ child: 1, home_visit: 1 });
  const stretches = both.stretches("Children’s needs; a home-visit to the child. Homes visited.");
  assert.deepEqual(marked(stretches), ["Children’s", "home-visit", "child", "Homes visited"]);
  assert.equal(whole(both.stretches("<b>child</b>")), "<b>child</b>");
});

test("a phrase and its words are marked once, as the longest", () => {
  const both = highlighter({ home: 1, home_visit: 1.5, visit: 1 });
  assert.deepEqual(marked(both.stretches("No home visit was made.")), ["home visit"]);
});

test("areas and themes mark nothing, and without words nothing is marked", () => {
  assert.deepEqual(marked(highlighter({ "@kent": 2, "#neglect": 1 }).stretches("Kent and neglect")), []);
  assert.deepEqual(highlighter({}).stretches("Kent"), [{ text: "Kent", marked: false }]);
});

test("a short text is shown whole, and one with a word more is cut", () => {
  const none = highlighter({});
  const words = (count) => Array.from({ length: count }, (_, i) => `w${i}`).join(" ");
  assert.equal(whole(none.stretches(words(38))), words(38));
  assert.equal(whole(none.stretches(words(39))), `${words(38)} …`);
  assert.equal(whole(none.stretches(words(31), 30)), `${words(30)} …`);
});

test("a long text is cut to the words around its first match, eight of them before it", () => {
  const needle = highlighter({ needl: 1 });
  const words = (before, after) => `${"hay ".repeat(before)}needle${" hay".repeat(after)}`;
  assert.equal(whole(needle.stretches(words(100, 100), 20)), `… ${words(8, 11)} …`);
  assert.equal(whole(needle.stretches(words(11, 100), 20)), `${words(11, 8)} …`);
  assert.equal(whole(needle.stretches(words(12, 100), 20)), `… ${words(8, 11)} …`);
  assert.equal(whole(needle.stretches(words(100, 3), 20)), `… ${words(16, 3)}`);
});

test("a match that the cut parts is marked as far as it is shown", () => {
  const needle = highlighter({ needl_thread: 1 });
  const stretches = needle.stretches(`${"x ".repeat(19)}needle thread hay`, 20);
  assert.equal(whole(stretches), `… ${"x ".repeat(17)}needle thread hay`);
  const atEnd = highlighter({ first: 1, needl_thread: 1 }).stretches(`first ${"x ".repeat(18)}needle thread hay`, 20);
  assert.deepEqual([marked(atEnd), atEnd.at(-1).text], [["first", "needle"], " …"]);
});

test("a text that is a match has no empty stretch beside it, and a match beyond the cut shows nothing", () => {
  const needle = highlighter({ needl: 1 });
  assert.deepEqual(needle.stretches("needle"), [{ text: "needle", marked: true }]);
  assert.equal(whole(needle.stretches(`needle ${"x ".repeat(40)}needle`, 20)), `needle${" x".repeat(19)} …`);
});

test("what happened is shown from the sentence that has most of what was asked for, three in all", () => {
  const rare = highlighter({ common: 1, rare: 1 }, { common: 900, rare: 2 });
  const sentences = ["Nothing.", "A common word, common.", "A rare word.", "More.", "And more.", "The end."];
  assert.equal(rare.extract(sentences), "A rare word. More. And more.");
  assert.equal(rare.extract(["Nothing.", "At all."]), "Nothing. At all.");
  assert.equal(rare.extract([]), "");
});

test("a word that comes twice counts once, and a heavier term more", () => {
  const both = highlighter({ lamp: 1, boat: 0.5 });
  assert.deepEqual([both.worth("lamp lamp"), both.worth("boat"), both.worth("lamp boat")], [1, 0.5, 1.5]);
});

test("at most three points are shown, best first, and none that has less than half of the best", () => {
  const terms = highlighter({ lamp: 1, boat: 0.5, tree: 0.4 });
  const points = terms.matchingPoints([["tree", "boat", "x"], ["lamp"], ["lamps", "lamp boat tree", "lamp tree"]]);
  assert.deepEqual(
    points.map(({ kind, number, text }) => [kind, number, text]),
    [
      [2, 2, "lamp boat tree"],
      [2, 3, "lamp tree"],
      [1, 1, "lamp"],
    ],
  );
  assert.deepEqual(
    terms.matchingPoints([["lamp", "boat", "tree"]]).map(({ text }) => text),
    ["lamp", "boat"],
  );
  assert.deepEqual(terms.matchingPoints([["x"], [], ["y"]]), []);
});
