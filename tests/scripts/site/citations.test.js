import assert from "node:assert/strict";
import test from "node:test";
import { citationLine } from "../../../assets/scripts/site/citations.js";

const CITATION = {
  work: "Child A (Ashford, 2020)",
  held: "Rapid review, as summarised in Ours.",
  address: "https://example.org/a/",
};

test("a review is cited with its address", () => {
  assert.equal(
    citationLine(CITATION, "", ""),
    "Child A (Ashford, 2020). Rapid review, as summarised in Ours. https://example.org/a/",
  );
});

test("a point is cited by its name and its own address", () => {
  assert.equal(
    citationLine(CITATION, "learning point 2", "learning-2"),
    "Child A (Ashford, 2020), learning point 2. Rapid review, as summarised in Ours. https://example.org/a/#learning-2",
  );
});
