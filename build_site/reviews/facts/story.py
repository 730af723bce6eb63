"""The sentences of an account, and what its ages are judged by: whom it names, and whether it tells of a death."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from build_site.reviews.facts.incident_time import DEATH
from build_site.reviews.facts.people import Role, people_in

_CAPITALISED = re.compile(r"(?<!Adult )(?<!Mr )(?<!Mrs )(?<!Ms )\b[A-Z0-9][\w’'-]*")
_NO_NAME = frozenset(
    ("Adult", "Mother", "Father", "Mum", "Dad", "Parents", "Parent", "Grandmother", "Aunt", "Uncle", "Partner", "Carer")
)
_WORD = re.compile(r"(?<![\w-])[A-Z0-9][\w-]*(?!['’]s)")
_OF_PUBLICATION = re.compile(r"\W*(?:\w+\s+)?(?:published|posted|updated|date)\b|[\W\d]*$|\w+$", re.IGNORECASE)
"""What begins a line that tells when a review was published, and nothing of the child."""

_LOOKED_BACK = 6


@dataclass(frozen=True)
class Story:
    """The sentences of an account in order, and the words of its title that may name its children."""

    sentences: tuple[str, ...]
    title_names: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the names of the title, or none if the account uses none of them."""
        used = any(self._has_name(sentence, self.title_names) for sentence in self.sentences)
        return self.title_names if used else frozenset()

    @cached_property
    def tells_death(self) -> bool:
        """Return whether a death is told, whoever's."""
        return any(DEATH.search(sentence) for sentence in self.sentences)

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


def names_in(title: str) -> frozenset[str]:
    """Return the words of a title that may name its children: "Young Person W" -> "Young", "Person", "W"."""
    return frozenset(_CAPITALISED.findall(title)) - _NO_NAME
