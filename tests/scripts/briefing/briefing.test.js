/* The briefing pack's pure modules, on their own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOfAddress } from "../../../assets/scripts/briefing/add-buttons.js";
import { BriefingData, fileOf } from "../../../assets/scripts/briefing/briefing-data.js";
import { composeBriefing, sourcesOf, wordCount } from "../../../assets/scripts/briefing/compose-briefing.js";
import { loadDraft, storeDraft } from "../../../assets/scripts/briefing/drafts.js";
import { toMarkdown } from "../../../assets/scripts/briefing/markdown.js";
import {
  MAX_ITEMS,
  isEmpty,
  loadSelection,
  readSelection,
  storeSelection,
  toggled,
  writeSelection,
} from "../../../assets/scripts/briefing/selection.js";

const REVIEW = {
  title: "Child A",
  where: "Leeds",
  year: 2023,
  cited: "Child A (Leeds, 2023). Rapid review, as summarised in Held.",
  professionals: false,
  happened: [Array.from({ length: 60 }, (_, place) => `word${place}`).join(" "), "A second paragraph."],
  points: {
    "learning-1": ["Ask who is at home.", ["asking"]],
    "recommendation-1": ["Train.", ["training", "asking"]],
    "good-practice-1": ["They rang.", []],
  },
  digests: ["lists/1.txt"],
  reports: [["overview", "https://example.org/r.pdf", "Ask the partnership."]],
};
const OTHER = {
  ...REVIEW,
  title: "Child B",
  professionals: true,
  happened: [],
  points: { "learning-1": ["Write it down.", ["recording"]] },
  reports: [],
};
const REVIEWS = new Map(Object.entries({ "2023-leeds-child-a": REVIEW, "2023-leeds-child-b": OTHER }));
const VOCABULARY = {
  reviews: 1200,
  themes: {
    asking: { name: "Asking", about: "Asking again.", reviews: 400, questions: ["Whom do we ask?", "When?"] },
    training: { name: "Training", about: "What is taught.", reviews: 9, questions: ["What do we teach?"] },
  },
};
const address = (id, anchor = "") => `../reviews/${id}/index.html${anchor && `#${anchor}`}`;

const memory = () => {
  const held = new Map();
  return () => ({
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => held.set(name, value),
    removeItem: (name) => held.delete(name),
  });
};
const noMemory = () => {
  throw new Error("not allowed");
};

function briefing(keys, tags = []) {
  return composeBriefing(sourcesOf(keys, REVIEWS), VOCABULARY, tags, address);
}

function textOf({ sections }, id) {
  return sections
    .find((section) => section.id === id)
    .blocks.map((block) => block.runs?.map((run) => run.text).join("") ?? "table");
}

test("an address says the whole selection, in its order, and the selection the same address", () => {
  const said = "?theme=safer-sleep&agency=police&point=2023-leeds-child-a~learning-2&review=2022-kent-b";
  assert.equal(writeSelection(readSelection(said)), said);
  assert.equal(writeSelection(readSelection("")), "");
});

test("what an address has wrongly is passed over", () => {
  const { keys, theme } = readSelection(
    "?review=a~learning-1&review=../x&point=a&point=a~feelings-1&point=a~learning-1&review=b&review=b&theme=<b>",
  );
  assert.deepEqual([keys, theme], [["a~learning-1", "b"], ""]);
});

test("a choice is added, and taken away by choosing it again", () => {
  const one = toggled(readSelection("?review=a"), "b~learning-1");
  assert.deepEqual(one.keys, ["a", "b~learning-1"]);
  assert.deepEqual(toggled(one, "a").keys, ["b~learning-1"]);
});

test("a briefing takes no more than can be told", () => {
  const full = readSelection(`?${Array.from({ length: MAX_ITEMS + 5 }, (_, number) => `review=r${number}`).join("&")}`);
  assert.equal(full.keys.length, MAX_ITEMS);
  assert.equal(toggled(full, "one-more").keys.length, MAX_ITEMS);
});

test("this browser keeps the selection, and one that keeps nothing does no harm", () => {
  const storage = memory();
  assert.equal(storeSelection(storage, readSelection("?review=a")), true);
  assert.deepEqual(loadSelection(storage).keys, ["a"]);
  storeSelection(storage, readSelection(""));
  assert.ok(isEmpty(loadSelection(storage)));
  assert.equal(storeSelection(noMemory, readSelection("?review=a")), false);
  assert.ok(isEmpty(loadSelection(noMemory)));
});

test("what was written is kept for its own selection only", () => {
  const storage = memory();
  storeDraft(storage, "?review=a", { title: "Mine", note: "", sections: [] });
  assert.equal(loadDraft(storage, "?review=a").title, "Mine");
  assert.equal(loadDraft(storage, "?review=b"), null);
  storeDraft(storage, "?review=a", null);
  assert.equal(loadDraft(storage, "?review=a"), null);
  assert.equal(loadDraft(noMemory, ""), null);
});

test("a review lies in the part that its id leads to", () => {
  // tests/site/test_briefing_data.py has the same three.
  const names = ["2020-ashford-child-a", "2019-anonymous-child-d", "undated-bare"].map((id) => fileOf(id, 128));
  assert.deepEqual(names, ["reviews-64", "reviews-6b", "reviews-29"]);
});

test("a part is asked for once, and again after it failed", async () => {
  const asked = [];
  const data = new BriefingData(async (name) => {
    asked.push(name);
    if (asked.length === 1) throw new Error("lost");
    return { a: REVIEW };
  }, 1);
  await assert.rejects(data.reviews(["a"]));
  assert.deepEqual(Array.from((await data.reviews(["a", "gone"])).keys()), ["a"]);
  assert.deepEqual(asked, ["reviews-0", "reviews-0"]);
});

test("a link to a review or a point says what it would add", () => {
  assert.deepEqual(
    [
      "https://x.org/held/reviews/2023-leeds-a/",
      "file:///s/reviews/2023-leeds-a/index.html#learning-2",
      "https://x.org/reviews/",
      "https://x.org/reviews/a/#cite",
    ].map(keyOfAddress),
    ["2023-leeds-a", "2023-leeds-a~learning-2", "", ""],
  );
});

test("a briefing has its seven parts in order", () => {
  assert.deepEqual(
    briefing(["2023-leeds-child-a"]).sections.map((section) => section.heading),
    [
      "What happened",
      "Why it matters",
      "Learning",
      "Recommendations",
      "Questions for the team",
      "Where to read more",
      "Record of use",
    ],
  );
});

test("a review that was chosen is told whole, one of which a point was chosen in short", () => {
  const whole = textOf(briefing(["2023-leeds-child-a"]), "happened");
  const short = textOf(briefing(["2023-leeds-child-a~recommendation-1"]), "happened");
  assert.equal(whole.length, 3);
  assert.equal(short.length, 2);
  assert.ok(short[1].endsWith("word29…"));
  assert.deepEqual(textOf(briefing(["2023-leeds-child-a~recommendation-1"]), "learning"), [
    "No learning point was chosen.",
  ]);
});

test("every point says by a number which source it is from, and every source is cited", () => {
  const made = briefing(["2023-leeds-child-b~learning-1", "2023-leeds-child-a"]);
  assert.deepEqual(textOf(made, "learning"), [
    "Write it down. [1]",
    "Ask who is at home. [2]",
    "Good practice:",
    "They rang. [2]",
  ]);
  assert.deepEqual(textOf(made, "more"), [
    "[1] Child A (Leeds, 2023). Rapid review, as summarised in Held. Digest: lists/1.txt. Summary on this site.",
    "[2] Child A (Leeds, 2023). Rapid review, as summarised in Held. Digest: lists/1.txt. Summary on this site. Full report: overview. Ask the partnership.",
  ]);
});

test("why it matters says how often its themes come up, and that this is no sample", () => {
  const told = textOf(briefing(["2023-leeds-child-a"]), "matters");
  assert.deepEqual(told.slice(1, 3), [
    "Asking. Asking again. It comes up in 400 of the 1,200 reviews held on this site.",
    "Training. What is taught. It comes up in 9 of the 1,200 reviews held on this site.",
  ]);
  assert.match(told[3], /no sample of all cases/);
});

test("the questions follow the themes, and three are always asked", () => {
  const asked = textOf(briefing(["2023-leeds-child-a"]), "questions");
  assert.deepEqual(asked.slice(0, 3), ["Whom do we ask?", "When?", "What do we teach?"]);
  assert.equal(asked.length, 6);
});

test("a briefing on a theme is named after it and says what it covers", () => {
  const made = briefing(
    ["2023-leeds-child-a~learning-1"],
    [{ name: "Asking", about: "Asking again.", questions: ["Who?"], points: [] }],
  );
  assert.equal(made.title, "Seven-minute briefing: Asking");
  assert.equal(textOf(made, "matters")[0], "Asking: Asking again.");
  assert.equal(textOf(made, "questions")[0], "Who?");
});

test("a review for professionals makes the whole briefing theirs", () => {
  assert.equal(briefing(["2023-leeds-child-a"]).note, "");
  assert.match(briefing(["2023-leeds-child-b"]).note, /^For professionals only/);
});

test("what is not on this site any more is left out", () => {
  assert.deepEqual(
    sourcesOf(["gone", "2023-leeds-child-a~learning-9", "2023-leeds-child-b"], REVIEWS).map(({ id, number }) => [
      id,
      number,
    ]),
    [["2023-leeds-child-b", 1]],
  );
});

test("the length counts what is read aloud: neither sources nor the record of use", () => {
  assert.equal(
    wordCount({
      title: "Not counted",
      note: "",
      sections: [
        { id: "more", heading: "Sources", blocks: [{ kind: "item", runs: [{ text: "four words not counted" }] }] },
        {
          id: "a",
          heading: "Nor this",
          blocks: [
            { kind: "text", runs: [{ text: "one two " }, { text: "three" }] },
            { kind: "table", rows: [["x y"]] },
          ],
        },
      ],
    }),
    3,
  );
});

test("as Markdown every mark of a text is only text, and a link is left out where it would lead nowhere", () => {
  const made = {
    title: "A *b*",
    note: "",
    sections: [
      {
        id: "a",
        heading: "H",
        blocks: [
          { kind: "heading", runs: [{ text: "Child [1]" }] },
          { kind: "item", runs: [{ text: "# one | <b> " }, { text: "[2]", href: "x" }] },
          { kind: "item", runs: [{ text: "two" }] },
          { kind: "text", runs: [{ text: "1. not a list" }] },
          {
            kind: "table",
            rows: [
              ["A", "B"],
              ["x|y", ""],
            ],
          },
        ],
      },
    ],
  };
  assert.equal(
    toMarkdown(made, () => "https://x.org/a/"),
    [
      "# A \\*b\\*",
      "",
      "## H",
      "",
      "### Child \\[1\\]",
      "",
      "- \\# one | \\<b\\> [\\[2\\]](<https://x.org/a/>)",
      "- two",
      "",
      "\\1. not a list",
      "",
      "| A | B |",
      "| --- | --- |",
      "| x\\|y |  |",
      "",
    ].join("\n"),
  );
  assert.ok(!toMarkdown(made, () => "").includes("]("));
});
