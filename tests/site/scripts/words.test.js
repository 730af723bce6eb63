import assert from "node:assert/strict";
import test from "node:test";
import { holdsAll, wordsOf } from "../../../assets/scripts/site/match-words.js";

test("words are compared without case, accents, apostrophes and hyphens", () => {
  assert.deepEqual(wordsOf("The child’s Multi-agency café"), ["the", "childs", "multi", "agency", "cafe"]);
  assert.deepEqual(wordsOf(" –! "), []);
});

test("a text is kept if every typed word begins one of its words", () => {
  const words = wordsOf("Share information early with health visitors");
  assert.ok(holdsAll(wordsOf("inform health"), words));
  assert.ok(!holdsAll(wordsOf("health police"), words));
  assert.ok(!holdsAll(wordsOf("formation"), words));
  assert.ok(holdsAll([], words));
});
