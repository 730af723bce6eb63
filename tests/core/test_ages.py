"""Ages as records write them: how many days they are, and the bands that group them."""

from __future__ import annotations

import pytest

from build_site.core.ages import BANDS, band_of, days_of


@pytest.mark.parametrize(
    ("age", "days"),
    [
        ("1 day", 1),
        ("7 weeks", 49),
        ("1 month", 30.4375),
        ("12 months", 365.25),
        ("1.5 years", 547.875),
        ("2 years 6 months", 913.125),
        ("2 years, 6 months", 913.125),
        ("2 years and 6 months", 913.125),
        (" 1 day ", 1),
        ("0 days", 0),
        ("under 1 year", None),
        ("1 year old", None),
        ("and 1 year", None),
        ("1 year dan", None),
        ("1", None),
        ("ten years", None),
        ("", None),
    ],
)
def test_an_age_is_so_many_days(age: str, days: float | None) -> None:
    assert days_of(age) == days


@pytest.mark.parametrize(
    ("age", "slug"),
    [
        ("0 days", "under-3-months"),
        ("13 weeks", "under-3-months"),
        ("3 months", "3-to-11-months"),
        ("11 months", "3-to-11-months"),
        ("52 weeks", "3-to-11-months"),
        ("12 months", "1-to-4-years"),
        ("1 year", "1-to-4-years"),
        ("4 years 11 months", "1-to-4-years"),
        ("5 years", "5-to-10-years"),
        ("10 years", "5-to-10-years"),
        ("11 years", "11-to-15-years"),
        ("15 years", "11-to-15-years"),
        ("16 years", "16-years-and-over"),
        ("199 years", "16-years-and-over"),
        ("200 years", None),
        ("under 1 year", None),
    ],
)
def test_an_age_lies_in_one_band_whose_lower_end_belongs_to_it(age: str, slug: str | None) -> None:
    band = band_of(age)
    assert (band.slug if band else None) == slug


def test_bands_are_named_from_the_youngest_to_the_oldest() -> None:
    assert [(band.name, band.slug) for band in BANDS] == [
        ("Under 3 months", "under-3-months"),
        ("3 to 11 months", "3-to-11-months"),
        ("1 to 4 years", "1-to-4-years"),
        ("5 to 10 years", "5-to-10-years"),
        ("11 to 15 years", "11-to-15-years"),
        ("16 years and over", "16-years-and-over"),
    ]
    assert sorted(BANDS) == list(BANDS)
