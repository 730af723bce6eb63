"""A grammar of headings: what the line above an entry says of date, area, title and kind of review.

Three shapes are known, and a fourth that is no heading of an entry but the title of a document:

    dated      2023 – Blackpool – Child BR        December 2014 - An unnamed board - Child A
    reference  RR 1/22                            LCSPR TN20 "Tom"
    titled     3. Serious case review: Louise: executive summary
    document   Serious Case Review Learning Briefing Child S
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_site.core.dates import MONTHS
from build_site.digests.review_types import ReviewTypeGrammar
from build_site.vocabulary.labels import LabelVocabulary

DATED, REFERENCE, TITLED, DOCUMENT = "dated", "reference", "titled", "document"

_LONGEST = 300
_EDGES = " :;,.-–—‒―|"

_DASH = r"[-–—‒―−‐‑]"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATED = re.compile(
    rf"(?:(?P<before>{_MONTH})[\s,.]*)?(?P<year>(?:19|20)\d\d)(?:\s+(?P<after>{_MONTH})\b)?"
    rf"\s*(?::\s*|{_DASH}+\s*|(?-i:(?=[A-Z])))(?P<rest>\S.*)",
    re.IGNORECASE,
)
"""A date, then a dash, a colon or nothing at all, as where the text is glued to the year."""

_LOOSE_DASH = re.compile(rf"\s+{_DASH}+\s*|\s*{_DASH}+\s+|\s*[–—]+\s*")
_TIGHT_DASH = re.compile(_DASH)
_COLON = re.compile(r":\s+")
_SENTENCE_END = re.compile(r"(?<!\bSt)[.!?]\s+[A-Z]")
_SUBJECT = re.compile(
    r"(?:Bab(?:y|ies)|Child(?:ren)?|Young (?:Person|People)|Famil(?:y|ies)|Siblings?|Infants?|Adolescents?|Case)\b"
)
"""What a title without an area may begin with: `2014 – Child A`."""

_UNNAMED = re.compile(
    r"(?:anonymous(?:ed)?|anonymised|anon\.?|not (?:named|stated)|name withheld"
    r"|(?:an? )?(?:un-?named|unknown|anonymous|anonymised|undisclosed|unidentified)\b.*)",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"\s*\b(?:L?SCBs?|L?SCPs?|(?:local )?safeguarding (?:children|child|adults?|board|partnership)\b.*"
    r"|(?:city |county |borough |metropolitan |district )*council)\s*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“‘'](?P<name>[^\"”’']+)[\"”’']")

_REPORT = re.compile(
    r"\b(?:(?:full )?overview report|executive summary|(?:full |final )?review report|(?:final|full|summary) report"
    r"|report summary"
    r"|(?:the )?report(?= of| on| into|\W*(?:\||$))|(?:learning|seven[- ]minute|7[- ]minute) briefing|briefing)\b",
    re.IGNORECASE,
)
_REPORT_LAST = re.compile(
    rf"\s*(?::|\s{_DASH}|\()\s*(?:(?:full )?overview report|executive summary|(?:full|final|review) report)\)?$",
    re.IGNORECASE,
)
_ISSUED_BY = re.compile(
    r"\b(?:commissioned|published|undertaken|completed) by (?:the )?"
    rf"(?P<by>[^:–—]+?)\s*(?:[:–—]|\s{_DASH}\s|$)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\bin (?:the )?(?P<area>[A-Z][\w' -]+?) area\b")
_JOINING = re.compile(
    r"\W*(?:(?:in respect of|in relation to|relating to|the|an?|and|of|on|into|in|re|for|about|by"
    r"|regarding|concerning|following|titled|entitled|overview|report|which|that"
    r"|(?:examin|explor|consider)(?:es|ed|ing)|independent|redacted|joint|combined|multi-agency"
    r")\b\W*)+",
    re.IGNORECASE,
)
"""The words that join a kind of review to its title: `Report into the [rapid review] concerning [Baby Q]`."""


@dataclass(frozen=True)
class Heading:
    """What a heading says. printed: as it stands; shape: DATED, REFERENCE, TITLED or DOCUMENT.

    published: "2023", "2014-12" or None; area: as printed, None where the heading has none;
    anonymous: the heading withholds the area; review_type: name of the kind, or None.
    """

    printed: str
    shape: str
    title: str
    published: str | None = None
    area: str | None = None
    anonymous: bool = False
    review_type: str | None = None


class HeadingGrammar:
    """Reads headings in the words that `review-types.yaml` gives for the kinds of review."""

    def __init__(self, wording: LabelVocabulary) -> None:
        self._kinds = ReviewTypeGrammar(wording)
        self._reference = re.compile(
            rf"(?P<kind>{self._kinds.abbreviations})\s*"
            r"(?P<code>[A-Z]{0,4}\s?\d+(?:\s?[/.-]\s?\d+)?[A-Z]?)(?:\W+(?P<name>.+?))?\W*$"
        )

    def type_in(self, text: str) -> str | None:
        """The name of the kind of review that a text names, the more telling one if there are several; None if none."""
        kind = self._kinds.named_in(text)
        return kind.name if kind else None

    def dated(self, text: str) -> Heading | None:
        """`2023 – Blackpool – Child BR`: a date, the area, the title; None where the line is no such heading."""
        match = _DATED.fullmatch(text) if len(text) <= _LONGEST else None
        if not match or text.endswith((":", ";", ",")) or _SENTENCE_END.search(text):
            return None
        area, title = _area_and_title(match["rest"])
        if not title or not (area or title)[0].isupper() or len(area) > 110:
            return None
        month = match["before"] or match["after"]
        published = f"{match['year']}-{MONTHS[month.casefold()]:02}" if month else match["year"]
        unnamed = bool(_UNNAMED.fullmatch(area))
        return Heading(
            text,
            DATED,
            title,
            published,
            None if unnamed else _without_board(area) or None,
            unnamed,
            self.type_in(title),
        )

    def reference(self, text: str) -> Heading | None:
        """`RR 1/22`, `LCSPR TN20 "Tom"`: a kind of review and its number, perhaps with the name of the child."""
        match = self._reference.match(text) if len(text) <= 80 else None
        if not match:
            return None
        named = _QUOTED.search(text)
        return Heading(
            text, REFERENCE, named["name"].strip() if named else text, review_type=self.type_in(match["kind"])
        )

    def titled(self, text: str) -> Heading | None:
        """`Serious case review: Louise: executive summary`: the kind of review and the title, in any order."""
        if len(text) > _LONGEST or text.endswith(("?", ";", ",")) or not self.type_in(text):
            return None
        area, rest = None, text
        if issued := _ISSUED_BY.search(text):
            area, rest = _board_name(issued["by"]), text.replace(issued[0], " : ")
        elif within := _WITHIN.search(text):
            area = within["area"]
        title = self._bare_title(rest)
        return Heading(text, TITLED, title, area=area, review_type=self.type_in(text)) if title else None

    def untyped(self, text: str) -> Heading:
        """A heading that is known as such by its place alone: the title is all that it says."""
        return Heading(text, TITLED, self._bare_title(text) or text.strip(_EDGES), review_type=self.type_in(text))

    def _bare_title(self, text: str) -> str:
        """The text without the kind of review, the kind of report and the words that join them to the title."""
        bare = _REPORT.sub(" | ", self._kinds.without(text, " | "))
        bare = re.sub(r"\(\W*\)", " ", bare)
        parts = (
            _JOINING.sub("", part, count=1) if _JOINING.match(part) else part
            for part in re.split(rf"[|]|\s*:\s*|\s+{_DASH}\s+", bare)
        )
        title = " – ".join(
            " ".join(part.split()) for part in (part.strip(_EDGES) for part in parts) if re.search(r"\w", part)
        )
        return title[:1].upper() + title[1:]


def _area_and_title(rest: str) -> tuple[str, str]:
    """The two parts of what follows the date: "" for an area that is not there, ("", "") where there is no title."""
    for parting in (_LOOSE_DASH, _TIGHT_DASH, _COLON):
        if _SUBJECT.match(rest) and parting is not _LOOSE_DASH:
            return "", rest.strip(_EDGES)
        parts = [part.strip(" :;,–—-|") for part in parting.split(rest, maxsplit=1)]
        if len(parts) == 2 and all(parts):
            return parts[0].strip(_EDGES), _REPORT_LAST.sub("", parts[1].removesuffix("."))
    return "", ""


def _without_board(area: str) -> str:
    """ "Kent Safeguarding Children Board" -> "Kent"; a name that is nothing else stays."""
    return _BOARD.sub("", area) or area


def _board_name(text: str) -> str:
    """ "The Bradford Partnership" -> "Bradford"."""
    name = re.sub(r"^the\s+", "", text.strip(_EDGES), flags=re.IGNORECASE)
    return _without_board(re.sub(r"\s+(?:safeguarding\s+.*|partnership|board)$", "", name, flags=re.IGNORECASE)).strip()
