"""A few invented reviews in which each way of asking has something to find."""

from __future__ import annotations

from build_site.model import Account, Child, Record, Source


def record(id_: str, title: str, areas: tuple[str, ...], summary: str, **more: object) -> Record:
    account_fields = {name: more.pop(name) for name in ("learning", "recommendations", "good_practice") if name in more}
    account = Account(
        (Source("list.txt", (1, 3), title),), summary, **account_fields, keywords=more.get("keywords", ())
    )
    return Record(id_, title, id_[:4], areas, accounts=(account,), **more)


RECORDS = [
    record(
        "2023-pan-dorset-robin",
        "Robin",
        ("Pan-Dorset",),
        "Robin, a baby of seven weeks, was found lifeless after co-sleeping on a sofa.",
        children=(Child("7 weeks", "male"),),
        harms=("sudden unexpected death in infancy",),
        death="yes",
        keywords=("sudden infant death",),
        review_type="child safeguarding practice review",
        learning=("Ask about safer sleep at every visit.", "Fathers were not spoken to."),
        recommendations=("Health visitors to talk through sleeping places with both parents.",),
    ),
    record(
        "2022-leeds-child-k",
        "Child K",
        ("Leeds",),
        "Death by suicide of a girl of fifteen who was looked after by the council.",
        children=(Child("15 years", "female"),),
        harms=("suicide or self-harm",),
        death="yes",
        keywords=("suicide", "children in care"),
        learning=("Waits for mental health services were long.",),
        recommendations=("CAMHS to say how long a child will wait.",),
    ),
    record(
        "2021-south-tees-ash",
        "Ash",
        ("South Tees",),
        "Neglect of four siblings over many years. Home conditions were poor.",
        children=(Child("4 years", None),),
        harms=("neglect",),
        death="no",
        keywords=("child neglect",),
        learning=("The children were not brought to the dentist.", "Home visits found little food."),
        good_practice=("A teacher kept careful notes.",),
    ),
    record(
        "2020-kent-child-m",
        "Child M",
        ("Kent",),
        "Broken ribs of a baby who could not yet crawl; the injuries were non-accidental.",
        children=(Child("3 months", "female"),),
        harms=("non-accidental injury",),
        death="no",
        keywords=("non-accidental injuries", "fractures"),
        learning=(
            "Bruises on a baby who does not crawl need a doctor the same day.",
            "Home was crowded and visits were few.",
        ),
        recommendations=("Police and social workers to meet before a visit.",),
    ),
    record(
        "2019-anonymous-child-w",
        "Child W",
        (),
        "A boy was stabbed; he had been drawn into selling drugs in other towns.",
        anonymous=True,
        children=(Child("16 years", "male"),),
        harms=("serious youth violence", "criminal exploitation"),
        death="yes",
        keywords=("child criminal exploitation", "county lines"),
        learning=("Leeds was named in his notes.", "Moves between schools were not recorded."),
    ),
]


def others(number: int) -> list[Record]:
    """Reviews that have nothing to do with those above, to fill pages with."""
    return [
        record(
            f"2018-derby-filler-{n}",
            f"Filler {n}",
            ("Derby",),
            f"A summary of some length, the {n}th of its sort.",
            harms=("other",),
            keywords=("official inquiries",),
            learning=("Information sharing was slow.", "Supervision of staff was thin."),
        )
        for n in range(number)
    ]
