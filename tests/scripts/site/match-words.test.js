import assert from "node:assert/strict";
import test from "node:test";
import { matchesAll, comparableWords } from "../../../assets/scripts/site/match-words.js";

test("words are compared without case, accents, apostrophes and hyphens", () => {
  assert.deepEqual(comparableWords("The child’s Multi-agency café"), ["the", "childs", "multi", "agency", "cafe"]);
  assert.deepEqual(comparableWords(" –! "), []);
});

test("a text is kept if every typed word begins one of its words", () => {
  const words = comparableWords("Share information early with health visitors");
  assert.ok(matchesAll(comparableWords("inform health"), words));
  assert.ok(!matchesAll(comparableWords("health police"), words));
  assert.ok(!matchesAll(comparableWords("formation"), words));
  assert.ok(matchesAll([], words));
});
