"""Digests made from a seed, and what may be done to them before they are sent again."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

_AREAS = ("Leeds", "Kent", "Hull", "Devon", "Surrey", "Bradford", "Cornwall", "Norfolk")
_NAMES = ("Alder", "Birch", "Cedar", "Hazel", "Juniper", "Larch", "Maple", "Rowan", "Sorrel", "Willow")
_LETTERS = "ABCDEFGH"
_AGES = ("two weeks", "four months", "11 months", "2 years", "five years", "13 years", "16 years")
_WHAT = (
    "Death of a {sex} aged {age} after a fall at home.",
    "Serious injuries to a {sex} aged {age} who was living with {whom}.",
    "Harm to a {sex} aged {age}, found alone and hungry in {month}.",
    "Neglect of a {sex} aged {age} over more than a year.",
)
_MORE = (
    "The family had moved three times and was known to {who}.",
    "The mother had asked {who} for help in the weeks before.",
    "{Who} had closed the case after one visit in {month}.",
    "Neighbours had rung {who} twice about shouting at night.",
    "The father was not seen by {who} at any time.",
    "School had noticed bruises and told {who} in {month}.",
    "An older sister had been placed with {whom} before.",
)
_POINTS = (
    "ask every adult in the household about their own childhood",
    "see the child alone and write down what the child says",
    "tell the midwife when an address changes before the birth",
    "read the file of an older sibling before a case is closed",
    "make sure that {who} knows who leads on the plan",
    "follow up each missed appointment within a week",
    "do not rely on what one parent says about the other",
    "hold a strategy meeting when an injury is not explained",
    "look at bruises on babies who can't yet move as a sign of harm",
    "train new staff on how {who} works with fathers",
    "share what is known about alcohol with {who}",
    "keep a chronology that all agencies can read",
)
_WHO = ("the health visitor", "children's services", "the police", "the school nurse", "housing officers")
_WHOM = ("grandparents", "foster carers", "an aunt", "family friends")
_MONTHS = ("January", "March", "May", "August", "October")
_TERMS = ("neglect", "physical abuse", "alcohol misuse", "domestic abuse", "infants", "adolescents", "fathers")
_OTHER_WORDS = ("again", "later", "often", "early", "local", "known", "clear", "two", "both", "still", "weekly", "near")


_OTHERS = 10**7


@dataclass(frozen=True)
class Told:
    """An entry as it is to stand in a digest, and which review it is of.

    body: where it is not made of the parts; reworded: how much of the summary; renamed: whether its heading names
    another child. An entry of which neither heading nor text is left is of another review.
    """

    review: int
    heading: str
    summary: str
    points: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    body: str = ""
    reworded: float = 0.0
    renamed: bool = False

    def changed(self, **changes: object) -> Told:
        """Return it with changes, of another review if nothing of it is left."""
        told = replace(self, **changes)  # type: ignore[arg-type]
        is_other = told.renamed and told.reworded > 0.5 and not told.points and told.review < _OTHERS
        return replace(told, review=told.review + _OTHERS) if is_other else told

    @property
    def text(self) -> str:
        learning = f" Learning includes: {'; '.join(self.points)}." if self.points else ""
        terms = f"\nKeywords: {', '.join(self.terms)}" if self.terms else ""
        return f"{self.heading}\n{self.body or self.summary + learning + terms}\n"


@dataclass
class Sent:
    """The digests of a folder, each a list of entries, by name."""

    digests: dict[str, list[Told]]
    said: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        """Write them in place of what is there."""
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        for name, entries in self.digests.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = "Case reviews published in 2021\n\n" + "\n".join(entry.text for entry in entries)
            if name.endswith(".html"):
                text = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n") if line)
                text = f"<html><body>{text}</body></html>"
            path.write_text(text, encoding="utf-8")


def made(rng: random.Random) -> Sent:
    """Return one to three digests of two to six entries in all: reviews, twins, and some told twice."""
    names = rng.sample(["list.txt", "month.md", "2021/march.txt", "area.txt"], rng.randint(1, 3))
    digests: dict[str, list[Told]] = {name: [] for name in names}
    titles = [f"Child {name}" for name in rng.sample(_NAMES, 4)] + [f"Child {letter}" for letter in _LETTERS[:4]]
    rng.shuffle(titles)
    entries: list[Told] = []
    for number in range(rng.randint(2, 6)):
        if entries and rng.random() < 0.3:
            entry = twin(rng, rng.choice(entries), number)
        else:
            entry = _entry(rng, number, titles[number])
        entries.append(entry)
        digests[rng.choice(names)].append(entry)
    return Sent({name: told for name, told in digests.items() if told})


def _fill(rng: random.Random, text: str) -> str:
    who = rng.choice(_WHO)
    return text.format(
        sex=rng.choice(("boy", "girl")),
        age=rng.choice(_AGES),
        who=who,
        Who=who[0].upper() + who[1:],
        whom=rng.choice(_WHOM),
        month=f"{rng.choice(_MONTHS)} 20{rng.randint(16, 20)}",
    )


def _entry(rng: random.Random, review: int, title: str) -> Told:
    more = rng.sample(_MORE, rng.randint(1, 4))
    summary = " ".join(_fill(rng, text) for text in (rng.choice(_WHAT), *more))
    points = tuple(_fill(rng, text) for text in rng.sample(_POINTS, rng.randint(0, 4)))
    terms = tuple(rng.sample(_TERMS, rng.randint(0, 3)))
    area = rng.choice((*_AREAS, "Anonymous"))
    return Told(review, f"20{rng.randint(19, 22)} – {area} – {title}", summary, points, terms)


def twin(rng: random.Random, entry: Told, review: int) -> Told:
    """Return an entry of another review that says nearly the same: of a sibling, or by the same author."""
    summary = re.sub(r"aged .*?(?=,| after| who| over)", f"aged {rng.choice(_AGES)}", entry.summary)
    year, area, _ = entry.heading.split(" – ")
    if rng.random() < 0.5:
        year, area = f"20{rng.randint(19, 22)}", rng.choice(_AREAS)
    title = rng.choice((f"Child {rng.choice(_NAMES)}", f"Child {rng.choice(_LETTERS)}"))
    heading = f"{year} – {area} – {title}"
    return Told(review, heading, summary, entry.points, entry.terms)


def reworded(rng: random.Random, text: str, share: float) -> str:
    """Return a text with a share of its words, one at least, in other words; the first and the last stay."""
    words = text.split(" ")
    for place in rng.sample(range(1, len(words) - 1), min(len(words) - 2, max(1, round(share * len(words))))):
        words[place] = rng.choice(_OTHER_WORDS) + ("." if words[place].endswith(".") else "")
    return " ".join(words)


def _any(rng: random.Random, sent: Sent) -> tuple[str, int]:
    name = rng.choice(sorted(sent.digests))
    return name, rng.randrange(len(sent.digests[name]))


def _rename(rng: random.Random, sent: Sent) -> None:
    old = rng.choice(sorted(sent.digests))
    stem = old.rsplit(".", 1)[0]
    names = (f"{stem} (1).txt", f"{stem}.md", f"{stem}.html", f"{stem}.txt", f"older/{old}", "sent again.txt")
    new = rng.choice([name for name in names if name not in sent.digests])
    sent.digests[new] = sent.digests.pop(old)


def _heading(rng: random.Random, sent: Sent) -> None:
    name, place = _any(rng, sent)
    entry = sent.digests[name][place]
    year, area, title = [*entry.heading.split(" – ", 2), "", ""][:3]
    if not title:
        return
    heading = rng.choice(
        (
            f"{year} - {area} - {title}",
            f"{year} – {area} – {title.replace('Child ', '')}",
            f"{year} – {area} – {title} and family",
            f"{int(year[:4]) + 1} – {area} – {title}",
            f"{year} – {rng.choice(_AREAS)} – {title}",
            f"{year} – {area} – Child {rng.choice(_NAMES)}",
            f"{year} – {area} – ‘{title}’",
        )
    )
    names = [
        set(re.findall(r"\w+", text.split(" – ")[-1])) - {"Child", "and", "family"} for text in (entry.heading, heading)
    ]
    renamed = entry.renamed or (" – " in heading and names[0] != names[1])
    sent.digests[name][place] = entry.changed(heading=heading, renamed=renamed)


def _summary(rng: random.Random, sent: Sent) -> None:
    name, place = _any(rng, sent)
    entry, share = sent.digests[name][place], rng.choice((0.01, 0.05, 0.1, 0.3, 0.6, 0.9))
    if entry.body:
        lines = entry.body.split("\n")
        entry = replace(entry, body="\n".join([reworded(rng, lines[0], min(share, 0.3)), *lines[1:]]))
    summary = reworded(rng, entry.summary, share) if entry.summary else ""
    sent.digests[name][place] = entry.changed(summary=summary, reworded=entry.reworded + share)


def _order(rng: random.Random, sent: Sent) -> None:
    rng.shuffle(sent.digests[rng.choice(sorted(sent.digests))])


def _points(rng: random.Random, sent: Sent) -> None:
    name, place = _any(rng, sent)
    entry = sent.digests[name][place]
    points = list(entry.points)
    if len(points) < 2:
        return
    rng.shuffle(points)
    what = rng.choice(("order", "reword", "merge", "drop", "add"))
    if what == "reword":
        points[0] = reworded(rng, points[0], rng.choice((0.1, 0.3, 0.7)))
    elif what == "merge":
        points[:2] = [f"{points[0]} and {points[1]}"]
    elif what == "drop":
        points.pop()
    elif what == "add":
        points.append(_fill(rng, rng.choice(_POINTS)))
    sent.digests[name][place] = entry.changed(points=tuple(points))


def _remove(rng: random.Random, sent: Sent) -> None:
    name, place = _any(rng, sent)
    if len(sent.digests[name]) > 1:
        sent.digests[name].pop(place)


def _add(rng: random.Random, sent: Sent) -> None:
    name, place = _any(rng, sent)
    entry, review = sent.digests[name][place], 100 + rng.randrange(10**6)
    if entry.body or rng.random() < 0.5:
        new = _entry(rng, review, f"Child {rng.choice(_NAMES)}")
    else:
        new = twin(rng, entry, review)
    sent.digests[name].insert(rng.randint(0, len(sent.digests[name])), new)


def _split(rng: random.Random, sent: Sent) -> None:
    name = rng.choice(sorted(sent.digests))
    entries = sent.digests[name]
    if len(entries) > 1 and "second half.txt" not in sent.digests:
        half = rng.randint(1, len(entries) - 1)
        sent.digests[name], sent.digests["second half.txt"] = entries[:half], entries[half:]


def _again(rng: random.Random, sent: Sent) -> None:
    name = rng.choice(sorted(sent.digests))
    copies = list(sent.digests[name])
    for place, entry in enumerate(copies):
        if rng.random() < 0.5:
            share = rng.choice((0.02, 0.1, 0.3))
            body = reworded(rng, entry.body.split("\n")[0], share) if entry.body else ""
            copies[place] = replace(entry, summary=reworded(rng, entry.summary, share) if not body else "", body=body)
    sent.digests.setdefault("also.txt", copies)


def _swap_headings(rng: random.Random, sent: Sent) -> None:
    entries = sent.digests[rng.choice(sorted(sent.digests))]
    # What is told twice, under headings of two reviews, is of no one review.
    if len(entries) > 1 and "also.txt" not in sent.digests:
        first, second = rng.sample(range(len(entries)), 2)
        one, other = entries[first], entries[second]
        if one.changed(heading="").text == other.changed(heading="").text:
            return
        entries[first], entries[second] = (
            one.changed(heading=other.heading, renamed=True),
            other.changed(heading=one.heading, renamed=True),
        )


CHANGES: tuple[Callable[[random.Random, Sent], None], ...] = (
    _rename,
    _rename,
    _heading,
    _heading,
    _summary,
    _order,
    _points,
    _remove,
    _add,
    _split,
    _again,
    _swap_headings,
)


def change(rng: random.Random, sent: Sent) -> Sent:
    """Return the digests as they are sent again, with one to three changes."""
    again = Sent({name: list(entries) for name, entries in sent.digests.items()})
    for one in rng.choices(CHANGES, k=rng.randint(1, 3)):
        one(rng, again)
        again.said.append(one.__name__.strip("_"))
    return again


def real(rng: random.Random, folder: Path) -> Sent:
    """Return a digest of two to six entries of one of a folder, each of one line or more under a dated heading."""
    path = rng.choice(sorted(folder.glob("recently*.txt")))
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [number for number, line in enumerate(lines) if re.match(r"(?:\w+ )?20\d\d\s*[–-]", line)]
    entries = []
    for review, place in enumerate(rng.sample(range(len(starts) - 1), rng.randint(2, 6))):
        heading, *body = lines[starts[place] : starts[place + 1]]
        text = "\n".join(line for line in body if line.strip() and not line.startswith("Case reviews published"))
        entries.append(Told(review, heading, "", body=text))
    return Sent({"list.txt": entries})
