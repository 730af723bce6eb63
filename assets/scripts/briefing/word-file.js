/* A briefing as a Word file, made in the browser by the package `docx`. Loaded only when somebody asks for one. */
import {
  BorderStyle, Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun,
  WidthType,
} from "docx";

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: "808080" };
const ROW = 500;

/**
 * @param {import("./compose-briefing.js").Briefing} briefing
 * @param {(href: string) => string} address of a link as others can follow it, or "" if they can't
 * @returns {Promise<Blob>}
 */
export function wordFile(briefing, address) {
  const children = [new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(briefing.title)] })];
  if (briefing.note) children.push(new Paragraph({ children: [new TextRun({ text: briefing.note, bold: true })] }));
  /** @type {(Paragraph|Table)[]} */
  const all = [...children];
  for (const { heading, blocks } of briefing.sections) {
    all.push(new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(heading)] }));
    all.push(...blocks.map((block) => partOf(block, address)));
  }
  return Packer.toBlob(new Document({
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
    sections: [{ children: all }],
  }));
}

/** @param {import("./compose-briefing.js").Block} block @param {(href: string) => string} address */
function partOf(block, address) {
  if (block.kind === "table") return tableOf(block.rows);
  const children = block.runs.map((run) => {
    const link = run.href && address(run.href);
    if (!link) return new TextRun(run.text);
    return new ExternalHyperlink({ link, children: [new TextRun({ text: run.text, style: "Hyperlink" })] });
  });
  if (block.kind === "heading") return new Paragraph({ heading: HeadingLevel.HEADING_2, children });
  return new Paragraph(block.kind === "item" ? { bullet: { level: 0 }, children } : { children });
}

/** @param {string[][]} rows */
function tableOf([head, ...rows]) {
  const cells = (/** @type {string[]} */ row, /** @type {boolean} */ bold) => row.map((text) => new TableCell({
    borders: { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER },
    children: [new Paragraph({ children: [new TextRun({ text, bold })] })],
  }));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [new TableRow({ tableHeader: true, children: cells(head, true) }),
      ...rows.map((row) => new TableRow({ height: { value: ROW, rule: "atLeast" }, children: cells(row, false) }))],
  });
}
