"""The attacks' own machine: it fails when a try does."""

from __future__ import annotations

import pytest

from tests.attack.conftest import Attack, sample


def test_attack_in_which_a_try_fails_fails_and_says_which(attack: Attack, record_property, request):
    def one(number: int) -> None:
        assert number != 3, "three"

    with pytest.raises(pytest.fail.Exception, match=r"no threes: 1 of 5 tries failed\n3: AssertionError: three"):
        attack("no threes", one, range(5), short=5)
    request.node.user_properties.clear()


def test_attack_without_a_try_fails(attack: Attack, request):
    with pytest.raises(pytest.fail.Exception, match="no try was made"):
        attack("nothing", print, [], short=5)
    request.node.user_properties.clear()


def test_short_form_of_an_attack_takes_cases_from_all_over():
    assert sample(range(100), 4) == [0, 25, 50, 75]
    assert sample(range(3), 4) == [0, 1, 2]
