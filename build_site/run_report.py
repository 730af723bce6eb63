"""What a run came to, for the editor to weigh: what is left out, what became public, what may identify a child."""

from __future__ import annotations

from build_site.build import BuildResult
from build_site.core.paths import COMMAND
from build_site.core.text import first_of
from build_site.records.newly_public import NewlyPublic
from build_site.records.update import HeldRecord

_MOST_AT_RISK = 12
"""How many of the records that could single out a child a build names; the command `exposed` names all."""

_MOST_NAMED = 10
"""How many reviews that became public, or are so no more, a build names."""


def summary_lines(result: BuildResult) -> list[str]:
    """Return what the editor should know of a run besides the problems: what is left out, what may identify a child."""
    lines = [f"Joined: {join}" for join in result.update.joins]
    if result.excluded:
        lines.append(
            f"For professionals only, so left out of every page, index and count: {', '.join(result.excluded)}."
        )
    for withheld in result.update.withheld:
        lines.append(f"Withheld {withheld.reason.term} and left out: {withheld.record.id} ({withheld.reason.reason}).")
    for held in result.update.held:
        lines += _hold_lines(held)
    for redaction in result.update.redactions:
        words = f"{len(redaction.words)} word{'' if len(redaction.words) == 1 else 's'}"
        lines.append(f"Redacted, and sought in all that was written: {words} of {redaction.id} ({redaction.name}).")
    lines += _newly_public_lines(result.update.newly_public)
    if result.at_risk:
        lines.append(
            f"Before you publish: {len(result.at_risk)} of {result.published} reviews give a place, an exact age, a"
            " date and a name together; a reader who knows the place may recognise the child:"
        )
        lines += [f"  {risk.record.id}: {risk.reason}" for risk in result.at_risk[:_MOST_AT_RISK]]
        if len(result.at_risk) > _MOST_AT_RISK:
            lines.append(f"  and {len(result.at_risk) - _MOST_AT_RISK} more: `{COMMAND} exposed` lists all of them")
    return lines


def _hold_lines(held: HeldRecord) -> list[str]:
    """Return why a record is held, and the ruling to copy, from the beginning of each line."""
    lines = []
    for hold in held.holds:
        lines.append(f"Held, and left out until you rule: {held.record.id}: {hold.reason}.")
        lines += [f"    {hold.remedy}"] * bool(hold.remedy)
        lines += hold.ruling.splitlines()
    return lines


def _newly_public_lines(newly: NewlyPublic) -> list[str]:
    """Return what became public by this run, and what is public no more; of many a few by name."""
    if newly.first:
        count = len(newly.appeared)
        return [f"Public since this run, the first of this folder: {count} reviews."] if count else []
    lines = []
    if newly.appeared:
        lines.append(f"Public since this run, and not before: {first_of(newly.appeared, _MOST_NAMED)}.")
    if newly.gone:
        lines.append(f"No longer public since this run: {first_of(newly.gone, _MOST_NAMED)}.")
    return lines
