"""Whether an age is that of someone who comes into an account beside its child: an offender, a sibling, an adult."""

from __future__ import annotations

import re

from build_site.reviews.facts.children.ages import Age
from build_site.reviews.facts.children.counted_children import count_children
from build_site.reviews.facts.children.sibling_ages import count_pair
from build_site.reviews.facts.context.incident_time import DEATH, HARM
from build_site.reviews.facts.context.people import Role, actor_role
from build_site.reviews.facts.context.sentence_context import ADULT_BEFORE
from build_site.reviews.facts.context.story import Story

_KIN = r"(?:daughter|son|sister|brother|sibling|half-(?:sister|brother|sibling))"
_KIN_BEFORE = re.compile(
    rf"(?:\b(?:an?|another|one|two|three|four|younger|older|other)\s+(?:[\w-]+\s+){{0,2}}|^|\b(?:were|are|with|had)\s+){_KIN}s?,?"
    r"\s+(?:who\s+(?:was|were)\s+)?(?:aged\s+)?$",
    re.IGNORECASE,
)
_OTHERS_BEFORE = re.compile(
    r"\b(?:younger|older|other)\s+(?:children|child|girls?|boys?),?\s+(?:who\s+(?:was|were)\s+)?(?:aged\s+)?$",
    re.IGNORECASE,
)
_INDEFINITE_BEFORE = re.compile(
    r"(?:^|[\s(])(?:an?|another|one)\s+(?:[\w-]+\s+){0,2}[\w-]*,?\s*(?:aged\s+)?$", re.IGNORECASE
)
_KIN_AFTER = re.compile(rf"\s+{_KIN}s?\b", re.IGNORECASE)

_OFFENDER_BEFORE = re.compile(
    r"\b(?:killer|murderer|attacker|assailant|abuser|offender|perpetrator|rapist|driver|culprit)s?,?\s+(?:who\s+(?:was|were)\s+)?"
    r"(?:aged\s+)?$",
    re.IGNORECASE,
)
_OFFENDS_AFTER = re.compile(
    r"[^.;]{0,60}?(?:\b(?:charged|convicted|arrested|sentenced|found\s+guilty|pleaded\s+guilty|admitted|confessed|jailed)\b"
    r"|(?<!was )(?<!were )(?<!been )"
    r"\b(?:killed|stabbed|shot|raped|abused|attacked|assaulted|pushed|murdered|drowned|strangled)"
    r"\s+(?:him|her|them|[A-Z]\w*)\b)",
)
_NAME = re.compile(r"(?!(?:Age|Aged|Under|Who|He|She|[A-Z][a-z]+-)\b)[A-Z][\w-]*(?= (?:\(|was\b))")
"""One named right before an age: "Una (9)", "Una was 9 when"."""

_OWNED = re.compile(
    r"(?:\b(?P<owner>[A-Z][\w-]*)['’]s|\b(?:his|her|their))\s+(?:own\s+|first\s+|new\s+)?(?:baby|infant|child|newborn)\b[^.;]{0,20}$"
)
_DIED_BEFORE = re.compile(r"\b(?:died|drowned|collapsed)\b[^.;]{0,40}$", re.IGNORECASE)
_LETTERS_BEFORE = 120
_SEVERAL = 2


def is_of_newcomer(story: Story, number: int, age: Age, several_named: bool) -> bool:
    """Return whether an age with a word for it is that of one who is not the child whom the account began with.

    several_named: by the title, so that the one who did it may be a subject as well.
    """
    sentence = story.sentences[number]
    before = sentence[max(0, age.start - _LETTERS_BEFORE) : age.start]
    if _is_of_named_other(story, age, before) or _OFFENDER_BEFORE.search(before):
        return True
    died = _DIED_BEFORE.search(before)
    if died and actor_role(sentence, age.start - len(before) + died.start()) is Role.OTHER:
        return True
    if story.introduction >= number or several_named or _are_several(story):
        return False
    if _OFFENDS_AFTER.match(sentence, age.end) or _OTHERS_BEFORE.search(before) or _KIN_BEFORE.search(before):
        return True
    is_indefinite = _INDEFINITE_BEFORE.search(before) is not None
    if is_indefinite and _KIN_AFTER.match(sentence, age.end):
        return True
    return is_indefinite and not DEATH.search(sentence) and not HARM.search(sentence)


def is_of_named_subject(story: Story, age: Age) -> bool:
    """Return whether an age stands right after a name that the title gives to a child: "his sister Una (9)"."""
    name = _NAME.match(age.words)
    return name is not None and name[0] in story.names


def _is_of_named_other(story: Story, age: Age, before: str) -> bool:
    """Return whether an age is of one whom the title doesn't name, or of a child of the one whom it names."""
    owned = _OWNED.search(before)
    if owned and (owned["owner"] in story.names if owned["owner"] else False):
        return True
    name = _NAME.match(age.words)
    if name is None:
        return False
    if ADULT_BEFORE.search(before):
        return True
    return bool(story.names) and story.is_of_one and name[0] not in story.names


def _are_several(story: Story) -> bool:
    introduction = story.sentences[story.introduction]
    return max(count_children(introduction), count_pair([introduction])) >= _SEVERAL
