"""Redaction: what a correction with `redact` takes out of a record, and where the words still stand.

Quotes go: evidence, headings, names of digests, links, reasons for joining. What is a text of its own, such as
another account or a point, is for the editor to put right: each place is an error, and nothing is published.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from build_site.core import yamlio
from build_site.core.dates import format_edtf
from build_site.core.problems import Problems
from build_site.core.schema import quoted
from build_site.core.text import slug
from build_site.core.words import WordFinder, fold
from build_site.model import CORRECTED, Account, Evidence, Record, Report, Source
from build_site.records.correction_places import corrections_by_path
from build_site.records.corrections import NOT_GIVEN, Correction, CorrectionFile
from build_site.records.field_path import EntrySource, FieldPath, differences, format_path, same_value, value_at
from build_site.records.hidden_sources import REDACTED
from build_site.records.old_words import OldWord, named_words, removed_words
from build_site.records.record_schema import FACTS, to_dict, to_editable, without_empty
from build_site.records.state import RecordState

_IN_ADDRESS = ("title", "areas", "published")
"""The fields that an id is made of."""


@dataclass(frozen=True)
class RedactedWord:
    """A word that must go. line: of its correction; elsewhere: the records in which it means somebody else."""

    word: OldWord
    line: int | None
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class Redaction:
    """What the corrections of one record take out.

    id: of the record; name: what to call the file of corrections; words: each once; fields: those corrected so, as
    the corrections name them; facts: those of them that are facts of the record.
    """

    id: str
    name: str
    words: tuple[RedactedWord, ...]
    fields: tuple[str, ...] = ()
    facts: frozenset[str] = field(default=frozenset())

    def __bool__(self) -> bool:
        return bool(self.fields)

    @cached_property
    def finder(self) -> WordFinder:
        """What finds the words in a text."""
        words = [item.word for item in self.words]
        return WordFinder((word.text for word in words), (word.text for word in words if word.is_exact))

    def under(self, id_: str) -> Redaction:
        """Return the same for the record, and the file of corrections, under another id."""
        return replace(self, id=id_, name=str(PurePosixPath(self.name).with_name(f"{id_}.yaml")))

    def without_quotes(self, record: Record) -> Record:
        """Return a record without the quotes that have the words, and without what redacted facts rested on."""
        if not self:
            return record
        evidence = {
            fact: kept
            for fact, items in record.evidence.items()
            if (kept := tuple(item for item in items if self._may_stay(fact, item)))
        }
        return replace(
            record,
            accounts=tuple(map(self._account, record.accounts)),
            evidence=evidence,
            joined=tuple(reason for reason in record.joined if not self.finder.find(reason)),
        )

    def _may_stay(self, fact: str, item: Evidence) -> bool:
        if item.how != CORRECTED and fact in self.facts:
            return False
        return not any(self.finder.find(text) for text in (item.words, *_texts_of_fact(fact, item.value)))

    def _account(self, account: Account) -> Account:
        return replace(account, sources=tuple(map(self.source, account.sources)), report=self._report(account.report))

    def _report(self, report: Report | None) -> Report | None:
        if report is None or self.finder.find(report.label):
            return None
        return replace(report, url=None) if report.url and self.finder.find_in_address(report.url) else report

    def source(self, source: Source) -> Source:
        """Return a source without a heading, and with another name of the digest, if they have the words."""
        heading = "" if self.finder.find(source.heading) else source.heading
        digest = source.digest
        if self.finder.find_in_address(digest):
            digest = f"{REDACTED}{slug(PurePosixPath(digest).suffix) and PurePosixPath(digest).suffix}"
            digest = REDACTED if self.finder.find_in_address(digest) else digest
        return replace(source, digest=digest, heading=heading)

    def places(self, record: Record) -> list[tuple[FieldPath, tuple[str, ...]]]:
        """Return where in the texts of a record the words still stand: the path of each, with the words."""
        return [(path, words) for path, text in texts_of(record) if (words := self.finder.find(text))]

    def report_places(self, record: Record, label: str, text: str, problems: Problems) -> None:
        """Note every place where the words still stand as an error.

        label: what to call the folder of records; text: what the file of this one holds, if it is there.
        """
        for path, words in self.places(record):
            line = next(item.line for item in self.words if item.word.text == words[0])
            problems.error(
                f"{label}/{record.id}.yaml",
                yamlio.line_number(text, path),
                f"`{format_path(path)}` still has {quoted_words(words)}, which {self.name}:{line} redacts",
                f"Add a correction `- field: {format_path(path)}` with the text as it should be to {self.name}; or, if"
                " these are not the words that must go, name those in the redaction: `redact: [word, two words]`.",
            )

    def report_all_places(self, record: Record, label: str, problems: Problems) -> None:
        """Note every place of a record that no digest makes, quotes and all: it is published as it stands."""
        paths = [path for path, _ in self.places(record)]
        data = to_dict(record)
        paths += [difference.path for difference in differences(data, to_dict(self.without_quotes(record)))]
        paths += [("id",)] if self.finder.find_in_slug(record.id) else []
        for path in dict.fromkeys(paths):
            text = quoted_whole(value_at(data, path))
            words = self.finder.find(text) or self.finder.find_in_address(text)
            problems.error(
                label,
                None,
                f"`{format_path(path)}` still has {quoted_words(words)}, which {self.name} redacts; no digest tells"
                " this review, so its record is published as it stands",
                "Take it out of the record.",
            )

    def has_old_id(self, fresh: Record, record: Record, proposed: str, proposed_before: str) -> bool:
        """Return whether the id of a record tells what is redacted.

        fresh: the record as the digests make it; proposed, proposed_before: the ids that the two would get.
        """
        if self.finder.find_in_slug(record.id) and not self.finder.find_in_slug(proposed):
            return True
        return (
            proposed != proposed_before and bool(self.facts & set(_IN_ADDRESS)) and fresh.id.startswith(proposed_before)
        )


NO_REDACTION = Redaction("", "", ())


def redaction_of(fresh: Record, file: CorrectionFile | None, problems: Problems) -> Redaction:
    """Return what a file of corrections redacts in a record; NO_REDACTION if nothing.

    fresh: the record as the digests make it. A redaction that would take nothing out is noted as an error.
    """
    if file is None or not file.redacts:
        return NO_REDACTION
    data = to_editable(fresh)
    words: dict[str, RedactedWord] = {}
    facts, fields = [], []
    for path, correction in corrections_by_path(data, file).items():
        if correction.redact:
            fields.append(correction.field)
            facts += [path[0]] if path[0] in FACTS else []
            for word in _words_of(correction, value_at(data, path), file, problems):
                key = fold(word.text)
                first = words.get(key, RedactedWord(word, correction.line))
                words[key] = RedactedWord(
                    first.word.combined(word), first.line, (*first.elsewhere, *correction.elsewhere)
                )
    return Redaction(fresh.id, file.name, tuple(words.values()), tuple(sorted(fields)), frozenset(map(str, facts)))


def old_texts(fresh: Record, file: CorrectionFile) -> dict[int, Any]:
    """Return what the digests say at each correction that is to redact it and does not say it: number -> value.

    Whatever the digests say later, these words are to stay out.
    """
    data = to_editable(fresh)
    return {
        correction.number: without_empty(value_at(data, path))
        for path, correction in corrections_by_path(data, file).items()
        if correction.redact and correction.was is NOT_GIVEN
    }


def _words_of(correction: Correction, value: Any, file: CorrectionFile, problems: Problems) -> list[OldWord]:
    """Return the words that one correction takes out. value: what the digests say now."""
    if isinstance(correction.redact, tuple):
        words = named_words(correction.redact)
    else:
        values = [] if same_value(value, correction.now) else [value]
        values += [] if correction.was is NOT_GIVEN else [correction.was]
        words = removed_words(values, correction.now)
    if not words:
        problems.error(
            file.name,
            correction.line,
            f"this correction of `{correction.field}` is to redact, but the new text lacks no word of the old one that"
            " could be sought",
            "Name the words that must go: `redact: [word, two words]`.",
        )
    still = WordFinder(word.text for word in words).find(quoted_whole(correction.now))
    if still:
        problems.error(
            file.name,
            correction.line,
            f"this correction of `{correction.field}` redacts {quoted_words(still)}, and its new text has it",
            "Take it out of `now`, or out of `redact`.",
        )
    return words


def quoted_words(words: Iterable[str]) -> str:
    """Return words as a message names them: `Alex`, `Mill Lane`."""
    return ", ".join(f"`{quoted(word)}`" for word in words)


def quoted_whole(value: Any) -> str:
    """Return every text in a value, one a line."""
    if isinstance(value, Mapping):
        return "\n".join(map(quoted_whole, value.values()))
    return "\n".join(map(quoted_whole, value)) if isinstance(value, (list, tuple)) else str(value or "")


def texts_of(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """Yield every text of a record that pages show, with its path; quotes (see `without_quotes`) are not among them."""
    data = to_editable(record)
    for fact in FACTS:
        yield from _texts_below(data[fact], (fact,))
    for index, account in enumerate(data["accounts"]):
        for name, value in account.items():
            if name != "sources":
                yield from _texts_below(value, ("accounts", index, name))


def _texts_below(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from _texts_below(item, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts_below(item, (*path, index))
    elif isinstance(value, str):
        for text in _texts_of_fact(str(path[0]), value):
            yield path, text


def _texts_of_fact(fact: str, value: str) -> tuple[str, ...]:
    return (value, format_edtf(value)) if fact in ("published", "incident") else (value,)


def with_entries_of(
    fresh: Record, redaction: Redaction, on_disk: Record, last: RecordState | None
) -> tuple[Record, RecordState | None]:
    """Return a record as it is on the disk, and as the last run wrote it, with the sources that the digests give.

    Where a redaction hid them, an account could not be found by its entries.
    """
    if not redaction:
        return on_disk, last
    restored = _restored([account.sources for account in on_disk.accounts], fresh, redaction)
    accounts = [replace(account, sources=sources) for account, sources in zip(on_disk.accounts, restored, strict=True)]
    if last is None:
        return replace(on_disk, accounts=tuple(accounts)), None
    values = last.values | {
        "accounts": [
            account | {"sources": to_dict(sources)}
            for account, sources in zip(last.values["accounts"], _restored(last.sources, fresh, redaction), strict=True)
        ]
    }
    state = RecordState.of(values, last.file, last.by_hand, last.withheld)
    return replace(on_disk, accounts=tuple(accounts)), state


def _restored(sources: Iterable[tuple[Source, ...]], fresh: Record, redaction: Redaction) -> list[tuple[Source, ...]]:
    hidden: dict[EntrySource, deque[EntrySource]] = defaultdict(deque)
    for account in fresh.accounts:
        for source in account.sources:
            hidden[redaction.source(source).entry].append(source.entry)
    restored = []
    for of_account in sources:
        entries = [hidden[source.entry].popleft() if hidden[source.entry] else source.entry for source in of_account]
        pairs = zip(of_account, entries, strict=True)
        restored.append(tuple(replace(source, digest=digest, heading=heading) for source, (digest, heading) in pairs))
    return restored
