"""A made content folder for attacks on withholding, and what of a review is looked for in a site."""

from __future__ import annotations

import contextlib
import io
import os
import random
import re
import shutil
from pathlib import Path

from build_site.cli import main

ID = "2021-leeds-robin"
WITHHOLD = "withhold:\n  reason: asked for by the family\n  on: 2026-11-20\n"

HEADING = "2021 – Leeds – Robin"
SUMMARY = (
    "A boy of 7 years was found unconscious beside the harmonium factory after he had walked out of school at"
    " lunchtime in June 2019. His grandmother had told the ferryman that he was afraid of the weighbridge."
)
POINTS = (
    "playground gates need a named grown-up at every break",
    "the ferryman and the school should rehearse what happens when a pupil vanishes",
    "a grandmother who raises the alarm about a weighbridge deserves an answer in writing",
    "stepfathers ought to be invited to meetings like anybody else",
)
RECOMMENDATIONS = ("train lunchtime supervisors in head counts", "map each harmonium factory within a mile of a school")

DISTINCTIVE = ("robin", "harmoni", "ferryman", "weighbri", "lunchtim", "stepfath")
"""How words begin that are in the withheld review alone, and nowhere else in a site."""

OTHERS = """2020 – Kent – Baby W
Death of a 6-week-old girl in March 2018 while sharing a sofa with her mother. Learning includes: safer sleep is explained before the birth; and midwives ask about alcohol more than once. Recommendations include: every visit asks where the baby sleeps. Keywords: infant deaths

2022 – Surrey – Child N
Neglect of a 9-year-old girl over two years, whose teeth and coat were noticed by a neighbour. Learning includes: a missed dentist is a sign; and neighbours are listened to. Recommendations include: dentists hear of plans. Keywords: child neglect
"""  # noqa: E501 - a digest gives each entry in one line

_FILLERS = "matter person family worker service period often later whose about around during though meeting".split()  # noqa: SIM905


def entry(heading: str, summary: str, points: tuple[str, ...], recommendations: tuple[str, ...]) -> str:
    """Return an entry as a digest prints it."""
    said = f" Recommendations include: {'; '.join(recommendations)}." if recommendations else ""
    return f"{heading}\n{summary} Learning includes: {'; '.join(points)}.{said} Keywords: school attendance\n"


def make_content(root: Path) -> Path:
    """Make a content folder with a digest of three entries, one of which will be withheld; return it."""
    text = f"{entry(HEADING, SUMMARY, POINTS, RECOMMENDATIONS)}\n{OTHERS}"
    write(root / "content/digests/list.txt", text)
    return root / "content"


def write(path: Path, text: str) -> None:
    """Write a file, and the folders that it is in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build(content: Path, out: Path) -> int:
    """Run a build in this process, without its output; return its exit status."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return main(["site", "--content", str(content), "--out", str(out)])


def copy(root: Path, target: Path) -> Path:
    """Copy a content folder and its site to another place, links as links."""
    shutil.copytree(root, target, symlinks=True)
    return target


def state_of(out: Path) -> dict[str, bytes]:
    """Return the files of a site with their bytes."""
    return {
        os.path.relpath(os.path.join(folder, name), out): Path(folder, name).read_bytes()
        for folder, _, names in os.walk(out)
        for name in names
    }


def leaks(out: Path, beginnings: tuple[str, ...] = DISTINCTIVE) -> list[str]:
    """Return the files of a site that hold a word with one of these beginnings, or are called by one."""
    told = re.compile(rb"(?<![a-z])(?:%b)" % b"|".join(re.escape(each.encode()) for each in beginnings))
    return sorted(
        path for path, data in state_of(out).items() if told.search(data.lower()) or told.search(path.lower().encode())
    )


def mangle(text: str, share: float, chance: random.Random) -> str:
    """Return a text with a share of its longer words dropped, replaced or moved."""
    words = []
    for word in text.split():
        if len(word) > 3 and chance.random() < share:
            way = chance.choice(("drop", "replace", "move"))
            if way == "replace":
                words.append(chance.choice(_FILLERS))
            elif way == "move":
                words.insert(chance.randrange(len(words) + 1), word)
        else:
            words.append(word)
    return " ".join(words)
