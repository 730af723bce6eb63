"""The type of a review: from its heading, its first words, or a model that is nothing but a type."""

from __future__ import annotations

import re

from build_site.core.text import first_sentence
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
