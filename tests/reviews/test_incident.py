"""When it happened, in EDTF; and not when someone was born, tried or moved."""

from __future__ import annotations

import pytest

from build_site.model import READ
from build_site.reviews.facts.incident import read_incident


@pytest.mark.parametrize(
    ("summary", "edtf"),
    [
        ("Death of a boy in December 2020.", "2020-12"),
        ("Death of a boy on 3 May 2014.", "2014-05-03"),
        ("A girl died in the early hours of 2nd of March 2013.", "2013-03-02"),
        ("A girl died in 2019.", "2019"),
        ("A girl died in early 2019.", "2019"),
        ("A girl was hurt in mid-2016.", "2016"),
        ("Death of a baby in the summer of 2020.", "2020-22"),
        ("Death of a baby in winter 2013/14.", "2013-24"),
        ("Death of a baby over Christmas 2012.", "2012-12"),
        ("Death of a baby on New Year's Day 2015.", "2015-01"),
        ("Neglect of a boy between 2009 and 2012.", "2009/2012"),
        ("Neglect of a boy, 2009-2012.", "2009/2012"),
        ("Neglect of a boy from 2009-12.", "2009/2012"),
        ("Neglect of a boy in 2013/14.", "2013/2014"),
        ("Injuries to a baby between October and December 2016.", "2016-10/2016-12"),
        ("Injuries to a baby in March-April 2019.", "2019-03/2019-04"),
        ("Abuse of a girl from September 2016 to March 2018.", "2016-09/2018-03"),
        ("Assaults between 3 and 10 May 2014.", "2014-05-03/2014-05-10"),
        ("Two incidents happened in May 2018 and August 2018.", "2018-05/2018-08"),
        ("Two incidents happened in May 2018 and March 2018.", "2018-03/2018-05"),
        ("A girl died on 31 June 2019.", "2019-06"),
        ("A girl died on 29 February 2020.", "2020-02-29"),
        ("A girl died on 29 February 2019.", "2019-02"),
        ("Neglect in 2013/12, and death in 2014.", "2014"),
    ],
)
def test_dates_seasons_and_intervals_are_read(summary: str, edtf: str):
    value, evidence = read_incident(summary)
    assert value == edtf
    assert evidence[0].words in summary


@pytest.mark.parametrize(
    ("summary", "edtf"),
    [
        ("Death of a girl in May 2014. The father was convicted in 2016.", "2014-05"),
        ("The mother stood trial in 2019. The boy had died in April 2016.", "2016-04"),
        ("In 2018 the father was arrested and found guilty.", None),
        ("The boy was born in June 2012 and died aged 4 months.", None),
        ("The family moved to the area in 2015.", None),
        ("Review commissioned in April 2017.", None),
        ("Abuse of a girl until 2011.", None),
        ("Compares the 2022 babies with others.", None),
        ("The support given between 2014 and 2019, after an assault in August 2018.", "2018-08"),
        ("Abuse of a girl.", None),
    ],
)
def test_the_dates_of_other_things_are_left_out(summary: str, edtf: str | None):
    assert read_incident(summary)[0] == edtf


@pytest.mark.parametrize(
    ("summary", "edtf"),
    [
        ("Harm on Boxing Day 2015.", "2015-12"),
        ("Harm on Christmas Day 2015.", "2015-12"),
        ("Harm on Christmas Eve 2015.", "2015-12"),
        ("Harm on New Year's Eve 2015.", "2015-12"),
        ("Harm on 31 May 2014.", "2014-05-31"),
        ("Harm on 32 May 2014.", "2014-05"),
        ("Harm on 1 May 2014.", "2014-05-01"),
        ("Harm on 0 May 2014.", "2014-05"),
        ("Harm between May 2016 and March 2015.", "2016-05"),
        ("Harm between May 2015 and May 2015.", "2015-05/2015-05"),
        ("Harm in 2016-2015.", None),
        ("Harm between 2015 and 2016. Harm in 2018.", "2015/2016"),
        ("Harm to a girl. Harm in 2018.", "2018"),
        ("Support in 2015 after harm in 2018.", "2015"),
        ("Support was given in 2015. An assault took place in 2018.", "2015"),
        ("An assault in 2015, and one that took place in 2018.", "2018"),
        ("Three incidents in May 2015 and in 2018.", "2015-05/2018"),
        ("Three incidents in 2015 and 2018.", "2015/2018"),
        ("Three incidents in 2015, in 2016 and in 2018.", "2015"),
        ("Two incidents, between 2015 and 2016 and in 2018.", "2015/2016"),
        ("Two incidents, in 2014 and between 2015 and 2016.", "2014"),
        ("Two incidents in August 2018 and in May 2017.", "2017-05/2018-08"),
        ("Harm, summer 2020.", "2020-22"),
        ("Harm, Christmas 2020.", "2020-12"),
        ("Harm, winter 2013/14.", "2013-24"),
        ("Harm, 2020.", None),
        ("One incident in May 2015, one in 2018.", "2015-05"),
        ("Harm in 2014 and 2015.", "2014/2015"),
        ("Harm in 2014, 2015 and in 2017.", "2014/2017"),
        ("Harm from 2021 to 2023.", "2021/2023"),
        ("Harm in 2016 and 2014.", "2016"),
        ("The board published its review into the death of Amy in 2016.", "2016"),
        ("A review was commissioned in May 2016. Harm in 2014.", "2014"),
        ("Harm to a baby. The report went to the government in May 2016.", None),
        ("Findings were presented in May 2016.", None),
        ("A review of the death of Amy in 2016: what was done from her birth until her death in May 2016.", "2016-05"),
        ("A review of the death of Amy in 2016: what was done since a visit in May 2016.", "2016"),
        ("In 2015 a carer was charged. Harm in 2016.", "2016"),
        ("Harm in 2015 for which a carer was charged.", "2015"),
    ],
)
def test_incident_the_date_is_the_one_of_what_happened(summary: str, edtf: str | None):
    assert read_incident(summary)[0] == edtf


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("Harm in early May 2014, at night.", "early May 2014"),
        ("Two incidents happened in May 2018 and August 2018.", "May 2018 and August 2018"),
        ("Harm between 3 and 10 May 2014.", "between 3 and 10 May 2014"),
    ],
)
def test_incident_the_words_of_the_date_are_the_evidence(summary: str, words: str):
    (item,) = read_incident(summary)[1]
    assert (item.words, item.account, item.how) == (words, 1, READ)
