/* From what was chosen to the seven parts of a briefing. Nothing here touches the page. */
import { partsOf } from "./selection.js";

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

const MOST_THEMES = 4;
const SHORT = 30;
const NOT_READ_ALOUD = ["more", "record"];
const GENERAL = [
  "Could this happen here? What would we see first?",
  "What do we already do well that should go on?",
  "What will each of us do differently from this week, and how shall we know?",
];
const RECORD_HEAD = ["Date", "Team", "Led by", "What we will do", "When we look again"];
const RECORD = [RECORD_HEAD, ...Array.from({ length: 3 }, () => RECORD_HEAD.map(() => ""))];
const NO_SAMPLE =
  "The reviews held are no sample of all cases; the numbers say what was written about, not how often it happens.";
const FOR_PROFESSIONALS =
  "For professionals only: a digest asks that its summary is shared with professionals and with nobody else.";

/** @typedef {(id: string, anchor?: string) => string} Address of a review or point */

/**
 * The reviews behind a selection, in its order, each once.
 *
 * @param {string[]} keys
 * @param {Map<string, import("./briefing-data.js").Review>} reviews
 * @returns {Source[]}
 */
export function sourcesOf(keys, reviews) {
  /** @type {Map<string, Source>} */
  const found = new Map();
  for (const key of keys) {
    const { id, anchor } = partsOf(key);
    const review = reviews.get(id);
    if (!review || (anchor && !review.points[anchor])) continue;
    const source = found.get(id) ?? { id, review, whole: false, anchors: [], number: found.size + 1 };
    found.set(id, source);
    if (!anchor) Object.assign(source, { whole: true, anchors: Object.keys(review.points) });
    else if (!source.anchors.includes(anchor)) source.anchors.push(anchor);
  }
  return Array.from(found.values());
}

/**
 * The briefing.
 *
 * @param {Source[]} sources
 * @param {import("./briefing-data.js").Words} words
 * @param {import("./briefing-data.js").Tag[]} tags the theme and the agency that were taken
 * @param {Address} address
 * @returns {Briefing}
 */
export function compose(sources, words, tags, address) {
  const themes = themesOf(sources, words);
  return {
    title: `Seven-minute briefing: ${subjectOf(sources, tags)}`,
    note: sources.some(({ review }) => review.professionals) ? FOR_PROFESSIONALS : "",
    sections: [
      { id: "happened", heading: "What happened", blocks: sources.flatMap((source) => happened(source, address)) },
      { id: "matters", heading: "Why it matters", blocks: matters(sources, words, themes, tags) },
      { id: "learning", heading: "Learning", blocks: learning(sources, address) },
      { id: "recommendations", heading: "Recommendations", blocks: points(sources, "recommendation", address) },
      { id: "questions", heading: "Questions for the team", blocks: questions(themes, tags).map(item) },
      { id: "more", heading: "Where to read more", blocks: sources.map((source) => reference(source, address)) },
      { id: "record", heading: "Record of use", blocks: [{ kind: "table", rows: RECORD }] },
    ],
  };
}

/** How many words of a briefing are read aloud. @param {Briefing} briefing */
export function lengthOf(briefing) {
  const read = briefing.sections.filter(({ id }) => !NOT_READ_ALOUD.includes(id));
  const runs = read.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "table" ? [] : block.runs)));
  return runs.map(({ text }) => text).join(" ").split(/\s+/).filter(Boolean).length;
}

/** @param {Source[]} sources @param {import("./briefing-data.js").Tag[]} tags */
function subjectOf(sources, tags) {
  if (tags.length) return tags.map((tag) => tag.name).join("; ");
  return sources.length === 1 ? nameOf(sources[0].review) : `${sources.length} case reviews`;
}

/** @param {import("./briefing-data.js").Review} review */
function nameOf({ title, where, year }) {
  return [title, where, year].filter(Boolean).join(", ");
}

/** @param {Source} source @param {Address} address @returns {Block[]} */
function happened({ id, review, whole, number }, address) {
  const told = whole ? review.happened : review.happened.slice(0, 1).map(shortened);
  return [
    { kind: "heading", runs: [{ text: `${nameOf(review)} ` }, { text: `[${number}]`, href: address(id) }] },
    ...(told.length ? told : ["The digest does not tell what happened."]).map(paragraph),
  ];
}

