"""A small collection of invented reviews, which holds every turn that a page can take."""

from __future__ import annotations

from collections.abc import Sequence

from build_site.catalogue import Catalogue
from build_site.model import INFERRED, PROFESSIONALS, Account, Child, Evidence, Other, Record, Report, Source
from build_site.vocabulary.areas import Area, Areas
from build_site.vocabulary.keywords import Keyword, Keywords
from build_site.vocabulary.phrase_language import parse_phrase
from build_site.vocabulary.tags import Tag, Tags

HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }} javascript:alert(2)"

AREAS = Areas(
    [
        Area("Ashford", "England", "South East", location=(51.15, 0.87)),
        Area("Blyth", "England", "North East", formerly=("Old Blyth",), location=(55.13, -1.51)),
        Area("Cray", "England", "North East", location=(51.43, 0.12)),
        Area("Gwent", "Wales"),
        Area("Tees and Blyth", "England", "North East", members=("Blyth", "Cray"), location=(53.28, -0.7)),
    ]
)

KEYWORDS = Keywords(
    [
        Keyword(
            "child neglect",
            altLabel=("neglect of children",),
            hiddenLabel=("child negelct",),
            related=("home conditions",),
        ),
        Keyword("home conditions"),
        Keyword("medical neglect", broader=("child neglect",)),
    ]
)

THEMES = Tags(
    [
        Tag(
            "Seeing the child",
            "seeing-the-child",
            "Speaking with the child alone.",
            (parse_phrase("see the child"), parse_phrase("ask who")),
        ),
        Tag(
            "Working together",
            "working-together",
            "What agencies do as one.",
            (parse_phrase("share what"), parse_phrase("train"), parse_phrase("kept in touch"), parse_phrase("ask who")),
        ),
        Tag("No point has this", "no-point-has-this", "Nothing.", (parse_phrase("never said"),)),
    ]
)

AGENCIES = Tags([Tag("Schools", "schools", "Schools and colleges.", (parse_phrase("school"),))])


def _account(number: int, **more: object) -> Account:
    source = Source(f"lists/{number}.txt", (number, number + 4), f"2020 – Ashford – Child {number}")
    return Account(**{"sources": (source,), "summary": f"A baby was found unwell at home. Review {number}.", **more})


def records() -> list[Record]:
    full = _account(
        1,
        summary="A baby was found unwell at home.\n\nThe second paragraph says what followed.",
        learning=("Ask who lives in the home.", "See the child alone."),
        recommendations=("Train the staff.",),
        good_practice=("The school kept in touch.",),
        other=(Other("Model", "A systems method was used."),),
        report=Report("Read the review", "https://example.org/review.pdf"),
    )
    second = _account(2, learning=("Share what is known early.",), report=Report("Other report", "javascript:alert(1)"))
    return [
        Record(
            "2020-ashford-child-a",
            "Child A",
            "2020-11",
            ("Ashford",),
            False,
            "serious case review",
            "yes",
            (Child("7 weeks", "male"), Child(None, "female")),
            "2019-22",
            ("neglect",),
            ("child neglect", "home conditions"),
            accounts=(full, second),
            evidence={"harms": (Evidence("neglect", "found unwell", 1),)},
            joined=("both are called Child A",),
        ),
        Record(
            "2020-ashford-child-b",
            "Child B",
            "2020",
            ("Ashford",),
            False,
            "rapid review",
            "no",
            (Child("8 weeks", "female"),),
            None,
            (),
            ("child neglect", "home conditions"),
            accounts=(_account(3),),
            evidence={
                "review_type": (Evidence("rapid review", "", 1, INFERRED),),
                "death": (Evidence("no", "found unwell at home", 1, INFERRED),),
                "children": (Evidence("female", "found with her", 1, INFERRED),),
            },
        ),
        Record(
            "2019-tees-and-blyth-child-c",
            "Child C",
            "2019",
            ("Tees and Blyth",),
            keywords=("medical neglect",),
            accounts=(_account(4),),
        ),
        Record("2019-anonymous-child-d", "Child D", "2019", (), True, accounts=(_account(5),)),
        Record(
            "2018-nowhere-hostile",
            HOSTILE,
            "2018",
            (f"Nowhere {HOSTILE}",),
            keywords=(f"term {HOSTILE}",),
            review_type=HOSTILE,
            accounts=(
                _account(
                    6,
                    summary=HOSTILE,
                    learning=(HOSTILE,),
                    good_practice=(HOSTILE,),
                    other=(Other(HOSTILE, HOSTILE),),
                    report=Report(HOSTILE, HOSTILE),
                ),
            ),
        ),
        Record("undated-bare", "Bare", None, ("Gwent",)),
        Record(
            "2021-ashford-closed", "Closed", "2021", ("Ashford",), circulation=PROFESSIONALS, accounts=(_account(8),)
        ),
    ]


def make(professionals: bool = False) -> Catalogue:
    return catalogue_of(records(), professionals)


def catalogue_of(some: Sequence[Record], professionals: bool = False) -> Catalogue:
    """Return a catalogue of some records, with the vocabularies of the collection."""
    return Catalogue.build(some, AREAS, KEYWORDS, THEMES, AGENCIES, include_restricted=professionals)
