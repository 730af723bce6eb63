/* A briefing's blocks as elements that can be edited, and what has been made of them read back. */
import { element } from "../shared/dom.js";
import { linkTarget } from "../shared/url.js";

/** @typedef {import("./compose-briefing.js").Block} Block */
/** @typedef {import("./compose-briefing.js").Run} Run */

/**
 * Create the elements of some blocks; items that follow one another are one list.
 *
 * @param {Block[]} blocks
 * @returns {HTMLElement[]}
 */
export function elementsOf(blocks) {
  /** @type {HTMLElement[]} */
  const elements = [];
  for (const block of blocks) {
    const previous = elements[elements.length - 1];
    if (block.kind === "table") elements.push(tableElement(block.rows));
    else if (block.kind === "heading") elements.push(element("h4", {}, ...nodesOf(block.runs)));
    else if (block.kind === "text") elements.push(element("p", {}, ...nodesOf(block.runs)));
    else if (previous?.tagName === "UL") previous.append(element("li", {}, ...nodesOf(block.runs)));
    else elements.push(element("ul", {}, element("li", {}, ...nodesOf(block.runs))));
  }
  return elements;
}

/** @param {Run[]} runs */
function nodesOf(runs) {
  const isLink = (/** @type {string|undefined} */ href) => href && linkTarget(href, document.baseURI);
  return runs.map(({ text, href }) => (isLink(href) ? element("a", { href }, text) : text));
}

/** @param {string[][]} rows */
function tableElement([head, ...rows]) {
  const bodyRows = rows.map((row) => element("tr", {}, ...row.map((text) => element("td", {}, text))));
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...head.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...bodyRows),
  );
}

/** @type {Map<string, "heading"|"item"|"text">} */
const KIND_BY_TAG = new Map([
  ["H4", "heading"],
  ["LI", "item"],
  ["P", "text"],
  ["DIV", "text"],
]);

/**
 * Read the blocks that an edited section holds now. Whatever a browser made of the editing, text stays.
 *
 * @param {Element} section
 * @returns {Block[]}
 */
export function blocksOf(section) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {Run[]} those of text that stands in no block */
  let looseRuns = [];
  const addLooseRuns = () => {
    addBlock(blocks, "text", looseRuns);
    looseRuns = [];
  };
  for (const node of section.childNodes) {
    if (!(node instanceof Element) || !isBlock(node)) {
      looseRuns.push(...runsOf(node));
      continue;
    }
    addLooseRuns();
    if (node.tagName === "TABLE") blocks.push({ kind: "table", rows: rowsOf(node) });
    else if (Array.from(node.children).some(isBlock)) blocks.push(...blocksOf(node));
    else addBlock(blocks, KIND_BY_TAG.get(node.tagName) ?? "text", Array.from(node.childNodes).flatMap(runsOf));
  }
  addLooseRuns();
  return blocks;
}

/** @param {Element} node */
function isBlock(node) {
  return ["H4", "LI", "P", "DIV", "UL", "OL", "TABLE"].includes(node.tagName);
}

/** @param {Block[]} blocks @param {"heading"|"item"|"text"} kind @param {Run[]} runs */
function addBlock(blocks, kind, runs) {
  if (runs.some(({ text }) => text.trim())) blocks.push({ kind, runs });
}

/** @param {Node} node @returns {Run[]} */
function runsOf(node) {
  const text = node.textContent ?? "";
  if (node instanceof HTMLBRElement) return [{ text: " " }];
  if (node instanceof HTMLAnchorElement) return text ? [{ text, href: node.getAttribute("href") ?? "" }] : [];
  if (node instanceof Element) return Array.from(node.childNodes).flatMap(runsOf);
  return text ? [{ text }] : [];
}

/** @param {Element} table @returns {string[][]} */
function rowsOf(table) {
  const cellsOf = (/** @type {Element} */ row) => Array.from(row.children, (cell) => cell.textContent?.trim() ?? "");
  return Array.from(table.querySelectorAll("tr"), cellsOf);
}
