"""The date of a digest: where it is looked for, in which order."""

from __future__ import annotations

import pytest

from build_site.digests.digest_date import digest_date


@pytest.mark.parametrize(
    ("preamble", "name", "date"),
    [
        (["Published in March 2027"], "a.txt", "2027-03"),
        (["Reviews of May 2020", "Published in March 2027"], "reviews-2019-04.txt", "2027-03"),
        (["Bulletin, Sept. 2027"], "a.txt", "2027-09"),
        (["Published in 2027", "Reviews of May 2020"], "a.txt", "2020-05"),
        (["Reviews of May 2020"], "reviews-2027-04.txt", "2027-04"),
        (["Reviews of May 2020"], "reviews-2027.txt", "2020-05"),
        (["Published in 2026", "Reviews"], "reviews-2027.txt", "2026"),
        (["Reviews of 2026"], "reviews-2027.txt", "2027"),
        (["Reviews of 2026"], "a.txt", "2026"),
        ([], "reviews-april-2027.txt", "2027-04"),
        ([], "2027_april.txt", "2027-04"),
        ([], "2027/reviews.202704.txt", "2027-04"),
        ([], "marching2027.txt", "2027"),
        ([], "reviews-2027-13.txt", "2027"),
        ([], "reviews-12027.txt", None),
        (["Reviews of 1820"], "a.txt", None),
        ([], "a.txt", None),
    ],
)
def test_the_date_of_a_digest_is_that_of_its_publication_its_name_or_its_first_lines(preamble, name, date):
    assert digest_date(preamble, name) == date
