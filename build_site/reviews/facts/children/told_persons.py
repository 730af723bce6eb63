"""Of whom an age is told that no word for age marks: of a child under review, or of someone else."""

from __future__ import annotations

import re
from calendar import month_name

from build_site.reviews.facts.children.told_ages import Form, Telling
from build_site.reviews.facts.context.people import Person, Role, people_in
from build_site.reviews.facts.context.person_nouns import PROFESSIONAL
from build_site.reviews.facts.context.sentence_context import is_convicted, is_offender
from build_site.reviews.facts.context.story import Story

PRONOUNS = frozenset(("he", "she", "they"))
_INDEFINITE = re.compile(r"\b(?:an?|another|one)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_BARE_SIBLINGS = re.compile(r"^(?:(?:Half|Step)-)?(?:[Ss]isters|[Bb]rothers|[Ss]iblings|[Tt]wins)$")
_PLURAL = re.compile(r"(?:s|children|people)$", re.IGNORECASE)
_SHARED = re.compile(r"\b(?:both|all|twins|triplets)\b", re.IGNORECASE)
_PAIR = re.compile(
    r"(?:^|\b(?:an?|the)\s+)(?:(?:brother|sister|boy|girl|son|daughter)\s+and\s+(?:an?\s+|the\s+|his\s+|her\s+)?)"
    r"(?:brother|sister|boy|girl|son|daughter)$",
    re.IGNORECASE,
)
"""Two children of whom two ages may be told: "a brother and sister, six and four,"."""

_CHILD_OF = re.compile(r"\b(?:his|her|their)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_SON = re.compile(r"(?:son|daughter|child|baby)(?:s|ren)?$", re.IGNORECASE)
_NAME_AND = re.compile(r"(?P<names>(?:[A-Z][\w’'-]*,\s+){0,8}[A-Z][\w’'-]*),?\s+and\s+$")
_FIRST = re.compile(r"the (?:youngest|oldest|eldest)", re.IGNORECASE)

_OFFENDS_NEXT = re.compile(
    r"[\s,]*(?:(?:who|then|later|also|had|has|and)\s+){0,3}(?:stabbed|attacked|assaulted|raped|abused|killed|murdered|shot"
    r"|punched|pushed|threw|shook|hit|admitted|confessed|befriended|groomed)\b",
    re.IGNORECASE,
)
_OFFENDER = re.compile(r"\b(?:convicted|sentenced|charged|jailed|guilty|offenders?|perpetrators?)\b", re.IGNORECASE)
_YOUNGER_BEFORE = re.compile(r"\b(?:younger|youngest|other|others|remaining)\s+$", re.IGNORECASE)
"""What makes a child one of several, whose age says nothing of the rest."""

_DIES_NEXT = re.compile(r",\s+(?:was\s+)?(?:pronounced dead|died|killed|fatally)\b", re.IGNORECASE)
_ONE_OF_THEM = re.compile(r"\bthe (?:eldest|oldest|youngest|middle)\b", re.IGNORECASE)
_TOLD_BEFORE = re.compile(
    r"\b(?:told|confided in|disclosed to|spoke to|talked to|said to|rang)\s+(?:an?|her|his|their|the)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What stands before one who is told something, and for whom no pronoun of the sentence stands."""

_DONE_BY = re.compile(r"\bby\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)
_PARENT = re.compile(
    r"(?:step|grand|foster )?-?(?:mother|father|mum|dad|parent)s?\b|(?:foster )?carers?\b", re.IGNORECASE
)
"""Those whom no age under nineteen without a word for it is likely to be told of."""

_PROFESSIONAL = re.compile(
    rf"(?:staff|teachers?|{PROFESSIONAL}|dogs?"
    r"|(?<=train )drivers?|(?<=bus )drivers?|(?<=lorry )drivers?|(?<=taxi )drivers?)$",
    re.IGNORECASE,
)
"""Those who are of age by what they do, and of whom no age of a child is told."""

_THE_CHILD = re.compile(r"\bthe (?:boy|girl|child|baby|infant|toddler|teenager)\b(?!['’])", re.IGNORECASE)
_NAME_WITHIN = re.compile(
    r"(?<=[\w,'‘’“\"] )(?<!\bin )(?<!\bat )(?<!\bfrom )(?<!\bnear )['‘“\"]?(?P<name>[A-Z][a-z]+)\b"
)
_MONTHS = frozenset(month_name)

_BODY = re.compile(r"\b(?P<whose>[A-Z][\w-]*)['’]s (?:\w+ )?(?:body|remains)\b")
"""The body of one who was found, who is then the one told of."""

_OBJECT = {
    "he": re.compile(r"\bhim\b", re.IGNORECASE),
    "she": re.compile(
        r"\bher\b(?= (?:not|un|dead|lifeless|hang|collaps|alone|in|on|at|to|with)|[.,;]|$)", re.IGNORECASE
    ),
    "they": re.compile(r"\bthem\b", re.IGNORECASE),
}
_LETTERS_BEFORE = 200
_LOOKED_BACK = 2
"""In how many sentences before it the one for whom a pronoun stands is looked for."""


def _before(sentence: str, at: int) -> str:
    """Return the words before a place that can tell whom it is about."""
    return sentence[max(0, at - _LETTERS_BEFORE) : at]


def _last_word(text: str) -> str:
    return text.replace(",", " ").rpartition(" ")[2]


def role_of_told(telling: Telling, story: Story, number: int) -> Role:
    """Return the role of the one of whom an age is told."""
    sentence = story.sentences[number]
    word, end = telling.who, telling.end
    if word.casefold() in PRONOUNS:
        return role_of_pronoun(word, _before(sentence, telling.start), story, number)
    if word == "who":
        before = sentence[: telling.start].rstrip(" ,")
        end = len(before)
        word = _last_word(before)
    if word in story.names:
        return Role.SUBJECT
    person = next((person for person in people_in(sentence) if person.end == end), None)
    if person is None:
        return Role.OPEN
    return _role_of_noun(person, telling, story, number)


def _role_of_noun(person: Person, telling: Telling, story: Story, number: int) -> Role:
    sentence = story.sentences[number]
    words, before = sentence[person.start : person.end], _before(sentence, person.start)
    introduced = story.introduction < number or story.names_subject(before)
    if _BARE_SIBLINGS.match(words) and not before.strip() and not introduced:
        return Role.SUBJECT
    if person.role is Role.OPEN and _DIES_NEXT.match(sentence, telling.stop):
        return Role.SUBJECT
    if _PAIR.search(_before(sentence, person.end)):
        return Role.OTHER if introduced and _INDEFINITE.search(before) and number else Role.SUBJECT
    if _YOUNGER_BEFORE.search(before) or (_SON.match(words) and _CHILD_OF.search(before) and introduced):
        return Role.OTHER
    if person.role is not Role.SUBJECT or (person.oblique and telling.form is Form.PREDICATE and telling.who != "who"):
        return Role.OTHER
    is_name = re.match(r"[A-Z][a-z]+(?! \w)|(?:Child|Baby|Person) [A-Z0-9]", words) and not re.fullmatch(
        r"(?:The )?(?:Child|Baby|Boy|Girl|Infant|Toddler|Twins?|Siblings?|Sisters|Brothers)(?:ren)?", words
    )
    if is_name and story.names:
        return Role.OTHER
    if _INDEFINITE.search(before) and introduced:
        return Role.OTHER
    if story.is_of_one and story.names and len(telling.ages) > 1:
        return Role.OTHER
    if _OFFENDS_NEXT.match(sentence, telling.stop) or is_convicted(sentence, telling.stop):
        return Role.OTHER
    return Role.OTHER if is_offender(sentence, person.start) else Role.SUBJECT


def role_of_pronoun(pronoun: str, before: str, story: Story, number: int) -> Role:
    """Return the role of the one for whom a pronoun stands: the words before it say, or the sentence before."""
    role = _role_among(pronoun, before, story)
    for sentence in reversed(story.sentences[max(0, number - _LOOKED_BACK) : number]):
        if role is not None:
            break
        if _OFFENDER.search(sentence) and not _is_offender_of_other_sex(pronoun, sentence):
            return Role.OPEN
        role = _role_among(pronoun, sentence, story)
    return role or Role.SUBJECT


def _is_of_child_alone(text: str, story: Story) -> bool:
    """Return whether a text names the child, and nobody else by a name: "An officer met Dean" may tell of Dean."""
    if not (story.has_name(text) or _THE_CHILD.search(text) or _BODY.search(text)):
        return False
    return all(match["name"] in story.names | _MONTHS for match in _NAME_WITHIN.finditer(text))


def _is_offender_of_other_sex(pronoun: str, sentence: str) -> bool:
    """Return whether those of a sentence who may have done it are of the other sex than a pronoun: "her uncle"."""
    others = [person for person in people_in(sentence) if person.role is Role.OTHER]
    of_own_sex = any(person.may_be(pronoun) for person in others)
    return bool(others) and not of_own_sex and _OBJECT[pronoun.casefold()].search(sentence) is not None


def _role_among(pronoun: str, text: str, story: Story) -> Role | None:
    """Return the role of the one of a text for whom a pronoun stands; None where nobody is named."""
    people = people_in(text)
    has_subject = (
        story.has_name(text)
        or _ONE_OF_THEM.search(text)
        or any(match["whose"] in story.names for match in _BODY.finditer(text))
        or any(person.role is Role.SUBJECT and person.may_be(pronoun) for person in people)
    )
    alone = _is_of_child_alone(text, story)
    others = [
        person
        for person in people
        if person.role is Role.OTHER and not (alone and _PROFESSIONAL.match(text, person.start, person.end))
    ]
    if not others:
        return Role.SUBJECT if has_subject else None
    rivals = [
        person for person in others if person.may_be(pronoun) and not _TOLD_BEFORE.search(_before(text, person.start))
    ]
    if not has_subject:
        seen = _OBJECT[pronoun.casefold()].search(text, others[0].end)
        return Role.SUBJECT if seen and not rivals else Role.OTHER
    if not rivals:
        return Role.SUBJECT
    if any(_DONE_BY.search(_before(text, person.start)) and not _PARENT.match(text, person.start) for person in rivals):
        return Role.OPEN
    return Role.SUBJECT if all(person.oblique for person in rivals) and not people[0].oblique else Role.OPEN


def fits(telling: Telling, sentence: str, names: frozenset[str]) -> bool:
    """Return whether as many ages are told as there are persons of whom they are told."""
    if telling.names:
        return all(_last_word(name) in names or _FIRST.match(name) for name in telling.names)
    word = telling.who
    if word == "who":
        word = _last_word(_before(sentence, telling.start).rstrip(" ,"))
    joined = _NAME_AND.search(_before(sentence, telling.end - len(telling.who))) if word in names else None
    if joined:
        others = re.split(r",\s+", joined["names"])
        return all(name in names for name in others) and len(telling.ages) == len(others) + 1
    if _PAIR.search(_before(sentence, telling.end)):
        return len(telling.ages) == len(("one", "other"))
    is_plural = word not in names and (word.casefold() == "they" or bool(_PLURAL.search(word)))
    if not is_plural:
        return len(telling.ages) == 1
    shared = _SHARED.search(sentence[max(0, telling.start - 20) : telling.stop])
    return len(telling.ages) > 1 or bool(shared)
