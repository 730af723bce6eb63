/* The briefing pack's pure modules, on their own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOfAddress } from "../../../assets/scripts/briefing/add-buttons.js";
import { BriefingData, fileOf } from "../../../assets/scripts/briefing/briefing-data.js";
import { composeBriefing, sourcesOf, wordCount } from "../../../assets/scripts/briefing/compose-briefing.js";
import { fileName, followableLink } from "../../../assets/scripts/briefing/downloads.js";
import { lengthText } from "../../../assets/scripts/briefing/length.js";
import { toMarkdown } from "../../../assets/scripts/briefing/markdown.js";

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

function briefing(keys, tags = []) {
  return composeBriefing(sourcesOf(keys, REVIEWS), VOCABULARY, tags, address);
}

function textOf({ sections }, id) {
  return sections
    .find((section) => section.id === id)
    .blocks.map((block) => block.runs?.map((run) => run.text).join("") ?? "table");
}

test("a review lies in the part that its id leads to", () => {
  // tests/site/test_briefing_data.py has the same three.
  const names = ["2020-ashford-child-a", "2019-anonymous-child-d", "undated-bare"].map((id) => fileOf(id, 128));
  assert.deepEqual(names, ["reviews-128-64", "reviews-128-6b", "reviews-128-29"]);
});

test("a part is asked for once, and again after it failed", async () => {
  const asked = [];
  const data = new BriefingData(async (name) => {
    asked.push(name);
    if (asked.length === 1) throw new Error("lost");
    return { a: REVIEW };
  }, 1);
  const first = await data.reviews(["a"]);
  assert.deepEqual([first.reviews.size, Array.from(first.lost)], [0, ["a"]]);
  const second = await data.reviews(["a", "gone", "constructor", "hasownproperty"]);
  assert.deepEqual([Array.from(second.reviews.keys()), second.lost.size], [["a"], 0]);
  assert.deepEqual(asked, ["reviews-1-0", "reviews-1-0"]);
});

test("a theme that does not arrive is none, and the others are there", async () => {
  const data = new BriefingData(async (name) => {
    if (name === "theme-gone") throw new Error("lost");
    return { name };
  }, 1);
  assert.deepEqual(await Promise.all([data.tag("theme", "gone"), data.tag("agency", "police")]), [
    null,
    { name: "agency-police" },
  ]);
});

test("a link to a review or a point says what it would add", () => {
  assert.deepEqual(
    [
      "https://x.org/held/reviews/2023-leeds-a/",
      "file:///s/reviews/2023-leeds-a/index.html#learning-2",
      "https://x.org/reviews/",
      "https://x.org/reviews/a/#cite",
      "https://x.org/reviews/a/?from=mail",
    ].map(keyOfAddress),
    ["review=2023-leeds-a", "point=2023-leeds-a~learning-2", "", "", "review=a"],
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

const summaryOf = (words) => {
  const review = { ...REVIEW, happened: [Array.from({ length: words }, (_, i) => `w${i}`).join(" ")] };
  const sources = sourcesOf(["a~learning-1"], new Map([["a", review]]));
  return textOf(composeBriefing(sources, VOCABULARY, [], address), "happened")[1];
};

test("a summary of thirty words is told whole where only a point was chosen, and one of more is cut", () => {
  assert.ok(summaryOf(30).endsWith("w29"));
  assert.ok(summaryOf(31).endsWith("w29…"));
});

const withThemes = (count, tags = []) => {
  const slugs = Array.from({ length: count }, (_, i) => `theme-${i}`);
  const points = Object.fromEntries(slugs.map((slug, i) => [`learning-${i + 1}`, ["Point.", slugs.slice(i)]]));
  const themes = Object.fromEntries(
    slugs.map((slug) => [
      slug,
      { name: slug, about: "About.", reviews: 2, questions: [`${slug} one?`, `${slug} two?`] },
    ]),
  );
  const sources = sourcesOf(["a"], new Map([["a", { ...REVIEW, points }]]));
  return composeBriefing(sources, { reviews: 5, themes }, tags, address);
};

test("the four most frequent themes are said to matter, the most frequent first", () => {
  assert.deepEqual(
    textOf(withThemes(6), "matters")
      .slice(1, -1)
      .map((text) => text.split(".")[0]),
    ["theme-5", "theme-4", "theme-3", "theme-2"],
  );
});

test("two themes ask two questions each, three or more one, and there are five at most before those always asked", () => {
  const asked = (count, tags) => textOf(withThemes(count, tags), "questions").slice(0, -3);
  assert.deepEqual(asked(2), ["theme-1 one?", "theme-1 two?", "theme-0 one?", "theme-0 two?"]);
  assert.deepEqual(asked(3), ["theme-2 one?", "theme-1 one?", "theme-0 one?"]);
  const tag = { name: "Tag", about: "", questions: ["1?", "2?", "3?", "4?"], points: [] };
  assert.deepEqual(asked(3, [tag]), ["1?", "2?", "3?", "4?", "theme-2 one?"]);
});

test("a theme that the briefing is on is not said to matter a second time", () => {
  const tag = { name: "theme-0", about: "About.", questions: [], points: [] };
  assert.deepEqual(textOf(withThemes(1, [tag]), "matters"), ["theme-0: About."]);
});

test("themes that are as frequent as one another come by name", () => {
  const review = { ...REVIEW, points: { "learning-1": ["Point.", ["training", "asking"]] } };
  const told = textOf(composeBriefing(sourcesOf(["a"], new Map([["a", review]])), VOCABULARY, [], address), "matters");
  assert.match(told[1], /^Asking/);
});

test("a point that is chosen twice, or with its review, is told once", () => {
  const sources = sourcesOf(["2023-leeds-child-a~learning-1", "2023-leeds-child-a~learning-1"], REVIEWS);
  assert.deepEqual(sources.map(({ anchors, whole }) => [anchors, whole]), [[["learning-1"], false]]); // prettier-ignore
  const both = sourcesOf(["2023-leeds-child-a", "2023-leeds-child-a~learning-1"], REVIEWS);
  assert.deepEqual(both[0].anchors, ["learning-1", "recommendation-1", "good-practice-1"]);
});

test("a briefing is named after its review, or says how many it draws on", () => {
  assert.equal(briefing(["2023-leeds-child-a"]).title, "Seven-minute briefing: Child A, Leeds, 2023");
  assert.equal(briefing(["2023-leeds-child-a", "2023-leeds-child-b"]).title, "Seven-minute briefing: 2 case reviews");
  assert.match(textOf(briefing(["2023-leeds-child-a"]), "matters")[0], /What this review taught/);
});

test("a digest that tells nothing of what happened is said to, and a report without an address has no link", () => {
  assert.deepEqual(textOf(briefing(["2023-leeds-child-b"]), "happened").slice(1), [
    "The digest does not tell what happened.",
  ]);
  const review = { ...REVIEW, reports: [["", "https://x.org/", "A."], ["overview", "", "B."]] }; // prettier-ignore
  const made = composeBriefing(sourcesOf(["a"], new Map([["a", review]])), VOCABULARY, [], address);
  const { runs } = made.sections.find(({ id }) => id === "more").blocks[0];
  assert.equal(runs.map(({ text }) => text).join("").split("site.")[1], " Full report: https://x.org/. A. Full report: B."); // prettier-ignore
  assert.equal(runs.filter(({ href }) => href).length, 2);
});

test("how long a briefing takes is told in minutes, and from eight on how to shorten it", () => {
  assert.equal(lengthText(1), "1 word: about 1 minute read aloud.");
  assert.equal(lengthText(150), "150 words: about 1 minute read aloud.");
  assert.equal(lengthText(1124), "1,124 words: about 7 minutes read aloud.");
  assert.equal(
    lengthText(1125),
    "1,125 words: about 8 minutes read aloud. For 7 minutes, cut it to about 1,050 words.",
  );
});

test("a report with an address that is none leaves its words in the Markdown, without a link", () => {
  const review = { ...REVIEW, reports: [["overview", "https://", "Ask."]] };
  const made = composeBriefing(sourcesOf(["a"], new Map([["a", review]])), VOCABULARY, [], address);
  const text = toMarkdown(made, (href) => followableLink(href, "https://x.org/briefing/"));
  assert.match(text, /Full report: overview\. Ask\./);
});

test("a theme called like something of every object is no theme", () => {
  const review = { ...REVIEW, points: { "learning-1": ["Point.", ["constructor", "asking"]] } };
  const told = textOf(composeBriefing(sourcesOf(["a"], new Map([["a", review]])), VOCABULARY, [], address), "matters");
  assert.equal(told.length, 3);
});

test("a briefing of which all that was chosen is removed still has a title", () => {
  assert.equal(briefing([]).title, "Seven-minute briefing");
});

test("a link is written as others can follow it, and not at all for a site on a disk", () => {
  assert.equal(
    followableLink("../reviews/a/index.html#b", "https://x.org/s/briefing/"),
    "https://x.org/s/reviews/a/#b",
  );
  assert.equal(followableLink("../reviews/a/index.html", "file:///s/briefing/index.html"), "");
  for (const odd of [
    "https://",
    "http://[",
    "javascript:alert(1)",
    "data:text/html,x",
    "mailto:a@b.org",
    "//",
    "https://%",
  ]) {
    assert.equal(followableLink(odd, "https://x.org/s/briefing/"), "", odd);
  }
});

test("a file is named after its briefing, in eighty letters and digits at most", () => {
  assert.equal(fileName("Seven-minute briefing: Zoëla; Leeds!"), "seven-minute-briefing-zoela-leeds");
  assert.equal(fileName("x".repeat(81)).length, 80);
  assert.equal(fileName("?!"), "briefing");
});

test("as Markdown a note stands out, and lists are apart from one another", () => {
  const made = {
    title: "T",
    note: "For [some].",
    sections: [
      {
        id: "a",
        heading: "H",
        blocks: [
          { kind: "text", runs: [{ text: "before" }] },
          { kind: "item", runs: [{ text: "one" }] },
          { kind: "text", runs: [{ text: "- between" }] },
          { kind: "item", runs: [{ text: "two" }] },
        ],
      },
    ],
  };
  assert.equal(
    toMarkdown(made, () => ""),
    "# T\n\n**For \\[some\\].**\n\n## H\n\nbefore\n\n- one\n\n\\- between\n\n- two\n",
  );
});
