"""Columns of a table that tell the age or the sex of a child: the cell stands in the account with its head."""

from __future__ import annotations

import pytest

from build_site.digests.tables.columns import tells_of_child


def _table(heads: str, cells: str) -> str:
    return (
        f"| Name | Date published |{heads}| What happened | Learning |\n"
        f"| Child A | March 2021 |{cells}| Scalded in a bath in May 2019. | look again |\n"
    )


def test_cells_of_the_age_and_sex_stand_below_what_happened(read):
    [entry] = read(_table(" Age at incident | Gender/Sex ", " 4 months | F ")).entries
    assert entry.account.summary == "Scalded in a bath in May 2019.\n\nAge at incident: 4 months.\n\nGender/Sex: F."
    assert entry.account.learning == ("look again",)


def test_an_empty_cell_of_the_age_is_left_out(read):
    [entry] = read(_table(" Age ", " ")).entries
    assert entry.account.summary == "Scalded in a bath in May 2019."


def test_without_a_column_of_what_happened_the_age_is_no_account_of_it(read):
    heads = "| Name | Date published | Age | Learning | Themes |"
    [entry] = read(f"{heads}\n| Child A | March 2021 | 4 months | look again | sleep |\n").entries
    assert entry.account.summary == ""


@pytest.mark.parametrize(
    "head",
    [
        *("Age", "Ages", "Sex", "Gender", "Gender/Sex", "Age at incident", "Age at time of death", "Age and gender"),
        *("Child's age", "Age of child", "Age of the child at the time of the incident", "Age (months)"),
    ],
)
def test_a_head_tells_of_the_child(head: str):
    assert tells_of_child(head)


@pytest.mark.parametrize(
    "head",
    ["Agency", "Sexual abuse", "Age of mother", "Parental age", "Age now", "Age range", "Mother's age", "Age group"],
)
def test_a_head_that_tells_of_something_else_does_not(head: str):
    assert not tells_of_child(head)
