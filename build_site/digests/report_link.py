"""The line at the end of an entry that leads to the full report: `> Read the overview report`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_site.model import Report

_LONGEST = 400
"""How much of the end of a text is looked at; the line is short, a text may not be."""

_INVITATION = r"(?:Read|See|View|Download)\b"
_INVITED = re.compile(_INVITATION)
_LINE = re.compile(
    rf"(?:^|(?<=[.!?;:\s])|(?<=[\w)][.]))"
    rf"(?P<lead>[<>›»→]+\s*|(?:Other resources|Further reading)\s*:?\s*)?"
    rf"(?P<words>\[\s*{_INVITATION}[^\[\]]{{0,200}}\](?:\(\s*[^()\s]*\s*\))?|{_INVITATION}[^<>.;\[\]]{{0,150}}?)"
    rf"\s*:?\s*(?P<url>\(?https?://[^\s<>()]+\)?)?[\s.<>]*$"
)
_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\](?:\((?P<url>[^()\s]*)\))?")
_DOCUMENT = re.compile(
    r"\b(?:reviews?|reports?|summary|overview|analysis|briefing|findings|document|paper)\b", re.IGNORECASE
)
_AROUND_LABEL = re.compile(rf"^\s*{_INVITATION}\s+(?:the\s+)?(?:full\s+)?|\(?\bPDF\b[^)]*\)?|\blink\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class ReportLine:
    """Where such a line begins in a text, and the report that it names."""

    start: int
    report: Report


def report_line(text: str) -> ReportLine | None:
    """The line that leads to the full report, at the end of a text; None if there is none.

    The words stand on a line of their own, or behind an arrow, as a link or behind "Other resources".
    """
    offset = max(0, len(text) - _LONGEST)
    if not _INVITED.search(text, offset):
        return None
    for match in _LINE.finditer(text[offset:]):
        alone = not text[: offset + match.start()].strip(" .<>")
        words = match["words"]
        if _DOCUMENT.search(words) and (alone or match["lead"] or words.startswith("[")):
            return ReportLine(offset + match.start(), Report(_label(words), _address(match)))
    return None


def _address(match: re.Match[str]) -> str | None:
    link = _LINK.search(match["words"])
    address = (link["url"] if link else None) or match["url"] or ""
    return address.strip("()") if re.match(r"\(?https?://", address) else None


def _label(words: str) -> str:
    """What is to be read: "Read full overview (PDF)" -> "overview report"."""
    link = _LINK.search(words)
    label = " ".join(_AROUND_LABEL.sub(" ", link["words"] if link else words).split()).strip(" .-:")
    return f"{label} report" if label.casefold() == "overview" else label
