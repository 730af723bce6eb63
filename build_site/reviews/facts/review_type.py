"""The type of a review: from its heading, its first words, a model that is nothing but a type, or its own sentence."""

from __future__ import annotations

import re

from build_site.core.text import first_sentence, sentences
from build_site.digests.headings import HeadingGrammar
from build_site.model import READ, Account, Evidence

_OPENING_WORDS = 9
"""How many words of what happened may name the type: "This joint serious case review looks at ..."."""

_ABOUT = re.compile(r"\b(?:of|on|following|into|considering|for|conducted|covering|commissioned)\b", re.IGNORECASE)
"""What leads from the type of a review to what it is about."""

_GENERAL = "case review"
"""A kind that the words for a report may name without meaning it: "Read practice review"."""

_METHOD = re.compile(r"\b(?:model|methodology|method|approach|framework|process|based on|adapted)\b", re.IGNORECASE)
_LONGEST_MODEL = 80
"""In letters; a longer text tells how the review was done."""


_MARK = "\x02"
"""Put in the place of a type in a sentence."""
_KIND = rf"(?:(?:joint|independent|extended|concise|statutory|formal|full)\s+)*\s*{_MARK}\s*"
_THIS = re.compile(rf"\b(?:this\s+{_KIND}|subjects? of (?:this|the)\s+{_KIND})", re.IGNORECASE)
_THE = re.compile(
    rf"\b(?:the|our|its)\s+{_KIND}"
    r"(?:(?:was|has been|is) (?:commissioned|held|carried out|undertaken|conducted|published)"
    r"|looks?|looked|examin\w+|consider(?:s|ed)?|explore[sd]?|makes?|made|finds?|found|asks?|asked|identif(?:y|ies|ied)"
    r"|concludes?|concluded|describe[sd]?|tells?|covers?|covered|focus(?:es|ed)|sets? out|highlight(?:s|ed)?"
    r"|recommend(?:s|ed)?|(?P<of>about|into|of|on|concerning|regarding|in respect of)\b)",
    re.IGNORECASE,
)
"""What speaks of the review that an entry tells of: "this ...", "the ... looks at", "the ... about Baby Ivy"."""
_ANOTHER = re.compile(
    rf"\b(?:previous|earlier|another|separate|other|parallel|second|no|possible)\s+(?:\w+\s+){{0,2}}{_MARK}"
    rf"|{_MARK}\s*(?:panel|criteria|led to|(?:was|were|would|will|may|should) (?:not|never|also|be))"
    r"|\b(?:criteria for|whether|alongside)\b|\b(?:brother|sister|sibling|cousin|friend)s?\b[^.]{0,20}\bsubject",
    re.IGNORECASE,
)
"""What speaks of another review, or of one that may be held."""
_WITHIN = 40
"""In letters, how far behind such words the title stands."""


def read_told_type(
    story: str, title: str, grammar: HeadingGrammar, only_as_this: frozenset[str]
) -> tuple[str | None, list[Evidence]]:
    """Return the type that a sentence of an entry gives its own review, and that sentence; None where none does.

    None too where the entry names several. only_as_this: types that other reviews beside it have, which are read only
    where it says "this".
    """
    kinds = grammar.types_in(story)
    if len(kinds) != 1 or _GENERAL in kinds:
        return None, []
    kind = next(iter(kinds))
    for sentence in sentences(story):
        marked = grammar.marked(sentence, f" {_MARK} ")
        if _MARK not in marked or _ANOTHER.search(marked):
            continue
        the = None if kind in only_as_this else _THE.search(marked)
        is_of_title = the and (
            not the["of"] or title.casefold() in marked[the.end() :].casefold()[: _WITHIN + len(title)]
        )
        if _THIS.search(marked) or is_of_title:
            return kind, [Evidence(kind, sentence, 1, READ)]
    return None, []


def read_review_type(
    heading_type: str | None, heading: str, account: Account, grammar: HeadingGrammar
) -> tuple[str | None, list[Evidence]]:
    """Return the type of review and the words it rests on; None where it is not stated.

    From the heading, else the first words of what happened ("Thematic review of ..."), else a model
    that is nothing but a type ("Model: Rapid review."). A method named after a type ("uses the Welsh
    child practice review model") says nothing of the type.
    """
    if heading_type:
        return heading_type, [Evidence(heading_type, heading, 1, READ)]
    if first := first_sentence(account.summary):
        opening = " ".join(first.split()[:_OPENING_WORDS])
        review_type = grammar.type_in(_ABOUT.split(opening, maxsplit=1)[0])
        if review_type and review_type == grammar.type_in(opening):
            return review_type, [Evidence(review_type, opening, 1, READ)]
    label = account.report.label if account.report else ""
    review_type = grammar.type_in(label)
    if review_type and review_type != _GENERAL:
        return review_type, [Evidence(review_type, label, 1, READ)]
    for text in account.learning[:1]:
        opening = first_sentence(text)
        if (review_type := grammar.type_in(opening)) and len(opening) <= len(review_type) + 1:
            return review_type, [Evidence(review_type, opening, 1, READ)]
    for other in account.other:
        is_plain = len(other.text) < _LONGEST_MODEL and not _METHOD.search(other.text)
        if other.heading.casefold().startswith("model") and is_plain and (review_type := grammar.type_in(other.text)):
            return review_type, [Evidence(review_type, other.text, 1, READ)]
    return None, []
