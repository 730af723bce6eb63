"""The sentences of an account, and what its ages are judged by: whom it names, and whether it tells of a death."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from build_site.reviews.facts.context.incident_time import DEATH, PARENT_DIED
from build_site.reviews.facts.context.people import Role, people_in

_CAPITALISED = re.compile(r"(?<!Adult )(?<!Mr )(?<!Mrs )(?<!Ms )\b[A-Z0-9][\w’'-]*")
_NO_NAME = frozenset(
    ("Adult", "Mother", "Father", "Mum", "Dad", "Parents", "Parent", "Grandmother", "Aunt", "Uncle", "Partner", "Carer")
)
NO_NAMES = frozenset(
    ("Child", "Children", "Baby", "Babies", "Young", "Person", "People", "Siblings", "Family", "Twins")
)
"""Words of such titles as "Young Person W" that are nobody's name."""

_WORD = re.compile(r"(?<![\w-])[A-Z0-9][\w-]*(?!['’]s)")
_OF_PUBLICATION = re.compile(r"\W*(?:\w+\s+)?(?:published|posted|updated|date)\b|[\W\d]*$|\w+$", re.IGNORECASE)
"""What begins a line that tells when a review was published, and nothing of the child."""

_ONE_NAME = re.compile(
    r"(?:(?:Child|Baby|Infant|Young Person) [A-Z0-9]\w*"
    r"|(?!Family|Siblings?|Twins|Children|Sisters|Brothers)[A-Z][a-z]+)"
)
_NAME_OF_TITLE = r"[A-Z][\w'’-]*"
_SEVERAL_NAMES = re.compile(
    rf"(?:(?:Child(?:ren)?|Bab(?:y|ies)|Siblings|Young People)\s+)?{_NAME_OF_TITLE}(?:,\s*{_NAME_OF_TITLE})*"
    rf"(?:,\s*|,?\s+(?:and|&)\s+)(?:Child |Baby )?{_NAME_OF_TITLE}"
)
"""A title that names several children: "Children N and O", "Samuel, Shay and Joy"."""

_LOOKED_BACK = 6


@dataclass(frozen=True)
class Story:
    """The sentences of an account in order, and the words of its title that may name its children."""

    sentences: tuple[str, ...]
    title_names: frozenset[str] = frozenset()
    title: str = ""

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the names of the title, or none if the account uses none of them."""
        used = any(self._has_name(sentence, self.title_names) for sentence in self.sentences)
        return self.title_names if used else frozenset()

    @property
    def is_of_one(self) -> bool:
        """Return whether the title is the name of one child."""
        return _ONE_NAME.fullmatch(self.title.strip(" '‘’\"“”")) is not None

    @cached_property
    def tells_death(self) -> bool:
        """Return whether a death is told that may be a subject's, and is not that of a parent or sibling."""
        return any(DEATH.search(PARENT_DIED.sub(" ", sentence)) for sentence in self.sentences)

    @cached_property
    def introduction(self) -> int:
        """Return the number of the first sentence that names a subject."""
        for number, sentence in enumerate(self.sentences):
            if self.names_subject(sentence) and not _OF_PUBLICATION.match(sentence):
                return number
        return len(self.sentences)

    def has_name(self, text: str) -> bool:
        """Return whether a text calls a child by a name of the title."""
        return self._has_name(text, self.names)

    def names_subject(self, text: str) -> bool:
        """Return whether a text names a subject, by a noun or by a name of the title."""
        return self.has_name(text) or any(person.role is Role.SUBJECT for person in people_in(text))

    def told_before(self, number: int) -> list[str]:
        """Return the last few sentences before one, without those of the publication."""
        before = self.sentences[max(0, number - _LOOKED_BACK) : number]
        return [sentence for sentence in before if not _OF_PUBLICATION.match(sentence)]

    @staticmethod
    def _has_name(text: str, names: frozenset[str]) -> bool:
        return bool(names) and any(word in names for word in _WORD.findall(text))


def title_words(title: str) -> frozenset[str]:
    """Return the words of a title that may name its children: "Young Person W" -> "Young", "Person", "W"."""
    return frozenset(_CAPITALISED.findall(title)) - _NO_NAME


def count_names(title: str) -> int:
    """Return how many children a title names, if it names several; else 0."""
    return len(title_words(title) - NO_NAMES) if names_several(title) else 0


def names_several(title: str) -> bool:
    """Return whether a title names several children: "Children N and O"."""
    return _SEVERAL_NAMES.fullmatch(title) is not None
