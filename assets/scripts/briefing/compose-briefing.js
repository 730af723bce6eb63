/* From what was chosen to the seven sections of a briefing. Nothing here touches the page. */
import { formatNumber } from "../shared/text.js";
import { splitKey } from "./items.js";

/** @typedef {{text: string, href?: string}} Run a stretch of text, perhaps a link */
/** @typedef {{kind: "heading"|"text"|"item", runs: Run[]}|{kind: "table", rows: string[][]}} Block */
/** @typedef {{id: string, heading: string, blocks: Block[]}} Section */
/** @typedef {{title: string, note: string, sections: Section[]}} Briefing */

/**
 * @typedef {object} Source a review that the briefing draws on
 * @property {string} id
 * @property {import("./briefing-data.js").Review} review
 * @property {boolean} whole whether the review itself was chosen, and not only points of it
 * @property {string[]} anchors of the points
 * @property {number} number from 1
 */

/** Themes that are said to matter: with their texts they take a minute of seven to read aloud. */
const MAX_THEMES = 4;
/** Words of what happened, of a review of which only points were chosen. */
const SHORT_SUMMARY_WORDS = 30;
/** Questions by theme; the general ones come after them. */
const MAX_THEME_QUESTIONS = 5;
/** Where there are more themes than this, each asks one question; else two. */
const FEW_THEMES = 2;
const NOT_READ_ALOUD = ["more", "record"];
const GENERAL_QUESTIONS = [
  "Could this happen here? What would we see first?",
  "What do we already do well that should go on?",
  "What will each of us do differently from this week, and how shall we know?",
];
const RECORD_HEADINGS = ["Date", "Team", "Led by", "What we will do", "When we look again"];
const RECORD_ROWS = [RECORD_HEADINGS, ...Array.from({ length: 3 }, () => RECORD_HEADINGS.map(() => ""))];
const NO_SAMPLE_NOTE =
  "The reviews held are no sample of all cases; the numbers say what was written about, not how often it happens.";
const PROFESSIONALS_NOTE =
  "For professionals only: a digest asks that its summary is shared with professionals and with nobody else.";

/** @typedef {(id: string, anchor?: string) => string} AddressOf a review or point */

/**
 * List the reviews behind a selection, in its order, each once. What this site does not publish is left out.
 *
 * @param {string[]} keys of reviews and points
 * @param {Map<string, import("./briefing-data.js").Review>} reviews
 * @returns {Source[]}
 */
export function sourcesOf(keys, reviews) {
  /** @type {Map<string, Source>} */
  const sources = new Map();
  for (const key of keys) {
    const { id, anchor } = splitKey(key);
    const review = reviews.get(id);
    if (!review || (anchor && !Object.hasOwn(review.points, anchor))) continue;
    const source = sources.get(id) ?? { id, review, whole: false, anchors: [], number: sources.size + 1 };
    sources.set(id, source);
    if (!anchor) Object.assign(source, { whole: true, anchors: Object.keys(review.points) });
    else if (!source.anchors.includes(anchor)) source.anchors.push(anchor);
  }
  return Array.from(sources.values());
}

/**
 * Compose the briefing.
 *
 * @param {Source[]} sources
 * @param {import("./briefing-data.js").Vocabulary} vocabulary
 * @param {import("./briefing-data.js").Tag[]} tags the theme and the agency that were taken
 * @param {AddressOf} addressOf
 * @returns {Briefing}
 */
export function composeBriefing(sources, vocabulary, tags, addressOf) {
  const themes = frequentThemes(sources, vocabulary);
  return {
    title: ["Seven-minute briefing", subjectOf(sources, tags)].filter(Boolean).join(": "),
    note: sources.some(({ review }) => review.professionals) ? PROFESSIONALS_NOTE : "",
    sections: [
      {
        id: "happened",
        heading: "What happened",
        blocks: sources.flatMap((source) => happenedBlocks(source, addressOf)),
      },
      { id: "matters", heading: "Why it matters", blocks: mattersBlocks(sources, vocabulary, themes, tags) },
      { id: "learning", heading: "Learning", blocks: learningBlocks(sources, addressOf) },
      { id: "recommendations", heading: "Recommendations", blocks: pointBlocks(sources, "recommendation", addressOf) },
      { id: "questions", heading: "Questions for the team", blocks: questionsOf(themes, tags).map(item) },
      { id: "more", heading: "Where to read more", blocks: sources.map((source) => referenceBlock(source, addressOf)) },
      { id: "record", heading: "Record of use", blocks: [{ kind: "table", rows: RECORD_ROWS }] },
    ],
  };
}

/**
 * Count the words of a briefing that are read aloud: without its sources and the record of use.
 *
 * @param {Briefing} briefing
 * @returns {number}
 */
export function wordCount(briefing) {
  const readAloud = briefing.sections.filter(({ id }) => !NOT_READ_ALOUD.includes(id));
  const runs = readAloud.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "table" ? [] : block.runs)));
  return runs
    .map(({ text }) => text)
    .join(" ")
    .split(/\s+/)
    .filter(Boolean).length;
}

/** @param {Source[]} sources @param {import("./briefing-data.js").Tag[]} tags */
function subjectOf(sources, tags) {
  if (tags.length) return tags.map((tag) => tag.name).join("; ");
  if (!sources.length) return "";
  return sources.length === 1 ? nameOf(sources[0].review) : `${sources.length} case reviews`;
}

/** @param {import("./briefing-data.js").Review} review */
function nameOf({ title, where, year }) {
  return [title, where, year].filter(Boolean).join(", ");
}

