"""When it happened, in EDTF; and not when someone was born, tried or moved."""

from __future__ import annotations

import pytest

from build_site.model import READ
from build_site.reviews.facts.incident.incident import read_incident


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
        ("Support was given in 2015. An assault took place in 2018.", "2018"),
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


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on a March morning in 2018", "2018-03"),
        ("in the March of 2018", "2018-03"),
        ("one evening in March 2018", "2018-03"),
        ("late in the evening of 4 March 2018", "2018-03-04"),
        ("in the early hours of Sunday 4th March, 2018", "2018-03-04"),
        ("at 11pm on March 4, 2018", "2018-03-04"),
        ("on 04/03/2018", "2018-03-04"),
        ("on 4.3.2018", "2018-03-04"),
        ("over the weekend of 3 and 4 March 2018", "2018-03-03/2018-03-04"),
        ("on the night of 3 to 4 March 2018", "2018-03-03/2018-03-04"),
        ("just before Christmas 2018", "2018-12"),
        ("over the Christmas period in 2018", "2018-12"),
        ("on Bonfire Night 2018", "2018-11"),
        ("in the summer of 2018", "2018-22"),
        ("in the summer holidays of 2018", "2018-22"),
        ("in spring or summer 2018", "2018-21/2018-22"),
        ("in March, April and May 2018", "2018-03/2018-05"),
        ("from March to June 2018", "2018-03/2018-06"),
        ("from March 2018 until June 2019", "2018-03/2019-06"),
        ("between 2016 and 2018", "2016/2018"),
        ("from when she was two until she was four, between 2016 and 2018", "2016/2018"),
        ("over the period 2016 to 2018", "2016/2018"),
        ("in the years 2016 until 2018", "2016/2018"),
        ("in late 2018 or early 2019", "2018/2019"),
        ("shortly after Christmas 2018", None),
        ("before March 2018", None),
        ("by March 2018", None),
        ("at 4/3/2018-7", None),
    ],
)
def test_a_time_is_read_in_each_of_the_ways_in_which_people_tell_it(words: str, edtf: str | None):
    assert read_incident(f"A girl was hurt {words}.")[0] == edtf
    assert read_incident(f"Ines lives with an aunt. She was hurt {words}.")[0] == edtf


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Police broke into the flat in October 2016 and found her alone.", "2016-10"),
        ("Neighbours who could hear her cry rang the police in October 2016.", "2016-10"),
        ("Paramedics were called in October 2016.", "2016-10"),
        ("In October 2016 her father shook her.", "2016-10"),
        ("Her father shook her in October 2016.", "2016-10"),
        ("In October 2016 a fire claimed the life of Ines.", "2016-10"),
        ("On a Saturday in October 2016 her mother went up to call her and found her not breathing.", "2016-10"),
        ("In October 2016 Ines told her grandmother what her uncle had done.", "2016-10"),
        ("The harm came to light when she changed schools in October 2016.", "2016-10"),
        ("Her mother was killed by her father in October 2016.", "2016-10"),
        ("It was an evening in October 2016 when her father rang 999.", "2016-10"),
        ("Ines, who had moved from Hull in 2015, was found hurt in October 2016.", "2016-10"),
        ("She drowned in October 2016, and in May 2018 her carer was jailed.", "2016-10"),
        ("In May 2018 her carer was jailed for killing Ines, who died in October 2016.", "2016-10"),
        ("Her carer was convicted in 2018 of offences committed between 2014 and 2016.", "2014/2016"),
        ("The report, published in May 2018, tells of Ines, who died in October 2016.", "2016-10"),
        ("She was admitted in May 2016 and died in October 2016.", "2016-10"),
        ("The review was held because in October 2016 she was kept in a house and beaten.", "2016-10"),
    ],
)
def test_the_day_of_harm_or_of_its_discovery_is_read_wherever_it_is_told(sentence: str, edtf: str):
    assert read_incident(f"Ines was three and lived with her aunt. {sentence}")[0] == edtf


@pytest.mark.parametrize(
    "sentence",
    [
        "On 4 March 2018 we put out the review about Ines.",
        "On 4 March 2018 we brought out the review of what was done when Ines died.",
        "In March 2018 the partnership released its report on Ines, who died of neglect.",
        "The report on the death of Ines was made public on 4 March 2018.",
        "Published on 4 March 2018.",
        "The board agreed in March 2018 to hold a review of the death of Ines.",
        "The national panel was told of the death of Ines in March 2018.",
        "A rapid review took place in March 2018.",
        "A serious case review was opened in March 2018 after Ines died.",
        "The learning about her injuries was shared with staff in March 2018.",
    ],
)
def test_the_day_of_a_review_is_not_that_of_the_incident(sentence: str):
    assert read_incident(sentence) == (None, [])
    assert read_incident(f"Ines is three. {sentence}") == (None, [])


