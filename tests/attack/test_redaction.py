"""Redaction attacked: a name, a place and a day stand everywhere in made digests, and are redacted in made ways.

Each build has several such reviews. Either the words are in no file of the site, in its name or decoded content, and
in no record; or the run ended with an error, and the site is as it was.
"""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from build_site.cli import main
from build_site.records.record_schema import read_record
from build_site.records.redaction import texts_of
from build_site.search.spelling import unpack_words
from build_site.search.tokenise import terms_of
from tests.attack.conftest import Attack
from tests.folders import files_in

REVIEWS = 8
"""How many reviews with something to redact one build has."""

_BUILDS = 26

_FOR_PEOPLE = ("digests/", "corrections/")
"""What of a content folder is not to be published, as docs/editors.md says."""

_SYLLABLES = ("bru", "dov", "fen", "gal", "hesk", "jor", "kel", "lund", "mar", "nesk", "orl", "pav", "quin", "zed")
_MONTHS = ("January", "February", "June", "July", "August", "October", "November", "December")
_AREAS = ("Leeds", "Kent", "Hull", "Derby", "Sefton", "Bolton", "Luton", "Bury")
_KINDS = ("Lane", "Street", "Court")


class Secret:
    """What is to be taken out of one review: a name, a place and a day that no other review has."""

    def __init__(self, pick: random.Random, number: int) -> None:
        self.name = "".join(pick.sample(_SYLLABLES, 3)).capitalize() + chr(97 + number)
        self.place = "".join(pick.sample(_SYLLABLES, 2)).capitalize() + f"ton {pick.choice(_KINDS)}"
        self.month = f"{_MONTHS[number]} {2005 + number}"
        self.day = f"{pick.randint(1, 28)} {self.month}"
        self.area, self.year = _AREAS[number], 2015 + number

    @property
    def words(self) -> tuple[str, ...]:
        return self.name, self.place, self.month

    def text(self, pick: random.Random) -> str:
        return pick.choice(
            (
                f"{self.name} was hurt at {self.place} on {self.day}",
                f"On {self.day} {self.name.upper()} was seen in {self.place}",
                f"In {self.month} {self.name}’s teacher rang {self.place}",
                f"{self.place} is where {self.name} was last seen, in {self.month}",
            )
        )


def write_digests(content: Path, secrets: list[Secret], pick: random.Random) -> None:
    """Each review in a list, and some in a digest of their own as well, whose name has the child's."""
    digests = content / "digests"
    digests.mkdir(parents=True)
    for secret in secrets:
        heading = f"{secret.year} – {secret.area} – {secret.name}"
        link = f"https://example.org/{secret.name.lower()}-{pick.choice(('scr', 'review'))}.pdf"
        keyword = pick.choice(("child neglect", secret.name, secret.place))
        entry = (
            f"Case reviews published in {secret.year}\n\n{heading}\n\nNeglect of a 9-year-old boy. {secret.text(pick)}."
            f" Learning includes: {secret.text(pick)}; ask again who lives in the home; and {secret.text(pick)}."
            f" Recommendations include: write down who said it; and tell the school. Keywords: child neglect, {keyword}"
            f" > [Read the overview report]({link})\n"
        )
        name = pick.choice(
            (f"list-{secret.year}.txt", f"{secret.name.lower()}.txt", f"{secret.name} {secret.year}.txt")
        )
        (digests / name).write_text(entry, encoding="utf-8")
        if pick.random() < 0.4:
            again = entry.replace("Neglect of a 9-year-old boy.", f"{secret.text(pick)}. The boy was 9 years old.")
            again = again.replace("ask again who lives in the home", f"{secret.text(pick)}, which nobody wrote down")
            (digests / f"month-{secret.name.lower()}.txt").write_text(again, encoding="utf-8")


def corrections_of(record: dict[str, Any], secret: Secret, pick: random.Random) -> list[dict[str, Any]]:
    """A correction of each text that has a word of the secret; one of them at least redacts all of the words."""
    values: dict[str, tuple[str, Any]] = {}
    for path, text in texts_of(read_record(record)):
        if path[-1] == "url" or not holds(text, secret):
            continue
        field = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        values[field] = text, None if path[0] == "incident" else plain(text, secret)
    items: list[dict[str, Any]] = []
    for field, (was, now) in values.items():
        item: dict[str, Any] = {"field": field, "now": now, "reason": f"a court's order on {secret.name}", "by": "Kim"}
        if pick.random() < 0.5 and field != "incident":
            item["was"] = was
        if pick.random() < 0.5:
            item["redact"] = True
        items.append(item)
    items[pick.randrange(len(items))]["redact"] = [secret.name, secret.place, secret.month]
    pick.shuffle(items)
    return items


