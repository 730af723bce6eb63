"""Whether a child who is a subject of the review died."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from build_site.core.text import sentences
from build_site.model import INFERRED, READ, Evidence
from build_site.reviews.facts.context.people import Role, actor_role, names_subject
from build_site.reviews.facts.context.pseudonyms import names_in, with_codes
from build_site.reviews.facts.context.references import may_be_of_other
from build_site.reviews.facts.context.sentence_context import quoted
from build_site.reviews.facts.death.death_signs import hint_at_death, tells_of_burial
from build_site.reviews.facts.death.death_victim import unnamed_victim_role, victim_role
from build_site.reviews.facts.death.death_words import death_words, is_alternative, says_when_reviews_are_held
from build_site.reviews.facts.death.living import tells_of_living_child, tells_of_physical_harm
from build_site.reviews.facts.death.outcome import is_of_nobody_left, outcome_role, role_of_nobody_left
from build_site.reviews.facts.death.survival import (
    came_through,
    one_survivor,
    survival_of_someone,
    survives,
    tells_of_injury,
    was_moved,
)
from build_site.reviews.facts.death.told_apart import (
    is_of_several_unnamed,
    is_of_unnamed_child,
    may_be_of_another_child,
    may_be_of_former_child,
    tells_child_apart,
    tells_of_named_convicted,
)

_LETTERS_BEFORE, _LETTERS_AFTER = 20, 50
"""How many letters around the words that tell of a death are shown as evidence."""

_OPENING = 100
"""How many letters of a sentence show that it tells what became of a living child."""

_SEEN_BY_CHILD = re.compile(r"\b(?:in front of|in the presence of|witness\w*|saw|seen by|watched)\b", re.IGNORECASE)
_BELIEVED_AFTER = re.compile(
    r"[^.;,]{0,40},? (?:it is|it was|as is) (?:\w+ )?(?:believed|thought|feared|presumed|assumed)\b", re.IGNORECASE
)
_ANY_BEFORE = re.compile(r"\b(?:every|any) (?:\w+ )?$", re.IGNORECASE)
"""What stands before a death that is none in particular: "every death of a child"."""

_CLAUSE_END = re.compile(
    r"[,;.]|\b(?:while|whilst|when|where|and|but|which|who|after|before|was|were|in front of)\b", re.IGNORECASE
)
"""Where the words that tell of a death come to an end."""

_SEVERAL_REVIEWS = re.compile(
    r"\b(?:thematic|deaths? or serious (?:injur|harm)\w*"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:rapid reviews|reviews|reports))\b",
    re.IGNORECASE,
)


_Death = tuple[int, re.Match[str], Role]
"""Which sentence tells of a death, in which words, and whose it is."""


def read_death(summary: str, title: str = "") -> tuple[str | None, list[Evidence]]:
    """Return yes, no or unclear, and the words that it rests on; None where the account is empty.

    "no" follows only where the words tell what became of a child and tell of no death; whatever else is unclear.
    title: gives the names of the children, as a rule.
    """
    if not summary.strip():
        return None, []
    shown, told = _told(summary, title)
    deaths: list[_Death] = []
    for index, word, victim in _deaths(told, title):
        deaths.append((index, word, victim))
        if victim is Role.SUBJECT and not word["outcome"]:
            break
    of_child = [(index, word) for index, word, victim in deaths if victim is Role.SUBJECT]
    is_named = bool(of_child) and not of_child[-1][1]["outcome"]
    alive = None if is_named else _alive(told, deaths)
    if of_child and alive is None:
        index, word = of_child[0]
        return "yes", [Evidence("yes", quoted(shown[index], *word.span(), _LETTERS_BEFORE, _LETTERS_AFTER), 1, READ)]
    if of_child:
        return "unclear", []
    if alive is None and not any(death_words(title)) and _last_open_death(told, deaths) is None:
        alive = _living(told, deaths)
    if alive is None:
        return "unclear", []
    return "no", [Evidence("no", quoted(shown[alive], 0, 0, after=_OPENING), 1, INFERRED)]


def unread_outcome(summary: str, title: str = "") -> str | None:
    """Return the words of an account that somebody died or survived, though not whether it was the child.

    None where no such words stand in it; for an account of which `read_death` says neither yes nor no.
    """
    shown, told = _told(summary, title)
    open_deaths = {
        index: word.span()
        for index, word, victim in reversed(list(_deaths(told, title)))
        if victim is not Role.OTHER and not is_alternative(told[index], word)
    }
    if any(death_words(title)):
        return title
    for index, sentence in enumerate(told):
        survival = survival_of_someone(told, index)
        span = open_deaths.get(index) or hint_at_death(sentence) or (survival.span() if survival else None)
        if span:
            return quoted(shown[index], *span)
    return None


def _told(summary: str, title: str) -> tuple[list[str], list[str]]:
    """Return the sentences of an account that tell of this case, as they stand and with the names as codes."""
    names = names_in(title)
    shown = [sentence for sentence in sentences(summary) if not says_when_reviews_are_held(sentence)]
    return shown, [with_codes(sentence, names) for sentence in shown]


def _alive(told: list[str], deaths: list[_Death]) -> int | None:
    """Return which sentence says outright that a child is alive: what it survived once counts for nothing later."""
    last = _last_open_death(told, deaths)
    return next((index for index in range(len(told)) if survives(told, index, last is not None and index < last)), None)


def _last_open_death(told: list[str], deaths: list[_Death]) -> int | None:
    """Return the last sentence that tells of a death which may be the child's."""
    hints = (index for index, sentence in enumerate(told) if hint_at_death(sentence) or one_survivor(sentence))
    return max((*hints, *(index for index, _, victim in deaths if victim is not Role.OTHER)), default=None)


