/* A briefing as Markdown. */

/** @typedef {import("./compose-briefing.js").Block} Block */
/** @typedef {(href: string) => string} LinkAddress of a link as others can follow it, or "" if they can't */

/**
 * Write a briefing as Markdown.
 *
 * @param {import("./compose-briefing.js").Briefing} briefing
 * @param {LinkAddress} linkAddress
 * @returns {string}
 */
export function toMarkdown(briefing, linkAddress) {
  const paragraphs = [`# ${escaped(briefing.title)}`];
  if (briefing.note) paragraphs.push(`**${escaped(briefing.note)}**`);
  for (const { heading, blocks } of briefing.sections) {
    paragraphs.push(`## ${escaped(heading)}`, ...blocksToMarkdown(blocks, linkAddress));
  }
  return `${paragraphs.join("\n\n")}\n`;
}

/**
 * The paragraphs of some blocks: items that follow one another are one list, so one paragraph.
 *
 * @param {Block[]} blocks
 * @param {LinkAddress} linkAddress
 */
function blocksToMarkdown(blocks, linkAddress) {
  /** @type {string[]} */
  const paragraphs = [];
  blocks.forEach((block, i) => {
    const text = blockToMarkdown(block, linkAddress);
    if (block.kind === "item" && blocks[i - 1]?.kind === "item") paragraphs.push(`${paragraphs.pop()}\n${text}`);
    else paragraphs.push(text);
  });
  return paragraphs;
}

/** @param {Block} block @param {LinkAddress} linkAddress */
function blockToMarkdown(block, linkAddress) {
  if (block.kind === "table") return tableToMarkdown(block.rows);
  const text = block.runs
    .map((run) => {
      const href = run.href && linkAddress(run.href);
      return href ? `[${escaped(run.text)}](<${href}>)` : escaped(run.text);
    })
    .join("")
    .replace(/\s+/g, " ")
    .trim();
  if (block.kind === "heading") return `### ${text}`;
  // A line that begins like a list or a heading is neither.
  const safe = text.replace(/^([-+#>]|\d+[.)])(?=\s)/, "\\$1");
  return block.kind === "item" ? `- ${safe}` : safe;
}

/** @param {string[][]} rows */
function tableToMarkdown([head, ...rows]) {
  const cell = (/** @type {string} */ text) => escaped(text).replaceAll("|", "\\|").replace(/\s+/g, " ");
  const line = (/** @type {string[]} */ cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&");
}
