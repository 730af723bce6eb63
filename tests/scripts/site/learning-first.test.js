import assert from "node:assert/strict";
import { test } from "node:test";
import { foldIfChosen } from "../../../assets/scripts/site/learning-first.js";

/** Whether what happened is folded, where this browser stores a value. */
function folded(value) {
  let isFolded = null;
  const root = { classList: { toggle: (name, on) => (isFolded = name === "app-learning-first" && on) } };
  foldIfChosen(root, () => ({ getItem: (name) => (name === "learning-first" ? value : null) }));
  return isFolded;
}

test("what happened is folded where that was chosen, and nowhere else", () => {
  assert.deepEqual([folded("yes"), folded("no"), folded(null)], [true, false, false]);
});