def _living(told: list[str], deaths: list[_Death]) -> int | None:
    """Return which sentence tells what became of a living child, if none tells of a death that may be the child's."""
    later = _first(came_through, told)
    if later is not None or _SEVERAL_REVIEWS.search(" ".join(told[:1])):
        return later
    summary = " ".join(told)
    others = [_without_deaths(sentence, index, deaths) for index, sentence in enumerate(told)]
    harmed = next((index for index, sentence in enumerate(others) if tells_of_living_child(sentence, summary)), None)
    return _moved(told) if harmed is None else harmed


def _victim(told: list[str], index: int, word: re.Match[str]) -> Role | None:
    if is_alternative(told[index], word) or (word["noun"] and _ANY_BEFORE.search(told[index][: word.start()])):
        return Role.OPEN
    if _BELIEVED_AFTER.match(told[index], word.end()):
        return Role.OPEN
    if is_of_nobody_left(word):
        return role_of_nobody_left(told, index, word.start())
    return victim_role(told[index], word)


def _without_deaths(sentence: str, index: int, deaths: list[_Death]) -> str:
    """Return a sentence without what it tells of the death of someone else, which is no harm to a living child.

    A child who is named before may have done it, or have seen it.
    """
    for number, word, victim in deaths:
        if number == index and victim is Role.OTHER:
            end = _CLAUSE_END.search(sentence, word.end())
            stop = end.start() if end else len(sentence)
            is_actor = actor_role(sentence, word.start()) is Role.SUBJECT
            if is_actor or names_subject(sentence[word.end() : stop]) or _SEEN_BY_CHILD.search(sentence):
                continue
            sentence = sentence[: word.start()] + " " * (stop - word.start()) + sentence[stop:]
    return sentence


def _moved(told: list[str]) -> int | None:
    harm = next((index for index, sentence in enumerate(told) if tells_of_injury(sentence)), len(told))
    return next((index for index in range(harm, len(told)) if was_moved(told, index, index > harm)), None)


def _first(tells: Callable[[list[str], int], bool], told: list[str]) -> int | None:
    return next((index for index in range(len(told)) if tells(told, index)), None)


def _deaths(told: list[str], title: str) -> Iterator[_Death]:
    """Yield every death that the sentences tell of, and whose it is: where it is not said, that of the last named."""
    last = None
    child_hurt = told_apart = False
    one_named = len(names_in(title)) == 1
    convicted = any(map(tells_of_named_convicted, told))
    buried = any(map(tells_of_burial, told))
    for index, sentence in enumerate(told):
        child_hurt = child_hurt or tells_of_physical_harm(sentence)
        for word in death_words(sentence, buried):
            if word["outcome"]:
                role = outcome_role(told, index, word)
                is_another = role is Role.SUBJECT and may_be_of_another_child(sentence, word, told_apart)
                yield index, word, Role.OPEN if is_another else role
                continue
            victim = _victim(told, index, word)
            if victim is Role.SUBJECT and (
                may_be_of_other(told, index, word.start())
                or may_be_of_another_child(sentence, word, told_apart)
                or (convicted and is_of_unnamed_child(sentence, word))
                or (one_named and (is_of_several_unnamed(sentence, word) or may_be_of_former_child(sentence, word)))
            ):
                victim = Role.OPEN
            last = victim or last or unnamed_victim_role(sentence, word, child_hurt)
            yield index, word, last
        told_apart = told_apart or tells_child_apart(sentence)
