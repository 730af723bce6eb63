/* A briefing's blocks as elements that can be edited, and what has been made of them read back. */
import { element } from "../shared/dom.js";

/**
 * @param {import("./compose-briefing.js").Block[]} blocks
 * @returns {HTMLElement[]}
 */
export function elementsOf(blocks) {
  /** @type {HTMLElement[]} */
  const made = [];
  for (const block of blocks) {
    const before = made[made.length - 1];
    if (block.kind === "table") made.push(tableOf(block.rows));
    else if (block.kind === "heading") made.push(element("h4", {}, ...runsOf(block.runs)));
    else if (block.kind === "text") made.push(element("p", {}, ...runsOf(block.runs)));
    else if (before?.tagName === "UL") before.append(element("li", {}, ...runsOf(block.runs)));
    else made.push(element("ul", {}, element("li", {}, ...runsOf(block.runs))));
  }
  return made;
}

/** @param {import("./compose-briefing.js").Run[]} runs */
function runsOf(runs) {
  return runs.map(({ text, href }) => (href ? element("a", { href }, text) : text));
}

/** @param {string[][]} rows */
function tableOf([head, ...rows]) {
  return element("table", {},
    element("thead", {}, element("tr", {}, ...head.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((text) => element("td", {}, text))))));
}

const KINDS = new Map([["H4", "heading"], ["LI", "item"], ["P", "text"], ["DIV", "text"]]);

/**
 * The blocks that an edited part holds now. Whatever a browser made of the editing, text is kept.
 *
 * @param {Element} part
 * @returns {import("./compose-briefing.js").Block[]}
 */
export function blocksOf(part) {
  /** @type {import("./compose-briefing.js").Block[]} */
  const blocks = [];
  /** @type {import("./compose-briefing.js").Run[]} */
  let loose = [];
  const settle = () => {
    add(blocks, "text", loose);
    loose = [];
  };
  for (const node of part.childNodes) {
    if (!(node instanceof Element) || !isBlock(node)) {
      loose.push(...readRuns(node));
      continue;
    }
    settle();
    if (node.tagName === "TABLE") blocks.push({ kind: "table", rows: rowsOf(node) });
    else if (Array.from(node.children).some(isBlock)) blocks.push(...blocksOf(node));
    else add(blocks, KINDS.get(node.tagName) ?? "text", Array.from(node.childNodes).flatMap(readRuns));
  }
  settle();
  return blocks;
}

/** @param {Element} node */
function isBlock(node) {
  return ["H4", "LI", "P", "DIV", "UL", "OL", "TABLE"].includes(node.tagName);
}

/** @param {import("./compose-briefing.js").Block[]} blocks @param {string} kind @param {import("./compose-briefing.js").Run[]} runs */
function add(blocks, kind, runs) {
  if (runs.some(({ text }) => text.trim())) blocks.push(/** @type {import("./compose-briefing.js").Block} */ ({ kind, runs }));
}

/** @param {Node} node @returns {import("./compose-briefing.js").Run[]} */
function readRuns(node) {
  const text = node.textContent ?? "";
  if (node instanceof HTMLBRElement) return [{ text: " " }];
  if (node instanceof HTMLAnchorElement) return text ? [{ text, href: node.getAttribute("href") ?? "" }] : [];
  if (node instanceof Element) return Array.from(node.childNodes).flatMap(readRuns);
  return text ? [{ text }] : [];
}

/** @param {Element} table @returns {string[][]} */
function rowsOf(table) {
  const cellsOf = (/** @type {Element} */ row) => Array.from(row.children, (cell) => cell.textContent?.trim() ?? "");
  return Array.from(table.querySelectorAll("tr"), cellsOf);
}
