/* A briefing as a Word file, made in the browser by the package `docx`. Loaded only when somebody asks for one. */
import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: "808080" };
/** Twentieths of a point: the least height of a row, so that a line can be written into it by hand. */
const ROW_HEIGHT = 500;

/** @typedef {import("./compose-briefing.js").Block} Block */
/** @typedef {(href: string) => string} LinkAddress of a link as others can follow it, or "" if they can't */

/**
 * Create the Word file of a briefing.
 *
 * @param {import("./compose-briefing.js").Briefing} briefing
 * @param {LinkAddress} linkAddress
 * @returns {Promise<Blob>}
 */
export function createWordFile(briefing, linkAddress) {
  /** @type {(Paragraph|Table)[]} */
  const children = [new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(briefing.title)] })];
  if (briefing.note) children.push(new Paragraph({ children: [new TextRun({ text: briefing.note, bold: true })] }));
  for (const { heading, blocks } of briefing.sections) {
    children.push(new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(heading)] }));
    children.push(...blocks.map((block) => blockToWord(block, linkAddress)));
  }
  return Packer.toBlob(
    new Document({
      title: briefing.title,
      styles: {
        default: {
          document: { run: { font: "Arial", size: 22 }, paragraph: { spacing: { after: 120 } } },
          title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 240 } } },
          heading1: {
            run: { size: 28, bold: true, color: "1F3D3A" },
            paragraph: { spacing: { before: 280, after: 120 } },
          },
          heading2: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 160, after: 80 } } },
        },
      },
      sections: [{ children }],
    }),
  );
}

/** @param {Block} block @param {LinkAddress} linkAddress */
function blockToWord(block, linkAddress) {
  if (block.kind === "table") return tableToWord(block.rows);
  const children = block.runs.map((run) => {
    const link = run.href && linkAddress(run.href);
    if (!link) return new TextRun(run.text);
    return new ExternalHyperlink({ link, children: [new TextRun({ text: run.text, style: "Hyperlink" })] });
  });
  if (block.kind === "heading") return new Paragraph({ heading: HeadingLevel.HEADING_2, children });
  return new Paragraph(block.kind === "item" ? { bullet: { level: 0 }, children } : { children });
}

/** @param {string[][]} rows */
function tableToWord([head, ...rows]) {
  const cells = (/** @type {string[]} */ row, /** @type {boolean} */ bold) =>
    row.map(
      (text) =>
        new TableCell({
          borders: { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER },
          children: [new Paragraph({ children: [new TextRun({ text, bold })] })],
        }),
    );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: cells(head, true) }),
      ...rows.map(
        (row) => new TableRow({ height: { value: ROW_HEIGHT, rule: "atLeast" }, children: cells(row, false) }),
      ),
    ],
  });
}
