"""When it happened, told by other words than those of harm: how it came to light, what made a child safe, a car."""

from __future__ import annotations

import pytest

from build_site.reviews.facts.incident.incident import read_incident


@pytest.mark.parametrize(
    ("summary", "edtf"),
    [
        ("Ada was last seen on 9 October 2016 and was found dead in woodland eight days afterwards.", "2016-10"),
        ("Ada went missing on 28 October 2016; she was well known. Her body was found in May 2017.", "2016-10-28"),
        ("He went missing on 28 October 2016 and his body was recovered ten days later.", "2016-10/2016-11"),
        ("Ada left home on 9 October 2016 and was found hanged the next morning.", "2016-10"),
        ("Ada was last seen alive on Monday 31 October 2016 and was found dead a day later.", "2016-10/2016-11"),
        ("Ada was last seen on 9 October 2016 by her social worker. She died on 3 March 2017.", "2017-03-03"),
        ("Ada was last seen by the nurse on 9 October 2016 and was found dead in March 2017.", "2017-03"),
        ("Ada was last seen on 9 October 2016 and was found safe two days later.", None),
    ],
)
def test_the_day_on_which_a_child_was_last_seen_is_not_taken_for_that_of_the_death(summary: str, edtf: str | None):
    assert read_incident(summary)[0] == edtf


@pytest.mark.parametrize(
    ("later", "edtf"),
    [
        ("Nine pupils, all girls, are thought to have been affected between 2011 and 2014.", "2011/2014"),
        ("Residents are known to have been targeted from 2003 to 2007.", "2003/2007"),
        ("About thirty children were affected in 2015 and 2016.", "2015/2016"),
        ("The head teacher was dismissed and died in 2016.", None),
        ("The choirmaster died in 2012.", None),
        ("The lodger later died in 2012.", None),
        ("A tutor, who was never charged, died in 2012.", None),
        ("The owners retired in 2012 and the coach died in 2014.", None),
        ("The pupils were moved to another school in 2015.", None),
        ("Her mother was affected by depression in 2012.", None),
        ("The mother of Ada overdosed in 2012.", None),
        ("The school was known to the inspectors from 2008.", None),
    ],
)
def test_what_many_children_went_through_has_its_years_and_those_of_staff_are_left_out(later: str, edtf: str | None):
    assert read_incident(f"Sexual abuse at a boarding school. {later}")[0] == edtf


@pytest.mark.parametrize(
    ("later", "edtf"),
    [
        ("When removed in January 2018 they were six, three and one.", "2018-01"),
        ("They were taken into foster care in January 2018, thin and unwashed.", "2018-01"),
        ("The two were finally removed in January 2018.", "2018-01"),
        ("All were rescued in January 2018.", "2018-01"),
        ("He was removed from a child protection plan in May 2014.", None),
        ("He was removed from the roll of his school in May 2014.", None),
        ("The mother's first child was removed in May 2014.", None),
        ("Two older children had been removed in May 2014.", None),
        ("Her older sisters were removed in May 2014.", None),
        ("They will be removed in May 2034.", None),
        ("They were removed in May 2014. One of them died in June 2016.", "2016-06"),
    ],
)
def test_neglect_came_to_light_when_children_were_made_safe_unless_one_died(later: str, edtf: str | None):
    assert read_incident(f"Severe neglect of the children of one family. {later}")[0] == edtf


@pytest.mark.parametrize(
    "summary",
    [
        "Ada was a bright child. She was removed in May 2014.",
        "Removed in May 2014 from her mother's care, Ada lived with carers.",
        "A placement went well. She was taken into care in May 2014.",
    ],
)
def test_a_child_made_safe_from_what_is_not_told_has_no_date(summary: str):
    assert read_incident(summary)[0] is None


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("In May 2019 her father drove the car in which she sat into a lake.", "2019-05"),
        ("In May 2019 the car was driven off a cliff with both girls in it.", "2019-05"),
        ("In May 2019 she rode her bicycle into the path of a lorry.", "2019-05"),
        ("In May 2019 the pram rolled into the canal.", "2019-05"),
        ("In May 2019 she stopped breathing on a sofa.", "2019-05"),
        ("In May 2019 she could not be woken.", "2019-05"),
        ("In May 2019 she got into difficulties in the river.", "2019-05"),
        ("In May 2019 she was in a flat that her uncle set alight.", "2019-05"),
        ("In May 2019 she stepped in front of a train.", "2019-05"),
        ("In May 2019 an X-ray showed two ribs that had been broken.", "2019-05"),
        ("A skeletal survey in May 2019 showed breaks that were healing.", "2019-05"),
        ("In May 2019 a child protection medical was held.", "2019-05"),
        ("In May 2019 she drove with her father to the seaside.", None),
        ("In May 2019 the family went into a refuge.", None),
        ("In May 2019 they moved into the flat over the shop.", None),
        ("In May 2019 her brother set off for the lake.", None),
        ("In May 2019 her father drove his own van into a wall.", None),
        ("In May 2019 her GP asked for a scan of her kidneys.", None),
    ],
)
def test_what_happened_may_be_told_without_a_word_of_harm(told: str, edtf: str | None):
    assert read_incident(f"Ada was an only child who loved her cat. {told}")[0] == edtf