/** @param {Source} source @param {AddressOf} addressOf @returns {Block[]} */
function happenedBlocks({ id, review, whole, number }, addressOf) {
  const paragraphs = whole ? review.happened : review.happened.slice(0, 1).map(shortened);
  return [
    { kind: "heading", runs: [{ text: `${nameOf(review)} ` }, { text: `[${number}]`, href: addressOf(id) }] },
    ...(paragraphs.length ? paragraphs : ["The digest does not tell what happened."]).map(paragraph),
  ];
}

/** @param {string} text */
function shortened(text) {
  const words = text.split(/\s+/);
  return words.length > SHORT_SUMMARY_WORDS
    ? `${words
        .slice(0, SHORT_SUMMARY_WORDS)
        .join(" ")
        .replace(/[,;:.–-]+$/, "")}…`
    : text;
}

/**
 * The themes of the chosen points, the most frequent first.
 *
 * @param {Source[]} sources
 * @param {import("./briefing-data.js").Vocabulary} vocabulary
 * @returns {import("./briefing-data.js").Theme[]}
 */
function frequentThemes(sources, vocabulary) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { review, anchors } of sources) {
    for (const theme of anchors.flatMap((anchor) => review.points[anchor][1])) {
      counts.set(theme, (counts.get(theme) ?? 0) + 1);
    }
  }
  const published = Array.from(counts).filter(([slug]) => Object.hasOwn(vocabulary.themes, slug));
  published.sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
  return published.slice(0, MAX_THEMES).map(([slug]) => vocabulary.themes[slug]);
}

/**
 * @param {Source[]} sources
 * @param {import("./briefing-data.js").Vocabulary} vocabulary
 * @param {import("./briefing-data.js").Theme[]} themes
 * @param {import("./briefing-data.js").Tag[]} tags
 * @returns {Block[]}
 */
function mattersBlocks(sources, vocabulary, themes, tags) {
  const total = formatNumber(vocabulary.reviews);
  const tagBlocks = tags.map((tag) => paragraph(`${tag.name}: ${tag.about}`));
  const others = themes.filter((theme) => !tags.some((tag) => tag.name === theme.name));
  if (!others.length) return tagBlocks;
  const frequency = (/** @type {import("./briefing-data.js").Theme} */ { reviews }) =>
    `It comes up in ${formatNumber(reviews)} of the ${total} reviews held on this site.`;
  return [
    ...tagBlocks,
    paragraph(`What ${sources.length === 1 ? "this review" : "these reviews"} taught is mostly about:`),
    ...others.map((theme) => item(`${theme.name}. ${theme.about} ${frequency(theme)}`)),
    paragraph(NO_SAMPLE_NOTE),
  ];
}

/** @param {Source[]} sources @param {AddressOf} addressOf @returns {Block[]} */
function learningBlocks(sources, addressOf) {
  const goodPractice = pointItems(sources, "good-practice", addressOf);
  const goodPracticeBlocks = goodPractice.length ? [paragraph("Good practice:"), ...goodPractice] : [];
  return [...pointBlocks(sources, "learning", addressOf), ...goodPracticeBlocks];
}

/** @param {Source[]} sources @param {"learning"|"recommendation"} kind @param {AddressOf} addressOf @returns {Block[]} */
function pointBlocks(sources, kind, addressOf) {
  const items = pointItems(sources, kind, addressOf);
  const none = kind === "learning" ? "No learning point was chosen." : "No recommendation was chosen.";
  return items.length ? items : [paragraph(none)];
}

/** @param {Source[]} sources @param {string} kind @param {AddressOf} addressOf @returns {Block[]} */
function pointItems(sources, kind, addressOf) {
  return sources.flatMap(({ id, review, anchors, number }) => {
    const ofKind = anchors.filter((anchor) => anchor.startsWith(`${kind}-`));
    return ofKind.map(
      (anchor) =>
        /** @type {Block} */ ({
          kind: "item",
          runs: [{ text: `${review.points[anchor][0]} ` }, { text: `[${number}]`, href: addressOf(id, anchor) }],
        }),
    );
  });
}

/** @param {import("./briefing-data.js").Theme[]} themes @param {import("./briefing-data.js").Tag[]} tags */
function questionsOf(themes, tags) {
  const perTheme = themes.length > FEW_THEMES ? 1 : 2;
  const specific = [
    ...tags.flatMap((tag) => tag.questions),
    ...themes.flatMap((theme) => theme.questions.slice(0, perTheme)),
  ];
  return [...new Set(specific)].slice(0, MAX_THEME_QUESTIONS).concat(GENERAL_QUESTIONS);
}

/** @param {Source} source @param {AddressOf} addressOf @returns {Block} */
function referenceBlock({ id, review, number }, addressOf) {
  const digests = review.digests.length ? `Digest: ${review.digests.join("; ")}. ` : "";
  return {
    kind: "item",
    runs: [
      { text: `[${number}] ${review.cited} ${digests}` },
      { text: "Summary on this site", href: addressOf(id) },
      { text: "." },
      ...review.reports.flatMap(reportRuns),
    ],
  };
}

/** @param {[string, string, string]} report @returns {Run[]} */
function reportRuns([label, href, access]) {
  const link = href ? [{ text: label || href, href }, { text: ". " }] : [];
  return [{ text: " Full report: " }, ...link, { text: access }];
}

/** @param {string} text @returns {Block} */
function paragraph(text) {
  return { kind: "text", runs: [{ text }] };
}

/** @param {string} text @returns {Block} */
function item(text) {
  return { kind: "item", runs: [{ text }] };
}
