/* A briefing as Markdown. */

/**
 * @param {import("./compose-briefing.js").Briefing} briefing
 * @param {(href: string) => string} address of a link as others can follow it, or "" if they can't
 * @returns {string}
 */
export function markdownOf(briefing, address) {
  const parts = [`# ${escaped(briefing.title)}`];
  if (briefing.note) parts.push(`**${escaped(briefing.note)}**`);
  for (const { heading, blocks } of briefing.sections) {
    parts.push(`## ${escaped(heading)}`, ...joined(blocks, address));
  }
  return `${parts.join("\n\n")}\n`;
}

/** Items of a list stand on lines of their own, other blocks apart. */
function joined(/** @type {import("./compose-briefing.js").Block[]} */ blocks, /** @type {(href: string) => string} */ address) {
  /** @type {string[]} */
  const parts = [];
  blocks.forEach((block, place) => {
    const text = textOf(block, address);
    if (block.kind === "item" && blocks[place - 1]?.kind === "item") parts.push(`${parts.pop()}\n${text}`);
    else parts.push(text);
  });
  return parts;
}

/** @param {import("./compose-briefing.js").Block} block @param {(href: string) => string} address */
function textOf(block, address) {
  if (block.kind === "table") return tableOf(block.rows);
  const text = block.runs.map((run) => {
    const href = run.href && address(run.href);
    return href ? `[${escaped(run.text)}](<${href}>)` : escaped(run.text);
  }).join("").replace(/\s+/g, " ").trim();
  if (block.kind === "heading") return `### ${text}`;
  // A line that begins like a list or a heading is neither.
  const safe = text.replace(/^([-+#>]|\d+[.)])(?=\s)/, "\\$1");
  return block.kind === "item" ? `- ${safe}` : safe;
}

/** @param {string[][]} rows */
function tableOf([head, ...rows]) {
  const cell = (/** @type {string} */ text) => escaped(text).replaceAll("|", "\\|").replace(/\s+/g, " ");
  const line = (/** @type {string[]} */ cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&");
}
