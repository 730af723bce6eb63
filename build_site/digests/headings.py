"""A grammar of headings: what the line above an entry says of date, area, title and type of review.

Four shapes are known:

    dated      2023 – Blackpool – Child BR        December 2014 - An unnamed board - Child A
    reference  RR 1/22                            LCSPR TN20 "Tom"
    titled     3. Serious case review: Louise: executive summary
    named      'Margaret' | published 26 January 2021       John (January 2024)        Child LB
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from build_site.core.dates import MONTH_PATTERN, edtf_month
from build_site.digests.heading_areas import area_named, area_of_issuer
from build_site.digests.line_marks import DASH, EDGES
from build_site.digests.names import NameKind, name_of
from build_site.digests.review_types import ReviewTypeGrammar
from build_site.digests.titles import only_name, with_article, without_number
from build_site.vocabulary.labels import LabelVocabulary

DATED, REFERENCE, TABLE, TITLED, NAMED = "dated", "reference", "table", "titled", "named"

LONGEST_HEADING = 300
"""How many letters a heading has at most; the longest of the known digests has 225."""
_LONGEST_REFERENCE = 80
"""What begins with `RR 1/22` and is longer is a sentence about the review."""
_FIRST_WORDS = 7
"""Within how many words a line without marks must name the type of review to be a heading."""

_DATED = re.compile(
    rf"(?:(?P<before>{MONTH_PATTERN})[\s,.]*)?(?P<year>(?:19|20)\d\d)(?:\s+(?P<after>{MONTH_PATTERN})\b)?"
    rf"\s*(?::\s*|{DASH}+\s*|(?-i:(?=[A-Z])))(?P<rest>\S.*)",
    re.IGNORECASE,
)
"""A date, then a dash, a colon or nothing at all, as where the text is glued to the year."""

_PUBLISHED = re.compile(
    rf"\s*[|(\[,]?\s*(?:{DASH}\s*)?"
    rf"(?:(?P<said>published|publication|added)(?:\s+date)?(?:\s+(?:on|in))?\s*:?\s*)?"
    rf"(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?:(?P<month>{MONTH_PATTERN})[\s,]+)?"
    r"|(?:\d{1,2}[/.])(?P<number>0?[1-9]|1[0-2])[/.])(?P<year>(?:19|20)\d\d)\s*[)\]]?$",
    re.IGNORECASE,
)
"""The date at the end of a heading: `(published 17 June 2016)`, `| published 26 January 2021`, `(January 2024)`."""

_DATE_ALONE = re.compile(r"\W*(?:date|posted|printed|(?:last )?(?:updated|reviewed|modified))\W*", re.IGNORECASE)
"""What stands before the date of a page."""
_AREA_AND_YEAR = re.compile(
    rf"\s*\((?P<area>[A-Z][^(),]{{1,60}}),\s+(?:(?P<month>(?i:{MONTH_PATTERN}))\s+)?(?P<year>(?:19|20)\d\d)\)\s*$"
)
"""The area and the date of publication behind a title: `Child J (Rotherham, 2014)`."""
_AREA_BESIDE = re.compile(
    rf"(?P<name>[^,–—:()]{{1,60}}?)(?:,| {DASH}) (?P<area>[A-Z][a-z]{{2}}[^(),\d]{{0,60}}?),? "
    rf"\(?(?:(?P<month>(?i:{MONTH_PATTERN}))\s+)?(?P<year>(?:19|20)\d\d)\)?"
)
"""The same with a comma or a dash: `Child J, Rotherham (2014)`."""
_FIRST_OF_SEVERAL = re.compile(r"(?:Children|Babies|Siblings|Twins|Infants|Young People|Brothers|Sisters)\b(?!.* and )")
_YEAR_BESIDE = re.compile(r"\s*\((?:19|20)\d\d\)$")
"""A year beside a name: of what, it does not say."""

_LOOSE_DASH = re.compile(rf"\s+{DASH}+\s*|\s*{DASH}+\s+|\s*[–—]+\s*")
_TIGHT_DASH = re.compile(DASH)
_COLON = re.compile(r":\s+")
_SENTENCE_END = re.compile(r"(?<!\bSt)[.!?]\s+[A-Z]")
_SUBJECT = re.compile(
    r"(?:Bab(?:y|ies)|Child(?:ren)?|Young (?:Person|People)|Famil(?:y|ies)|Siblings?|Infants?|Adolescents?|Case)\b"
)
"""What a title without an area may begin with: `2014 – Child A`."""

_QUOTED = re.compile(r"[\"“‘'](?P<name>[^\"”’']+)[\"”’']")

_REPORT = re.compile(
    r"\b(?:(?:full )?overview report|executive summary|(?:full |final )?review report|(?:final|full|summary) report"
    r"|report summary"
    r"|(?:the )?report(?= of| on| into|\W*(?:\||$))|(?:learning|seven[- ]minute|7[- ]minute) briefing|briefing)\b",
    re.IGNORECASE,
)
_BRIEFING = re.compile(r"\b(?:seven|7)[- ]minute briefing\b", re.IGNORECASE)
"""Its number is none of a review: `SUSR 7 Minute Briefing`."""
_REPORT_LAST = re.compile(
    rf"\s*(?::|\s{DASH}|\()\s*(?:(?:full )?overview report|executive summary|(?:full|final|review) report)\)?$",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"^\W*(?:(?:in respect of|in relation to|relating to|the|an?|and|of|on|into|in|re|for|from|about|by"
    r"|regarding|concerning|following|titled|entitled|overview|report|briefs?|which|that"
    r"|(?:learning|lessons|publication)(?= (?:from|of|in|for)\b|\W*$)"
    r"|(?:examin|explor|consider)(?:es|ed|ing)|independent|redacted|joint|combined|multi-agency"
    r")\b\W*)+",
    re.IGNORECASE,
)
"""The words that join a type of review to its title: `Report into the [rapid review] concerning [Baby Q]`."""
_STROKE_BESIDE_TYPE = re.compile(r"\s/\s+\||\|\s+/\s")
"""What parts the kind of review in two languages."""
_TITLE_SEPARATOR = re.compile(rf"[|]|\s*:\s*|\s+{DASH}\s+")


@dataclass(frozen=True)
class Heading:
    """What a heading says. printed: as it stands; shape: DATED, REFERENCE, TITLED or NAMED, or
    TABLE for the row of a table.

    published: "2023", "2014-12" or None; area: as printed, None where the heading has none;
    anonymous: the heading withholds the area; review_type: name of the type, or None;
    incident: its date, from a column of its own.
    """

    printed: str
    shape: str
    title: str
    published: str | None = None
    area: str | None = None
    anonymous: bool = False
    review_type: str | None = None
    incident: str | None = None


class HeadingGrammar:
    """A reader of headings by the words for the types of review."""

    def __init__(self, vocabulary: LabelVocabulary) -> None:
        self._types = ReviewTypeGrammar(vocabulary)
        self._reference = re.compile(
            rf"(?P<type>{self._types.abbreviations})\s*"
            r"(?P<code>[A-Z]{0,4}\s?\d+(?:\s?[/.-]\s?\d+)?[A-Z]?)(?:\W+(?P<name>.+?))?\W*$"
        )

    def type_in(self, text: str) -> str | None:
        """Return the name of the review type that a text names, of several the more telling one; None if of none."""
        return self._types.named_in(text)

    def types_in(self, text: str) -> set[str]:
        """Return the names of all review types that a text names, in the singular or the plural."""
        return self._types.all_named_in(text)

    def marked(self, text: str, mark: str) -> str:
        """Return a text with a mark in the place of every review type that it names in the singular."""
        return self._types.replace(text, mark)

    def names_several(self, text: str) -> bool:
        """Return whether a text speaks of reviews of a type in the plural: "Published safeguarding adults reviews"."""
        return self._types.named_in_plural(text)

    def is_type(self, text: str) -> bool:
        """Return whether a text is the words for a type of review and no more: "Learning review"."""
        return self._types.named_in(text) is not None and not re.search(r"\w", self._types.replace(text, ""))

    def begins_with_type(self, text: str) -> bool:
        """Whether a text is a heading that names a type of review within its first words."""
        return self.type_in(" ".join(text.split()[:_FIRST_WORDS])) is not None and self.parse_titled(text) is not None

    def parse_dated(self, text: str) -> Heading | None:
        """Return what `2023 – Blackpool – Child BR` says: a date, the area, the title; None for any other text."""
        match = _DATED.fullmatch(text) if len(text) <= LONGEST_HEADING else None
        if not match or text.endswith((":", ";", ",")) or _SENTENCE_END.search(text):
            return None
        area, title = _area_and_title(match["rest"])
        if not title or not (area or title)[0].isupper():
            return None
        month = match["before"] or match["after"]
        published = edtf_month(match["year"], month) if month else match["year"]
        # "Suicide: thematic analysis" has its kind for a title; "Child F1: serious case review" has not.
        name, colon, rest = title.partition(":")
        is_name = (found := name_of(name)) is not None and found.kind is not NameKind.GIVEN
        return Heading(
            text,
            DATED,
            name.strip() if colon and is_name and self.type_in(rest) else title,
            published,
            *area_named(area),
            self.type_in(title),
        )

    def parse_reference(self, text: str) -> Heading | None:
        """Return what `RR 1/22` or `LCSPR TN20 "Tom"` says: a type, a number, perhaps a name; None for other texts."""
        match = self._reference.match(text) if len(text) <= _LONGEST_REFERENCE else None
        if not match:
            return None
        named = _QUOTED.search(text)
        if match["name"] and not named and not name_of(match["name"]):
            return None
        return Heading(
            text, REFERENCE, named["name"].strip() if named else text, review_type=self.type_in(match["type"])
        )

    def parse_titled(self, text: str) -> Heading | None:
        """Return what a text says that has a type and a title in any order; None if it names no type, or nothing else.

        Example: `Serious case review: Louise: executive summary`.
        """
        if len(text) > LONGEST_HEADING or text.endswith(("?", ";", ",")) or not self.type_in(text):
            return None
        area, rest = area_of_issuer(text)
        title = with_article(self._bare_title(rest), text)
        return Heading(text, TITLED, title, area=area, review_type=self.type_in(text)) if title else None

    def parse(self, text: str) -> Heading | None:
        """Return what any other text says if it is a heading: a kind of review, a name, a date; else None."""
        if beside := _AREA_AND_YEAR.search(text):
            return self._with_area_and_year(text, text[: beside.start()], beside)
        if (beside := _AREA_BESIDE.fullmatch(text)) and _is_told(beside["name"]):
            return self._with_area_and_year(text, beside["name"], beside)
        rest, published = _without_date(without_number(text))
        if _DATE_ALONE.fullmatch(rest) or not rest.strip(EDGES) or len(text) > LONGEST_HEADING:
            return None
        heading = self.parse_titled(rest)
        if heading is None and self.type_in(rest):
            return None  # Nothing but the kind of review, or a question.
        if heading is None:
            heading = self._named(text, rest)
        elif self._is_of_theme(heading, rest):
            heading = replace(heading, title=rest.strip(EDGES))
        elif name := name_of(heading.title) or only_name(heading.title):
            heading = replace(heading, title=name.text)
        elif self._types.ends_with_type(rest):
            heading = replace(heading, title=rest.strip(EDGES))
        return replace(heading, printed=text, published=published)

    def _is_of_theme(self, heading: Heading, text: str) -> bool:
        """Whether words with capital letters before the kind are a theme, no name: "Under Ones Thematic Review"."""
        name = name_of(heading.title)
        is_given = name is not None and name.kind is NameKind.GIVEN
        return is_given and self._types.ends_with_type(text) and self._types.is_winner(heading.review_type)

    def _with_area_and_year(self, text: str, title: str, beside: re.Match[str]) -> Heading | None:
        """Return what a heading says behind which area and date stand: `Child J (Rotherham, 2014)`."""
        heading = self.parse(title)
        if heading is None:
            return None
        published = edtf_month(beside["year"], beside["month"]) if beside["month"] else beside["year"]
        area, anonymous = area_named(beside["area"])
        return replace(heading, printed=text, published=published, area=area, anonymous=anonymous)

    def _named(self, text: str, rest: str) -> Heading:
        """Return what a heading without a kind of review says: a name, perhaps behind its area; else its title."""
        if name := name_of(_YEAR_BESIDE.sub("", rest)) or only_name(rest):
            return Heading(text, NAMED, name.text)
        area, *names = (part.strip(EDGES) for part in _LOOSE_DASH.split(rest, maxsplit=1))
        name = name_of(names[0]) if names else None
        if name and area and area[0].isupper():
            return Heading(text, NAMED, name.text, None, *area_named(area))
        return Heading(text, NAMED, _REPORT_LAST.sub("", rest).strip(EDGES))

    def _bare_title(self, text: str) -> str:
        """Return the text without the type of review, the type of report and the words that join them to the title."""
        bare = _REPORT.sub(" | ", self._types.replace(_BRIEFING.sub(" | ", text), " | "))
        bare = _STROKE_BESIDE_TYPE.sub(" | ", re.sub(r"\(\W*\)", " ", bare))
        segments = (_JOINING.sub("", segment) for segment in _TITLE_SEPARATOR.split(bare))
        parts = (" ".join(segment.strip(EDGES).split()) for segment in segments if re.search(r"\w", segment))
        title = " – ".join(dict.fromkeys(parts))
        return title[:1].upper() + title[1:]


def _is_told(name: str) -> bool:
    """Whether a text is a name that can't be any words with capital letters, nor the first of several names."""
    found = name_of(name)
    return found is not None and found.kind is not NameKind.GIVEN and not _FIRST_OF_SEVERAL.match(name)


