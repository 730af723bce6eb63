"""The line at the end of an entry that leads to the full report: `> Read the overview report`."""

from __future__ import annotations

import re

from build_site.model import Report

_LONGEST = 400
"""How much of the end of a text is looked at; the line is short, a text may not be."""

_INVITATION = r"(?:Read|READ|See|SEE|View|VIEW|Download|DOWNLOAD)\b"
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
    while link := _last_link(text[:end], words_start):
        end, report = link
    return (text[:end].rstrip(" <>") if report else text), report


def _last_link(text: str, words_start: int) -> tuple[int, Report] | None:
    """Return where the line that leads to a report begins at the end of a text, and the report; None if none does.

    words_start: where the first word of the text stands.
    """
    tail_start = max(0, len(text) - _LONGEST)
    tail = text[tail_start:]
    if not _INVITED.search(tail):
        return None
    for match in _LINE.finditer(tail):
        start, words = tail_start + match.start(), match["words"]
        if _DOCUMENT.search(words) and (start <= words_start or match["lead"] or words.startswith("[")):
            return start, _report(words, match["url"] or "")
    return None


def _report(words: str, url: str) -> Report:
    """Return the report with what is to be read of its words: "Read full overview (PDF)" -> "overview report"."""
    if link := _LINK.search(words):
        words, url = link["words"], link["url"] or url
    label = " ".join(_AROUND_LABEL.sub(" ", words).split()).strip(" .-:")
    if label.casefold() == "overview":
        label = f"{label} report"
    return Report(label, url.strip("()") if re.match(r"\(?https?://", url) else None)
