"""Words that tell of a death without naming it, and of what may end in one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SAVED = r"(?:save|resuscitate|revive)"
_MEDICS = r"(?:paramedics?|doctors?|medics?|surgeons?|(?:ambulance|hospital) (?:staff|crews?)|crews?|rescuers?)"
OUTCOME = (
    r"(?<!had )(?<!they )(?<!family )lived (?:for )?(?:only |just )?(?:an? |\d+ |(?:a few|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve) )(?:minutes?|hours?|days?|weeks?)"
    r"(?=[.;)]|$| after (?:birth|being born))"
    r"|(?:reached|got to|found|came to|treated) (?P<whom>him|her|them) too late"
    rf"|too late to {_SAVED}|{_MEDICS} (?:\w+ )?could do nothing|nothing (?:\w+ )?{_MEDICS} could do"
    rf"|nothing (?:more )?could be done to {_SAVED}"
    r"|life[- ]support\b[^.;]{0,30}? (?:withdrawn|turned off|switched off|removed|ended|stopped)"
    r"|(?:life-sustaining|intensive) (?:treatment|care) (?:was|were) (?:\w+ )?withdrawn"
    r"|(?:could|can) ?not be (?:saved|resuscitated|revived|restarted)"
    rf"|(?:could not|couldn['’]t|(?:was|were) (?:unable|not able) to|failed to) {_SAVED}"
    r" (?P<saved>him|them|her|his|their|the (?:baby|child|boy|girl|infant))(?: li(?:fe|ves))?"
    rf"|(?:efforts|attempts) to {_SAVED}\b[^.;]{{0,40}}? (?:failed|(?:was|were) (?:unsuccessful|in vain))"
    r"|(?:never|did not) regain(?:ed)? consciousness(?! (?:for|until))|never woke(?: up)?(?: again)?(?=[.;,]|$| from)"
    r"|did not wake(?: up)?(?=[.;]|$| again\b| the next\b| that morning\b| on the\b)"
    r"|life (?:was )?(?:pronounced )?extinct"
    r"|(?:CPR|resuscitation)(?: attempts?)? (?:(?:was|were|had|has) )?(?:\w+ )?(?:stopped|ceased|failed|unsuccessful"
    r"|not successful|in vain|abandoned|discontinued)"
    r"|ventilat(?:ors?|ion) (?:was|had been) (?:\w+ )?(?:turned off|switched off|withdrawn|stopped)"
    r"|survived for (?:an? |a few |\w+ )?(?:minutes?|hours?|days?|weeks?)(?! (?:without|on|in|with|at|by)\b)"
)
"""What tells of a death without the word, and means it only of someone in mortal danger."""

_BURIED = r"funerals?|inquests?|coroners?['’]?s?|post[- ]?mortems?|autops(?:y|ies)|buried|burial|mortuary|cremat\w+"
_TELLS_OF_BURIAL = re.compile(rf"\b(?:{_BURIED})\b", re.IGNORECASE)
_HINT = re.compile(
    rf"\b(?:{_BURIED}|bereaved|condolences|in memory of|survived by|overla(?:in|id)|SIDS|SUDIC?|no signs? of life"
    r"|(?:did|does|could|would) not recover|never (?:recovered|woke|regained consciousness)|not (?:be )?resuscitated"
    r"|found (?:\w+ ){0,2}hanging|(?:body|bodies|remains) (?:(?:was|were) )?(?:\w+ )?(?:found|recovered|identified)"
    r"|treatment (?:should stop|(?:was|should be|be) (?:\w+ )?(?:withdrawn|stopped))|heart stopped|never came home"
    r"|(?:found|was|were) (?:\w+ ){0,2}(?:unresponsive|not breathing)|cardiac arrest|stopped breathing"
    r"|lost (?:her|his|their) (?:\w+ )?(?:baby|son|daughter|child)"
    r"|would (?:now )?have (?:been|turned) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen)"
    r"|short life|last (?:hours?|days?|weeks?|months|moments) of (?:his|her|their) (?:\w+ )?li(?:fe|ves)|pathologists?"
    r"|['’]s (?:killer|murderer)s?|lives? cut short|cut short (?:his|her|their) (?:\w+ )?li(?:fe|ves)"
    r"|(?:did|was|were|had) not(?=[.;]?$)|(?:had|stood|was given) (?:no|little) chance"
    r"|(?:less|not (?:so|as)) (?:lucky|fortunate)"
    r"|(?:expected|likely|bound|sure|certain|going|about) to die|would die|end[- ]of[- ]life|palliative|hospice"
    r"|survived (?:[\w'’]+ ){1,3}by (?:an? |\w+ )?(?:minutes?|hours?|days?|weeks?|months?|years?)"
    r"|lifeless|ashes|organs (?:were|was)|organ don(?:or|ation)\w*|mortally"
    r"|surviving (?:half-)?(?:sibling|twin|child|brother|sister|sons?|daughter|bab|boy|girl)\w*)\b",
    re.IGNORECASE,
)
"""Words that somebody has died, which do not say who."""

_RESCUE = re.compile(
    rf"\b(?:{_MEDICS}|hospital|resuscitat\w*|revived?|life[- ]support|ventilat\w+|operation|surgery)\b", re.IGNORECASE
)
_DANGER = re.compile(
    r"\b(?:(?P<found>him|her|them|the (?:baby|child|boy|girl)) )?(?:(?:was|were|to be|lying) )?"
    r"(?:not breathing|unresponsive|lifeless|unconscious|floating|hanging|face down|collapsed|in cardiac arrest)\b"
    r"|\b(?:stopped breathing|cardiac arrest|ligature|hanged|collapse|overdose|drown\w*|under (?:the )?water"
    r"|in (?:the |an? )?(?:\w+ )?(?:river|canal|sea|lake|pond|pool|bath|fire|blaze)|smoke|stabb\w+|shot|struck|hit by"
    r"|run over|crash\w*|jumped|chok(?:ed|ing)|swallowed|bleed\w*|poison\w*|seizures?|sepsis|meningitis"
    r"|asthma attack|allergic reaction|critically|intensive care|coma|ventilat\w+|in front of a train)\b",
    re.IGNORECASE,
)


def hint_at_death(sentence: str) -> tuple[int, int] | None:
    """Return where a sentence has words that somebody has died, though it may not tell of a death: "the inquest"."""
    hint = _HINT.search(sentence)
    return hint.span() if hint else None


def tells_of_burial(sentence: str) -> bool:
    """Return whether a sentence tells of an inquest, a funeral or the like."""
    return bool(_TELLS_OF_BURIAL.search(sentence))


def tells_of_medics(sentence: str) -> bool:
    """Return whether a sentence tells of those who try to save a life, or of where they do."""
    return bool(_RESCUE.search(sentence))


def dangers(text: str) -> Iterator[re.Match[str]]:
    """Yield the words that tell of a mortal danger; the group "found" is the one whom another found in it, if any."""
    return _DANGER.finditer(text)