def has_area_and_year(text: str) -> bool:
    """Return whether a text is a name with the area and the year of its review: `Child J (Hull, 2014)`."""
    behind = _AREA_AND_YEAR.search(text)
    beside = _AREA_BESIDE.fullmatch(text)
    return _is_told(text[: behind.start()] if behind else beside["name"] if beside else "")


def _without_date(text: str) -> tuple[str, str | None]:
    """Return a heading without the date at its end, and that date as EDTF; a year alone must say what it is of."""
    match = _PUBLISHED.search(text)
    if not match or not (match["month"] or match["said"] or match["number"]):
        return text, None
    month = match["month"] or match["number"]
    return text[: match.start()], edtf_month(match["year"], month) if month else match["year"]


def _area_and_title(rest: str) -> tuple[str, str]:
    """Return the area and the title that follow the date; "" for an area that is not there, "" twice for no title."""
    for separator in (_LOOSE_DASH, _TIGHT_DASH, _COLON):
        if _SUBJECT.match(rest) and separator is not _LOOSE_DASH:
            return "", rest.strip(EDGES)
        area, *title = (segment.strip(" :;,–—-|") for segment in separator.split(rest, maxsplit=1))
        if area and title and title[0]:
            return area.strip(EDGES), _REPORT_LAST.sub("", title[0].removesuffix("."))
    return "", ""