@pytest.mark.parametrize(
    ("summary", "edtf"),
    [
        ("Kent Safeguarding Children Partnership, June 2021. For practitioners. A girl of three.", None),
        ("Kent SCP | June 2021", None),
        ("Kent Safeguarding Children Partnership, June 2021. In May 2019 Ada stopped breathing.", "2019-05"),
        ("Practice briefing 4, June 2021. Ada stopped breathing on a sofa.", None),
    ],
)
def test_the_date_of_an_imprint_is_not_that_of_the_incident(summary: str, edtf: str | None):
    assert read_incident(summary)[0] == edtf


@pytest.mark.parametrize(
    "told",
    [
        "It was on a Friday in March 2014 that a teacher saw the marks on her back.",
        "A GP who examined her in March 2014 saw old and new marks.",
        "In March 2014 her grandmother brought her to the walk-in centre with a swollen arm.",
        "In March 2014 a health visitor noticed that one leg did not move.",
        "In March 2014 she was brought in floppy and pale.",
        "In March 2014 the two climbed out of a window.",
        "In March 2014 she never woke up.",
        "She took all of the tablets in the house in March 2014.",
        "Her heart stopped in March 2014.",
        "Ada came to school one day in March 2014 with a black eye.",
        "In March 2014 Ada was caught in crossfire.",
        "In the first week of March 2014 a walker came upon the body of Ada in a wood.",
        "In March 2014 her body lay in a stream.",
        "In March 2014 she was airlifted to Leeds.",
        "In March 2014 she was pushed down the stairs.",
        "In March 2014 she was left in the bath with her brother.",
        "In March 2014 the machine that kept her alive was switched off.",
        "She passed away in March 2014.",
        "In March 2014, her body was washed up on a beach.",
        "In March 2014 she was put in a bath of hot water.",
        "In March 2014 her uncle was caught filming her.",
    ],
)
def test_the_ways_in_which_a_harm_came_to_light_date_it(told: str):
    assert read_incident(f"Ada was an only child who loved her cat. {told}")[0] == "2014-03"


@pytest.mark.parametrize("before", ["", "Ada was an only child who loved her cat. "])
@pytest.mark.parametrize(
    "told",
    [
        "In March 2014 they were living with her grandmother.",
        "In March 2014 her father came out of prison.",
        "A sister was born in March 2014.",
        "In March 2014 a pre-birth assessment was signed off.",
        "In March 2014 a social worker visited and saw a clean home.",
        "In March 2014 her school sent a letter about attendance.",
        "In March 2014 her mother asked for help with the rent.",
        "Her uncle had hit her mother in March 2014.",
        "Ada's half-brother, who died in March 2014, was two.",
        "Her grandmother, who died in March 2014, had looked after her.",
        "The report into Ada's death was finished in March 2014.",
        "The review of how Ada was killed was completed in March 2014.",
        "In March 2014 the case was stepped down.",
        "In March 2014 her mother took her to the GP with a cough.",
        "In March 2014 police were called to a row between the parents.",
        "In March 2014 her mother was admitted to a psychiatric unit.",
        "In March 2014 her father was seen at A&E for his hand.",
        "In March 2014 she changed schools after she was bullied.",
        "The boys were harmed over three years from March 2014.",
    ],
)
def test_what_went_before_and_the_beginning_of_a_time_date_nothing(before: str, told: str):
    assert read_incident(f"{before}{told}")[0] is None
