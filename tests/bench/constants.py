"""What is measured again with each tuned constant of a module changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from build_site.reviews.matching import features

Values = Mapping[ModuleType, Mapping[str, tuple[Any, ...]]]
"""Module -> name of a constant of it -> other values to try."""


def print_outcomes(values: Values, outcome: Callable[[], str]) -> None:
    """Print the outcome with the constants as they are, and with each other value of one."""
    as_it_is = outcome()
    print(f"{'as it is':40}{as_it_is}")
    for module, constants in values.items():
        for name, others in constants.items():
            print(f"{name} = {getattr(module, name)}")
            for value in others:
                with _changed(module, name, value):
                    after = outcome()
                print(f"    {value!s:36}{'the same' if after == as_it_is else after}")


@contextmanager
def _changed(module: ModuleType, name: str, value: Any) -> Iterator[None]:
    """Set a constant of a module for a while."""
    before = getattr(module, name)
    setattr(module, name, value)
    features._begins_shingle.cache_clear()
    try:
        yield
    finally:
        setattr(module, name, before)
        features._begins_shingle.cache_clear()
