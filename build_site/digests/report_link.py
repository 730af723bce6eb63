"""The line at the end of an entry that leads to the full report: `> Read the overview report`."""

from __future__ import annotations

import re

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


def split_report_links(text: str) -> tuple[str, Report | None]:
    """Return a text without the lines at its end that lead to reports, and the first report that these name.

    "A fall. > Read the overview report" -> "A fall.", the overview report. Such a line stands on a line of
    its own, or behind an arrow, as a link or behind "Other resources".
    """
    words_start = len(text) - len(text.lstrip(" .<>"))
    end, report = len(text), None
    while link := _last_link(text[max(0, end - _LONGEST) : end], words_start - max(0, end - _LONGEST)):
        start, report = link
        end = max(0, end - _LONGEST) + start
    return (text[:end].rstrip(" <>") if report else text), report


def _last_link(tail: str, words_start: int) -> tuple[int, Report] | None:
    """Return where the line that leads to a report begins in the end of a text, and the report; None if none does.

    words_start: where the first word of the whole text stands, counted from the beginning of the tail.
    """
    if not _INVITED.search(tail):
        return None
    for match in _LINE.finditer(tail):
        alone = match.start() <= words_start
        words = match["words"]
        if _DOCUMENT.search(words) and (alone or match["lead"] or words.startswith("[")):
            return match.start(), Report(_label(words), _address(match))
    return None


def _address(match: re.Match[str]) -> str | None:
    link = _LINK.search(match["words"])
    address = (link["url"] if link else None) or match["url"] or ""
    return address.strip("()") if re.match(r"\(?https?://", address) else None


def _label(words: str) -> str:
    """Return what is to be read: "Read full overview (PDF)" -> "overview report"."""
    link = _LINK.search(words)
    label = " ".join(_AROUND_LABEL.sub(" ", link["words"] if link else words).split()).strip(" .-:")
    return f"{label} report" if label.casefold() == "overview" else label
