import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeColumn, decodePosting, decodeWords } from "../../../assets/scripts/search/decode.js";
import { SearchIndex, compareCodePoints, findShard } from "../../../assets/scripts/search/search-index.js";
import { unpack } from "../../../assets/scripts/search/varint.js";

test("a posting list is read as it was written", () => {
  const posting = decodePosting("x", " !~ !~ !#");
  assert.deepEqual(
    [posting.reviews, Array.from(posting.starts), posting.passages],
    [
      [0, 2],
      [0, 1, 3],
      [0, 1, 3],
    ],
  );
  const single = decodePosting("x", "# ~~#%");
  assert.deepEqual([single.reviews, Array.from(single.starts), single.passages], [[2, 3], [0, 1, 2], [2, 4]]); // prettier-ignore
  assert.deepEqual(unpack(""), []);
});

test("a column of a facet is read as it was written", () => {
  assert.deepEqual(decodeColumn("!%  $!!!"), [[4], [], [], [1, 2, 3]]);
});

test("words are read with what they share with the word before, by code points", () => {
  assert.deepEqual(decodeWords(" #baby~$!ies~ !cot"), [
    ["baby", 2],
    ["babies", 1],
    ["cot", 1],
  ]);
  assert.deepEqual(
    decodeWords(" !\u{20bb7}\u7530~!!\u4e00").map(([word]) => word),
    ["\u{20bb7}\u7530", "\u{20bb7}\u4e00"],
  );
});

test("the file that has a key is the last that does not begin after it", () => {
  assert.deepEqual(
    ["a", "b", "c", "m", "z"].map((key) => findShard(["b", "f", "m"], key)),
    [0, 0, 0, 2, 2],
  );
  assert.deepEqual([findShard([""], "a"), findShard(["a", "b"], "b")], [0, 1]);
});

test("files are looked up in the order in which Python sorts, by code point, beyond the first plane too", () => {
  const sorted = ["a", "ab", "b", "\ufa0e", "\u{20bb7}", "\u{20bb7}a", "\u{20bb8}"];
  for (let i = 0; i < sorted.length; i += 1) {
    for (let j = 0; j < sorted.length; j += 1) {
      assert.equal(Math.sign(compareCodePoints(sorted[i], sorted[j])), Math.sign(i - j), `${sorted[i]} ${sorted[j]}`);
    }
    assert.equal(findShard(sorted, sorted[i]), i);
  }
});

/** An index of some files, with a list of those that were loaded. */
function indexOf(files, manifest) {
  const loaded = [];
  const load = async (name) => {
    loaded.push(name);
    if (!(name in files)) throw new Error(name);
    return files[name];
  };
  const starts = { starts: "a", hashes: "aaaaa" };
  return { loaded, index: new SearchIndex({ postings: starts, expansions: starts, words: starts, ...manifest }, load) };
}

test("a term's file is loaded once, and what the index does not have is no posting", async () => {
  const { index, loaded } = indexOf(
    { "p0-aaaaa": { baby: " ~~ " }, "p1-bbbbb": { cot: "! ~~# " } },
    { postings: { starts: "a c", hashes: "aaaaabbbbb" } },
  );
  const postings = await index.postings(["baby", "cot", "constructor", "__proto__", "baby"]);
  assert.deepEqual(
    Array.from(postings, ([term, posting]) => [term, posting?.reviews ?? null]),
    [
      ["baby", [0]],
      ["cot", [1, 2]],
      ["constructor", null],
      ["__proto__", null],
    ],
  );
  await index.postings(["baby", "cot", "zzz"]);
  assert.deepEqual(loaded, ["p0-aaaaa", "p1-bbbbb"]);
});

test("the word numbers of a term come from the file beside its posting list", async () => {
  const { index } = indexOf(
    { "d0-ddddd": "o0000o1111", "o1-o1111": { cot: "!#" } },
    { postings: { starts: "a c", hashes: "" }, offsets: "ddddd" },
  );
  assert.deepEqual(await index.offsets("cot"), [1, 2]);
});

test("the expansions of a term are those of the word and of the phrases that begin with it", async () => {
  const { index } = indexOf({ "e0-aaaaa": { cot: ["=a"], cot_death: ["=b"], cottag: ["=c"] } }, {});
  assert.deepEqual(Array.from((await index.expansions("cot")).keys()), ["cot", "cot_death"]);
});

test("the words that begin with a letter come from every file that can have them", async () => {
  const { index, loaded } = indexOf(
    { "w0-aaaaa": " !ant", "w1-bbbbb": " !bat", "w2-ccccc": " !bee~ !cat", "w3-ddddd": " !dog" },
    { words: { starts: "ant bat bee dog", hashes: "aaaaabbbbbcccccddddd" } },
  );
  assert.deepEqual(Array.from((await index.words("b")).keys()), ["ant", "bat", "bee", "cat"]);
  assert.deepEqual(loaded, ["w0-aaaaa", "w1-bbbbb", "w2-ccccc"]);
  assert.equal((await index.words("")).size, 5);
});

test("the card of a review is found in a file of several", async () => {
  const { index } = indexOf(
    { "c0-aaaaa": ["r0", "r1"], "c1-bbbbb": ["r2"] },
    { cards: { size: 2, hashes: "aaaaabbbbb" } },
  );
  assert.deepEqual(await index.cards([2, 1, 0]), ["r2", "r1", "r0"]);
});

test("the year of a review is told by its distance from the newest, and none by 0", async () => {
  const { index } = indexOf({ "y0-yyyyy": "! #" }, { years: { newest: 2023, hash: "yyyyy" } });
  assert.deepEqual(await index.years(), [2023, 0, 2022]);
});

test("a point is known by its kind and number, and has the values of its own where a facet has such", async () => {
  const { index, loaded } = indexOf(
    {
      "f-theme-0-fffff": { values: [["a"], ["b"]], column: "# !! " },
      "t-theme-0-ttttt": "! !! !!",
      "n0-nnnnn": "# !!  ",
    },
    {
      kinds: ["title", "learning", "recommendation", "good-practice"],
      pointsFrom: 1,
      reviews: 2,
      pointCounts: "nnnnn",
      facets: { theme: "fffff", harm: "hhhhh" },
      pointFacets: { theme: "ttttt" },
    },
  );
  assert.deepEqual([index.passageId(0, 0), index.passageId(2, 1)], [1, 7]);
  assert.deepEqual(index.pointAt(7), { kind: 2, number: 2 });
  assert.deepEqual(await index.pointCounts(), [[2, 0, 1], [1, 0, 0]]); // prettier-ignore
  const ofPoints = await index.facet("theme", true);
  const valuesOf = (review, kind, number) => ofPoints.valuesOf({ review, passage: index.passageId(kind, number) });
  assert.deepEqual([valuesOf(0, 0, 0), valuesOf(0, 0, 1), valuesOf(0, 2, 0), valuesOf(1, 0, 0)], [[0], [1], [], [1]]);
  const ofReviews = await index.facet("theme", false);
  assert.deepEqual([ofReviews.valuesOf({ review: 0 }), ofReviews.valuesOf({ review: 1 })], [[0, 1], [0]]);
  assert.equal(await index.facet("theme", true), ofPoints);
  assert.deepEqual(loaded.filter((name) => name.startsWith("f-")).length, 1);
});