@pytest.mark.parametrize(
    "sentence",
    [
        "An inquest in March 2018 found that Ines died of her injuries.",
        "In March 2018 an inquest heard how Ines died.",
        "The coroner recorded a death by misadventure in March 2018.",
        "In March 2018 a jury found the stepfather guilty of killing Ines.",
        "Her killer was jailed in March 2018.",
        "Her stepfather got life in March 2018 for her murder.",
        "In March 2018, at Hull Crown Court, the stepfather admitted killing Ines.",
        "The stepfather admitted her manslaughter in March 2018.",
        "He pleaded guilty to cruelty in March 2018.",
        "Four of them went to prison in March 2018 for abusing Ines.",
        "A trial took place in March 2018.",
        "A trial ended in March 2018.",
    ],
)
def test_the_day_of_a_court_is_not_that_of_the_incident(sentence: str):
    assert read_incident(sentence) == (None, [])
    assert read_incident(f"Ines is three. {sentence}") == (None, [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Her father died in 2018.",
        "Grandfather died in 2018.",
        "Her mother's death in 2018 left her with an uncle.",
        "A half-sister had been on a child protection plan from 2015 to 2018.",
        "The boy's half-brother, aged 6, had been on the register between 2015 and 2018.",
        "Her older sister was injured in 2018.",
        "Two elder siblings had been adopted in 2018.",
        "An earlier baby died in 2018.",
        "In 2018 her half-sister was taken to hospital with a fracture.",
        "Her mother took an overdose in 2018.",
        "In 2018 her father assaulted her mother.",
        "Police were called to domestic incidents in 2018.",
        "She had been taken to hospital in 2018 with a bruise.",
        "Five years earlier, in 2018, she had fallen from a window.",
        "She was known to services for neglect in 2018.",
        "She became subject to a plan for neglect in 2018.",
        "The family came to this country in 2018.",
        "She was born in 2018 with a broken bone.",
        "The last visit of a doctor was in 2018.",
        "Concerns about neglect were first raised in 2018.",
        "She should have been seen in 2018, before she was harmed.",
        "The hospital will open a ward in 2028 for children who are injured.",
        "Staff were trained in injuries in 2018.",
        "Guidance on bruises was changed in 2018.",
        "She was discharged from hospital in 2018.",
        "In 2018 she was discharged from hospital.",
        "Her mother fled to a refuge in 2018 after being attacked.",
        "A restraining order was made in 2018 after an assault.",
        "The mother's partner was on bail for assault in 2018.",
        "A section 47 enquiry took place in 2018.",
        "An assault on her mother took place in 2018.",
    ],
)
def test_a_familys_history_and_what_is_planned_give_no_incident(sentence: str):
    assert read_incident(f"Ines is three and lives with her aunt. {sentence}") == (None, [])


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("In 2018 a nurse saw a bruise.", None),
        ("She told a teacher in 2018 that she was hungry.", None),
        ("There was an allegation of abuse in 2018.", None),
        ("The trust reported an incident in 2018 about another child.", None),
        ("She was found lifeless in 2018.", "2018"),
        ("She was brought to hospital in 2018.", "2018"),
    ],
)
def test_once_a_death_is_told_only_what_may_be_its_day_is_read(sentence: str, edtf: str | None):
    assert read_incident(f"Death of a girl aged 3. {sentence}")[0] == edtf


def test_the_day_of_a_death_is_taken_from_the_sentence_that_gives_it_in_full():
    told = "A review was held after the death of Ines in 2018. Ines died in hospital on 4 March 2018."
    assert read_incident(told)[0] == "2018-03-04"
    other = "A review was held after the death of Ines in 2018. A nurse saw a bruise on 4 March 2018."
    assert read_incident(other)[0] == "2018"


def test_a_day_that_goes_back_to_the_harm_told_above_is_its_day():
    assert read_incident("Ines is six. She was found hurt. It was a night in July 2018.")[0] == "2018-07"
    assert read_incident("Ines is six. She likes school. It was a night in July 2018.")[0] is None


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("Ines took overdoses in 2016 and 2017. She took her own life in August 2018.", "2018-08"),
        ("Ines went missing between May and June 2018. She was found dead in August 2018.", "2018-08"),
        ("Ines was stabbed in May 2018. She died in August 2020 of an unrelated illness.", "2018-05"),
        ("Ines was stabbed in May 2018. Her grandmother died in August 2020.", "2018-05"),
        ("Ines was abused from 2016 to 2018. He died in prison in August 2020.", "2016/2018"),
        ("Ines was stabbed in May 2018. The inquest into her death was held in August 2020.", "2018-05"),
        ("Ines, whose father died in 2015, was found hanged in May 2018.", "2018-05"),
    ],
)
def test_where_a_death_is_told_below_another_event_its_date_is_that_of_the_incident(told: str, edtf: str):
    assert read_incident(told)[0] == edtf


@pytest.mark.parametrize(
    "sentence",
    [
        "The period under review is from May 2017 to June 2018, the date of her death.",
        "Review completed: June 2018.",
        "Updated June 2018 after her death.",
        "Her doctor's letter arrived in June 2018.",
        "Ines turned 18 in June 2018.",
        "Another girl of the unit died in June 2018.",
        "A boy at her school was stabbed in June 2018.",
        "A man was arrested in June 2018 on suspicion of her murder.",
    ],
)
def test_the_time_of_the_review_of_others_and_of_arrests_gives_no_incident(sentence: str):
    assert read_incident(f"Ines is three and lives with her aunt. {sentence}") == (None, [])