def plain(text: str, secret: Secret) -> str:
    for word, instead in (
        (secret.name, "the child"),
        (secret.place, "a place"),
        (secret.day, "a day"),
        (secret.month, "a day"),
    ):
        text = re.sub(re.escape(word), instead, text, flags=re.IGNORECASE)
    return text


def holds(text: str, secret: Secret) -> bool:
    folded = text.casefold().replace("-", " ")
    return any(word.casefold() in folded for word in secret.words) or bool(
        re.fullmatch(rf"{secret.month[-4:]}-\d\d.*", text)
    )


def build(folder: Path) -> int:
    return main(["site", "--content", str(folder / "content"), "--out", str(folder / "site")])


def decoded(name: str, data: bytes) -> str:
    """The content of a file in each way in which a browser or a person might read it; of packed numbers none."""
    text = data.decode("utf-8", errors="replace")
    part = re.fullmatch(r"search/([a-z]+)[\w-]*\.js", name)
    if part and part[1] in ("n", "y", "t", "d"):
        return name
    if part and part[1] in ("p", "o", "w"):
        payload = json.loads(text[text.index(",") + 1 : text.rindex(")")])
        text = " ".join(unpack_words(payload) if part[1] == "w" else payload)
    ways = (text, html.unescape(text), unquote(text), re.sub(r"<[^>]*>", " ", text))
    return "\n".join((name, *ways)).casefold()


def forms(word: str) -> Iterator[str]:
    yield word.casefold()
    yield from (word.casefold().replace(" ", sign) for sign in ("-", "_", "%20", ""))
    yield "_".join(terms_of(word))


def readings(folder: Path) -> dict[str, str]:
    """The files of the site, of the records and the history, as `decoded` reads them."""
    content = {name: data for name, data in files_in(folder / "content").items() if not name.startswith(_FOR_PEOPLE)}
    files = content | files_in(folder / "site")
    return {name: decoded(name, data) for name, data in files.items() if not name.startswith("assets/")}


def leaks(files: dict[str, str], secret: Secret) -> list[str]:
    """The files in which a word of a secret stands."""
    wanted = {form for word in secret.words for form in forms(word)}
    wanted |= {f"{secret.month[-4:]}-{number:02}" for number in range(1, 13)}
    return [f"{name}: {form}" for name, text in files.items() for form in wanted if form in text]


class Group:
    """One content folder whose reviews were redacted. failures: what went wrong, by number of review; -1 for all."""

    def __init__(self, folder: Path, seed: int) -> None:
        pick = random.Random(seed)
        self.folder, self.failures = folder, dict[int, list[str]]()
        self.secrets = [Secret(pick, number) for number in range(REVIEWS)]
        write_digests(folder / "content", self.secrets, pick)
        assert build(folder) == 0
        before = files_in(folder / "site")
        missing: tuple[Path, str] | None = None
        for path in (folder / "content" / "reviews").glob("*.yaml"):
            record = yaml.safe_load(path.read_text("utf-8"))
            secret = next(one for one in self.secrets if one.name == record["title"])
            items = corrections_of(record, secret, pick)
            text = yaml.safe_dump({"corrections": items}, sort_keys=False, allow_unicode=True)
            place = folder / "content" / "corrections" / path.name
            place.parent.mkdir(exist_ok=True)
            others = [item for item in items if not item.get("redact")]
            if missing is None and others and seed % 2:
                missing = place, text
                items.remove(others[0])
                text = yaml.safe_dump({"corrections": items}, sort_keys=False, allow_unicode=True)
            place.write_text(text, encoding="utf-8")
        if missing:
            status = build(folder)
            if status != 1 or files_in(folder / "site") != before:
                self.failures[-1] = [f"a text was left as it was, and the run ended with {status}"]
            missing[0].write_text(missing[1], encoding="utf-8")
        if build(folder):
            self.failures[-1] = ["every text was corrected, and the run ended with an error"]
        files = readings(folder)
        for number, secret in enumerate(self.secrets):
            if found := leaks(files, secret):
                self.failures[number] = found


@pytest.mark.build
def test_redacted_words_are_in_nothing_that_a_build_writes(attack: Attack, tmp_path: Path, capsys: Any) -> None:
    @lru_cache(maxsize=1)
    def group(seed: int) -> Group:
        return Group(tmp_path / str(seed), seed)

    def one(case: tuple[int, int]) -> None:
        seed, number = case
        made = group(seed)
        assert made.failures.get(-1, []) + made.failures.get(number, []) == [], capsys.readouterr().err[-1500:]

    cases = [(seed, number) for seed in range(_BUILDS) for number in range(REVIEWS)]
    attack("redacted words in pages, addresses, index, feeds and records", one, cases, short=1)
