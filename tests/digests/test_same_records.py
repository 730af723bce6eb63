"""One digest as text, as a web page, as a PDF and as a Word file: the records are the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import docx
import fpdf
import pytest


@dataclass(frozen=True)
class Part:
    """A part of a digest: a heading, a label, a paragraph, an item of a list; or a table of rows of cells of lines."""

    kind: str
    text: str = ""
    rows: tuple[tuple[tuple[str, ...], ...], ...] = ()


def title(text: str) -> Part:
    return Part("title", text)


def heading(text: str) -> Part:
    return Part("heading", text)


def label(text: str) -> Part:
    return Part("label", text)


def items(*texts: str) -> list[Part]:
    return [Part("item", text) for text in texts]


def paragraphs(*texts: str) -> list[Part]:
    return [Part("paragraph", text) for text in texts]


DIGESTS: dict[str, list[Part]] = {
    "list by year": [
        title("Published case reviews"),
        heading("2023 – Kent – Child Alder"),
        *paragraphs(
            "A 4-year-old boy died in May 2021. He fell from a window that had no catch while his uncle slept.",
            "Learning includes: ask who sleeps in the home; look at the windows; write down what was seen.",
            "Recommendations include: fit catches in flats above the first floor; give uncles a part in the plan.",
            "Keywords: falls, housing, kinship care",
        ),
        heading("2022 – Leeds – Child Birch"),
        *paragraphs(
            "Serious injury of a 2-month-old girl in 2020. Nobody had told the health visitor of the new address.",
            "Learning includes: pass on an address on the day; call before the visit.",
            "Recommendations include: keep one list of addresses.",
            "Keywords: infants, health visiting",
        ),
    ],
    "monthly digest with kinds": [
        title("New reviews - March 2024"),
        heading("1. Rapid review: Child Cedar"),
        *paragraphs("A girl of nine was found alone at a coach station in October 2023, hungry for two days."),
        label("Learning"),
        *items("Coach drivers are people who notice", "An empty lunch box is a thing to ask about"),
        label("Recommendations"),
        *items("Put the number of the front door in each coach", "Tell schools when a child moves"),
        heading("2. Serious case review: Child Dogwood"),
        *paragraphs("Death of a baby boy aged 3 months in June 2022, while asleep on a sofa beside his grandfather."),
        label("Learning"),
        *items("Safe sleep is for grandparents too", "Ask where the baby sleeps when the house is full"),
    ],
    "bare names": [
        title("Elmshire Safeguarding Children Partnership"),
        heading("Child Elder"),
        *paragraphs(
            "In March 2019 Child Elder, a boy aged 7, was badly burnt by a kettle that stood on the floor of a hostel.",
            "Key learning: a hostel kitchen needs a door; staff can lend a playpen.",
        ),
        heading("Child Fig"),
        *paragraphs(
            "Child Fig was a girl of 15 who died by suicide in August 2020. Her school had rung four times in a week.",
            "Key learning: four calls in a week are one story; ask the school what it is afraid of.",
        ),
    ],
    "briefing with numbered boxes": [
        title("Seven minute briefing: Child Gorse"),
        *[
            part
            for name, *texts in (
                ("1. Background", "Child Gorse lived with her aunt on a farm from 2017."),
                ("2. What happened?", "In January 2021 Child Gorse, aged 11, was hurt by a tractor and lost a leg."),
                ("3. Key findings", "farms are workplaces and homes at once", "nobody had walked over the yard"),
                ("4. Recommendations", "walk over the yard with the family", "ask the vet what he sees"),
            )
            for part in (heading(name), *(paragraphs(*texts) if len(texts) == 1 else items(*texts)))
        ],
    ],
    "table of reviews": [
        title("Reviews that we have published"),
        Part(
            "table",
            rows=(
                (
                    ("No",),
                    ("Date published",),
                    ("Local authority",),
                    ("Name",),
                    ("What happened",),
                    ("Learning",),
                    ("Themes",),
                ),
                (("2021",), (), (), (), (), (), ()),
                (
                    ("1",),
                    ("March 2021",),
                    ("Derby",),
                    ("Child Hazel",),
                    ("Death of a girl aged 2 in July 2019. She drank from a bottle of cleaner that had lost its cap.",),
                    ("• caps are lost; ask for the box", "• a low shelf is a risk that can be seen"),
                    ("poisoning", "home safety", "toddlers"),
                ),
                (
                    ("2",),
                    ("June 2021",),
                    ("Hull",),
                    ("Child Ivy",),
                    ("Neglect of a boy aged 6 up to 2018. His teeth were never looked at.",),
                    ("• dentists are partners", "• pain shows in the way a child eats"),
                    (),
                ),
            ),
        ),
    ],
}


def as_text(parts: Sequence[Part], path: Path) -> None:
    lines: list[str] = []
    for part in parts:
        if part.kind == "table":
            lines += ["| " + " | ".join("\n".join(cell) for cell in row) + " |" for row in part.rows]
        elif part.kind == "item":
            lines.append(f"• {part.text}")
        else:
            lines += ["", part.text, ""]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def as_page(parts: Sequence[Part], path: Path) -> None:
    tags = {"title": "h1", "heading": "h2", "label": "h3", "paragraph": "p"}
    body = ""
    for part in parts:
        if part.kind == "table":
            body += "<table>" + "".join(map(_html_row, part.rows)) + "</table>"
        elif part.kind == "item":
            body = body.removesuffix("</ul>") if body.endswith("</ul>") else f"{body}<ul>"
            body += f"<li>{escape(part.text)}</li></ul>"
        else:
            body += f"<{tags[part.kind]}>{escape(part.text)}</{tags[part.kind]}>"
    path.write_text(
        "<html><body><div id='cookie-banner'><p>We use cookies</p></div><header><p>Child Protection</p></header>"
        f"<nav><a href='/'>Home</a></nav><main>{body}</main><aside><h2>Child Nettle</h2><p>News of 2025.</p></aside>"
        "<footer><p>Learning: none</p></footer></body></html>",
        encoding="utf-8",
    )


def _html_row(row: Sequence[Sequence[str]]) -> str:
    if not any(row[1:]):
        return f"<tr><td colspan={len(row)}>{row[0][0]}</td></tr>"
    return "<tr>" + "".join(f"<td>{_html_cell(cell)}</td>" for cell in row) + "</tr>"


def _html_cell(cell: Sequence[str]) -> str:
    if len(cell) > 1 and cell[0].startswith("•"):
        return "<ul>" + "".join(f"<li>{escape(line[2:])}</li>" for line in cell) + "</ul>"
    return "<br>".join(map(escape, cell))


class _Pages(fpdf.FPDF):
    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 6, "Library of reviews", align="R", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 10, f"Page {self.page_no()}", align="C")


def as_pdf(parts: Sequence[Part], path: Path) -> None:
    pdf = _Pages()
    pdf.add_page()
    for part in parts:
        pdf.set_font("helvetica", "" if part.kind in ("paragraph", "item", "table") else "B", 11)
        if part.kind == "table":
            pdf.set_font("helvetica", size=6)
            with pdf.table() as table:
                for cells in part.rows:
                    row = table.row()
                    for cell in cells if any(cells[1:]) else cells[:1]:
                        row.cell(_latin("\n".join(cell)), colspan=1 if any(cells[1:]) else len(cells))
        else:
            text = f"• {part.text}" if part.kind == "item" else part.text
            pdf.multi_cell(0, 6, _latin(text), new_x="LMARGIN", new_y="NEXT")
            pdf.ln(0 if part.kind == "item" else 5)
    pdf.output(str(path))


def _latin(text: str) -> str:
    """Text in the letters of the fonts that every PDF has."""
    return text.replace("•", "\x95").replace("–", "-")


def as_word(parts: Sequence[Part], path: Path) -> None:
    document = docx.Document()
    for part in parts:
        if part.kind == "table":
            table = document.add_table(0, len(part.rows[0]))
            for cells in part.rows:
                row = table.add_row()
                if not any(cells[1:]):
                    row.cells[0].merge(row.cells[-1])
                for cell, lines in zip(row.cells, cells if any(cells[1:]) else cells[:1], strict=False):
                    for number, line in enumerate(lines):
                        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                        paragraph.add_run(line.removeprefix("• "))
                        if line.startswith("•"):
                            paragraph.style = "List Bullet"
        elif part.kind in ("title", "heading", "label"):
            document.add_heading(part.text, {"title": 1, "heading": 2, "label": 3}[part.kind])
        else:
            document.add_paragraph(part.text, style="List Bullet" if part.kind == "item" else None)
    document.save(str(path))


WRITERS: dict[str, Callable[[Sequence[Part], Path], None]] = {
    ".txt": as_text,
    ".html": as_page,
    ".pdf": as_pdf,
    ".docx": as_word,
}


def _told(reading) -> list[tuple]:
    return [
        (
            entry.heading.title,
            entry.heading.area,
            entry.heading.review_type,
            entry.heading.incident,
            entry.published,
            entry.account.summary,
            entry.account.learning,
            entry.account.recommendations,
            entry.account.good_practice,
            entry.account.keywords,
            entry.account.other,
            entry.doubts,
        )
        for entry in reading.entries
    ]


@pytest.mark.parametrize("shape", DIGESTS)
@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx"])
def test_a_digest_gives_the_same_records_in_each_format(tmp_path, read_file, shape, suffix):
    told = {}
    for one in (".txt", suffix):
        WRITERS[one](DIGESTS[shape], tmp_path / f"digest{one}")
        told[one] = _told(read_file(tmp_path / f"digest{one}"))
    assert len(told[".txt"]) == (1 if "briefing" in shape else 2)
    assert told[suffix] == told[".txt"]
