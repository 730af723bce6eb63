"""How an attack is run: `make attack` makes every try of it, `make test` a few, and a table says how many failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

_PROPERTY = "attack"
_MOST_SHOWN = 5
"""How many failures of one attack are told in full."""

Attack = Callable[..., None]


@pytest.fixture
def attack(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Attack:
    """Return what makes the tries of an attack, and fails the test if one of them did.

    attack(name, one, cases, short): `name` is what the table calls it; `one(case)` makes a try, and fails by an
    exception; `cases` are all tries; `short` is how many of them, evenly spaced, are made without --attack.
    """

    def run(name: str, one: Callable[[Any], object], cases: Iterable[Any], short: int) -> None:
        tries = list(cases) if request.config.getoption("--attack") else sample(list(cases), short)
        failures = [failure for case in tries if (failure := _failure(one, case))]
        record_property(_PROPERTY, [name, len(tries), len(failures)])
        if failures or not tries:
            shown = "\n\n".join(failures[:_MOST_SHOWN]) or "no try was made"
            pytest.fail(f"{name}: {len(failures)} of {len(tries)} tries failed\n{shown}", pytrace=False)

    return run


def sample(cases: Sequence[Any], most: int) -> list[Any]:
    """Return at most so many of the cases, evenly spaced, the first among them."""
    return list(cases) if len(cases) <= most else [cases[number * len(cases) // most] for number in range(most)]


def _failure(one: Callable[[Any], object], case: Any) -> str | None:
    try:
        one(case)
    except (Exception, pytest.fail.Exception) as error:
        return f"{case!r:.300}: {type(error).__name__}: {error}"[:3000]
    return None
