"""The words of the field, as data: digest, entry, account, record. No input or output here.

The fields of Record, Account and Source, with the meaning of their values, are fixed by the
contract that scripts outside rely on: docs/records.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field

PUBLIC = "public"
PROFESSIONALS = "professionals only"

EntryKey = tuple[str, str, int]
"""An entry: digest, heading as printed, and how many-th entry of that heading it is in the digest, from 0."""

READ, INFERRED, CORRECTED = "read", "inferred", "corrected"
"""How a fact is known: printed in the account, following from what is printed, or put right by an editor."""

ASKED_AGAIN = "an editor accepted it, and both its text and how it is read have changed since"
"""The first reason why an entry is held that an editor accepted as it was before."""

DEATHS = ("yes", "no", "unclear")
SEXES = ("male", "female")

POINT_KINDS = ("learning", "recommendations", "good_practice")

HARMS = (
    "suicide or self-harm",
    "sudden unexpected death in infancy",
    "non-accidental injury",
    "neglect",
    "sexual abuse",
    "child sexual exploitation",
    "criminal exploitation",
    "serious youth violence",
    "homicide",
    "accident",
    "illness or medical",
    "harmful sexual behaviour",
    "emotional abuse",
    "fabricated or induced illness",
    "poisoning or ingestion",
    "domestic abuse",
    "institutional abuse",
    "radicalisation",
    "other",
)


@dataclass(frozen=True)
class Source:
    """Where an account is told: digest is a path under `digests/`; lines are first and last, from 1."""

    digest: str
    lines: tuple[int, int]
    heading: str

    @property
    def entry(self) -> tuple[str, str]:
        """Digest and heading, which stay when an entry moves to other lines."""
        return self.digest, self.heading


@dataclass(frozen=True)
class Other:
    """What else an entry says under a heading of its own: model, feedback, background, questions."""

    heading: str
    text: str


@dataclass(frozen=True)
class Report:
    """The full report that an entry names: label as printed ("practice review"), url or None."""

    label: str
    url: str | None = None


@dataclass(frozen=True)
class Account:
    """One telling of a review, from one entry, or from several whose text is the same.

    summary: what happened, paragraphs parted by a blank line; learning, recommendations and
    good_practice: points, each whole; keywords: index terms as printed.
    """

    sources: tuple[Source, ...] = ()
    summary: str = ""
    learning: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    good_practice: tuple[str, ...] = ()
    other: tuple[Other, ...] = ()
    keywords: tuple[str, ...] = ()
    report: Report | None = None

    def points(self, kind: str) -> tuple[str, ...]:
        """Return the points of one of POINT_KINDS."""
        points: tuple[str, ...] = getattr(self, kind)
        return points


@dataclass(frozen=True)
class Child:
    """A subject of the review. age: "7 weeks"; sex: "male" or "female"; None where not stated."""

    age: str | None = None
    sex: str | None = None


@dataclass(frozen=True)
class Evidence:
    """What a fact rests on: value as the account has it, the account's own words, and the account's number (from 1)."""

    value: str
    words: str
    account: int
    how: str = READ


@dataclass(frozen=True)
class Record:
    """One review, as `reviews/<id>.yaml` holds it.

    published and incident are EDTF; evidence: field -> what it rests on; joined: why its entries are the same review;
    held: why it is not published until an editor has ruled, in sentences; withheld: for how long it is withheld.
    """

    id: str
    title: str
    published: str | None = None
    areas: tuple[str, ...] = ()
    anonymous: bool = False
    review_type: str | None = None
    death: str | None = None
    children: tuple[Child, ...] = ()
    incident: str | None = None
    harms: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    circulation: str = PUBLIC
    accounts: tuple[Account, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    joined: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    withheld: str | None = None