/** @param {string} text */
function shortened(text) {
  const words = text.split(/\s+/);
  return words.length > SHORT ? `${words.slice(0, SHORT).join(" ").replace(/[,;:.–-]+$/, "")}…` : text;
}

/**
 * The themes of the chosen points, the most frequent first.
 *
 * @param {Source[]} sources
 * @param {import("./briefing-data.js").Words} words
 * @returns {import("./briefing-data.js").Theme[]}
 */
function themesOf(sources, words) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { review, anchors } of sources) {
    for (const theme of anchors.flatMap((anchor) => review.points[anchor][1])) {
      counts.set(theme, (counts.get(theme) ?? 0) + 1);
    }
  }
  const known = Array.from(counts).filter(([slug]) => words.themes[slug]);
  known.sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
  return known.slice(0, MOST_THEMES).map(([slug]) => words.themes[slug]);
}

/**
 * @param {Source[]} sources
 * @param {import("./briefing-data.js").Words} words
 * @param {import("./briefing-data.js").Theme[]} themes
 * @param {import("./briefing-data.js").Tag[]} tags
 * @returns {Block[]}
 */
function matters(sources, words, themes, tags) {
  const total = words.reviews.toLocaleString("en-GB");
  const taken = tags.map((tag) => paragraph(`${tag.name}: ${tag.about}`));
  const listed = themes.filter((theme) => !tags.some((tag) => tag.name === theme.name));
  if (!listed.length) return taken;
  const often = (/** @type {import("./briefing-data.js").Theme} */ { reviews }) =>
    `It comes up in ${reviews.toLocaleString("en-GB")} of the ${total} reviews held on this site.`;
  return [
    ...taken,
    paragraph(`What ${sources.length === 1 ? "this review" : "these reviews"} taught is mostly about:`),
    ...listed.map((theme) => item(`${theme.name}. ${theme.about} ${often(theme)}`)),
    paragraph(NO_SAMPLE),
  ];
}

/** @param {Source[]} sources @param {Address} address @returns {Block[]} */
function learning(sources, address) {
  const practice = itemsOf(sources, "good-practice", address);
  const told = practice.length ? [paragraph("Good practice:"), ...practice] : [];
  return [...points(sources, "learning", address), ...told];
}

/** @param {Source[]} sources @param {"learning"|"recommendation"} kind @param {Address} address @returns {Block[]} */
function points(sources, kind, address) {
  const found = itemsOf(sources, kind, address);
  const none = kind === "learning" ? "No learning point was chosen." : "No recommendation was chosen.";
  return found.length ? found : [paragraph(none)];
}

/** @param {Source[]} sources @param {string} kind @param {Address} address @returns {Block[]} */
function itemsOf(sources, kind, address) {
  return sources.flatMap(({ id, review, anchors, number }) => {
    const own = anchors.filter((anchor) => anchor.startsWith(`${kind}-`));
    return own.map((anchor) => /** @type {Block} */ ({
      kind: "item",
      runs: [{ text: `${review.points[anchor][0]} ` }, { text: `[${number}]`, href: address(id, anchor) }],
    }));
  });
}

/** @param {import("./briefing-data.js").Theme[]} themes @param {import("./briefing-data.js").Tag[]} tags */
function questions(themes, tags) {
  const taken = tags.flatMap((tag) => tag.questions);
  const asked = [...taken, ...themes.flatMap((theme) => theme.questions.slice(0, themes.length > 2 ? 1 : 2))];
  return [...new Set(asked)].slice(0, 5).concat(GENERAL);
}

/** @param {Source} source @param {Address} address @returns {Block} */
function reference({ id, review, number }, address) {
  const told = review.digests.length ? `Digest: ${review.digests.join("; ")}. ` : "";
  return { kind: "item", runs: [
    { text: `[${number}] ${review.cited} ${told}` },
    { text: "Summary on this site", href: address(id) },
    { text: "." },
    ...review.reports.flatMap(report),
  ] };
}

/** @param {[string, string, string]} report @returns {Run[]} */
function report([label, href, words]) {
  const link = href ? [{ text: label || href, href }, { text: ". " }] : [];
  return [{ text: " Full report: " }, ...link, { text: words }];
}

/** @param {string} text @returns {Block} */
function paragraph(text) {
  return { kind: "text", runs: [{ text }] };
}

/** @param {string} text @returns {Block} */
function item(text) {
  return { kind: "item", runs: [{ text }] };
}
