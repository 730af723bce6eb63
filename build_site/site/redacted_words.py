"""Whether anything that a build writes has words that an editor redacted: then nothing is published.

The records have been looked through already (`records/redaction.py`). This looks at what was made of them, so that
no way in which a word might reach the site has to be known. Words that also stand in other reviews, in vocabularies
or in the site's own wording are sought in the files of the redacted review alone: docs/decisions/0018-redaction.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from build_site.catalogue import Catalogue, Review
from build_site.core.cache import code_fingerprint, digest_of
from build_site.core.content import ContentFolder
from build_site.core.paths import PACKAGE, TEMPLATES
from build_site.core.problems import Problems
from build_site.core.text import first_of
from build_site.core.words import WordFinder, fold
from build_site.records.field_path import format_path
from build_site.records.redaction import Redaction, texts_of
from build_site.search.spelling import unpack_words
from build_site.search.tokenise import term_of, terms_of
from build_site.site import urls

_MOST_NAMED = 5
"""How many records, or files of the site, a message names."""

_SHARD = re.compile(r"search/(manifest|[a-z])(?:-[\w-]*)?\d*-[\w-]+\.js")
_PACKED = ("n", "t", "y", "d")
"""Kinds of files of the index that hold numbers alone."""
_WITH_STARTS = ("postings", "expansions", "words")
"""What the manifest has the first keys of."""

_RELATED = re.compile(r'<section[^>]*aria-labelledby="related".*?</section>', re.DOTALL)
_ARTICLE = re.compile(r"<article>.*</article>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Finding:
    """A file of the site in which redacted words stand. redaction: whose words they are."""

    path: str
    words: tuple[str, ...]
    redaction: Redaction


def check_other_reviews(redactions: Iterable[Redaction], catalogue: Catalogue, problems: Problems) -> None:
    """Note each other review in which a redacted name stands, unless the editor says that it is somebody else's.

    Names of areas are everybody's. A word that the editor did not name is no name if a review has it in small letters.
    """
    reviews = {review.id: review for review in catalogue.reviews}
    texts = {id_: _text_of(review) for id_, review in reviews.items()}
    areas = " ".join(fold(name) for area in catalogue.areas for name in (area.name, *area.also, *area.formerly))
    for redaction in redactions:
        names = [item for item in redaction.words if item.word.is_name and fold(item.word.text) not in areas]
        finder = WordFinder((item.word.text for item in names), (i.word.text for i in names if i.word.is_exact))
        found = {id_: words for id_, text in texts.items() if id_ != redaction.id and (words := finder.find(text))}
        for item in names if found else ():
            word = item.word.text
            holding = [id_ for id_ in found if word in found[id_] and id_ not in item.elsewhere]
            small = re.compile(rf"(?<![^\W_]){re.escape(word.lower())}(?![^\W_])")
            if holding and (item.word.is_named or not any(map(small.search, texts.values()))):
                _report_others(redaction, word, item.line, [reviews[id_] for id_ in holding], problems)


def _report_others(
    redaction: Redaction, word: str, line: int | None, others: Sequence[Review], problems: Problems
) -> None:
    finder = WordFinder([word])
    places = []
    for review in others:
        paths = [format_path(path) for path, text in texts_of(review.record) if finder.find(text)]
        places.append(f"reviews/{review.id}.yaml (`{paths[0] if paths else 'sources or evidence'}`)")
    problems.error(
        redaction.name,
        line,
        f"`{word}`, which this correction redacts, also stands in {first_of(places, _MOST_NAMED)}",
        "If the same person or place is meant, redact it there too (or rename the digest, if its name has it); if not,"
        f" add `elsewhere: [{', '.join(review.id for review in others)}]` to this correction.",
    )


def _text_of(review: Review) -> str:
    return msgspec.json.encode(review.record).decode()


class RedactionCheck:
    """Looks for the words of some redactions in the files of a site."""

    def __init__(self, redactions: Sequence[Redaction], catalogue: Catalogue, content: ContentFolder) -> None:
        self._redactions = redactions
        own = WordFinder(item.word.text for redaction in redactions for item in redaction.words)
        fixed = _words_in(own, [*sorted(TEMPLATES.rglob("*.html")), *sorted(PACKAGE.rglob("*.py"))])
        folders = {content.root, content.fallback}
        shared = _words_in(own, [path for folder in folders for path in sorted((folder / "vocabulary").glob("*"))])
        shared |= _words_in(own, [path for path in content.pages() if not path.is_relative_to(content.root)])
        self._texts = [_text_of(review) for review in catalogue.reviews]
        told = {word for text in self._texts for word in own.find(text)}
        self._by_word = {item.word.text: redaction for redaction in redactions for item in redaction.words}
        exact = {item.word.text for redaction in redactions for item in redaction.words if item.word.is_exact}
        self._everywhere = WordFinder(word for word in own.words if word not in fixed | shared | told | exact)
        self._own = {
            redaction.id: WordFinder(item.word.text for item in redaction.words if item.word.text not in fixed | exact)
            for redaction in redactions
        }
        self._own_pages = {urls.review(redaction.id): redaction for redaction in redactions}

    @cached_property
    def inputs(self) -> bytes:
        """A digest of all that the check goes by: a file that passed one with the same need not be looked at again."""
        words = [self._everywhere.words, sorted((id_, finder.words) for id_, finder in self._own.items())]
        return digest_of(code_fingerprint(), repr(words).encode())

    def findings(self, path: str, data: bytes) -> list[Finding]:
        """Return what stands in the name and the content of a file that must not."""
        found = set(self._everywhere.find_in_address(path))
        shard = _SHARD.fullmatch(path)
        text = data.decode("utf-8", errors="replace")
        if shard:
            found |= self._in_index(shard[1], _payload(text))
        else:
            found |= set(self._everywhere.find(text))
            if path.endswith(".html"):
                found |= set(self._everywhere.find(_TAG.sub(" ", text)))
        findings = [Finding(path, (word,), self._by_word[word]) for word in sorted(found)]
        return findings + list(self._in_own(path, text, shard[1] if shard else ""))

    def _in_index(self, kind: str, payload: Any) -> set[str]:
        """Return the words in a file of the index. kind: the first letter of its name, or "manifest"."""
        if kind in _PACKED:
            return set()
        if kind == "c" or kind == "e":
            return set(self._everywhere.find(json.dumps(payload, ensure_ascii=False)))
        if kind == "f":
            return set(self._everywhere.find(json.dumps(payload["values"], ensure_ascii=False)))
        if kind == "w":
            return set(self._everywhere.find(" ".join(unpack_words(payload))))
        terms = list(payload) if kind in ("p", "o") else [payload[name]["starts"] for name in _WITH_STARTS]
        folded = fold(" ".join(terms))
        stems = self._by_stem.find_folded(folded)
        return self._everywhere.find_folded(folded) | {word for stem in stems for word in self._of_stem(stem)}

    @cached_property
    def _by_stem(self) -> WordFinder:
        """What finds the terms under which the words would be indexed, if no other word of the site has the same."""
        stems = {word: " ".join(terms_of(word)) for word in self._everywhere.words}
        others = {term_of(word) for text in self._texts for word in fold(text).split()} if stems else set()
        return WordFinder(stem for stem in stems.values() if not set(stem.split()) <= others)

    def _of_stem(self, stem: str) -> list[str]:
        return [word for word in self._everywhere.words if " ".join(terms_of(word)) == stem]

    def _in_own(self, path: str, text: str, kind: str) -> Iterator[Finding]:
        """Yield what stands of a review's own words in its page, its card of the search and its data for briefings."""
        if redaction := self._own_pages.get(path):
            article = _ARTICLE.search(text)
            parts = {redaction.id: _RELATED.sub(" ", article[0] if article else text)}
        elif kind == "c":
            parts = {card[0]: json.dumps(card, ensure_ascii=False) for card in _payload(text) if card[0] in self._own}
        elif path.startswith(urls.briefing_file("reviews-").removesuffix(".js")):
            payload = _payload(text)
            parts = {id_: json.dumps(payload[id_], ensure_ascii=False) for id_ in payload.keys() & self._own.keys()}
        else:
            return
        for redaction in self._redactions:
            if redaction.id in parts and (words := self._own[redaction.id].find(parts[redaction.id])):
                yield Finding(path, words, redaction)


def report_findings(findings: Iterable[Finding], problems: Problems) -> None:
    """Note every redacted word that stands in a file of the site, with the file of corrections that redacts it."""
    by_word: dict[tuple[Redaction, str], list[str]] = {}
    for finding in findings:
        for word in finding.words:
            by_word.setdefault((finding.redaction, word), []).append(finding.path)
    for (redaction, word), paths in by_word.items():
        line = next(item.line for item in redaction.words if item.word.text == word)
        unique = sorted(set(paths))
        problems.error(
            redaction.name,
            line,
            f"`{word}`, which this correction redacts, would stand in {first_of(unique, _MOST_NAMED, 'files')}",
            "Correct what these files are made from: the record, a page, a setting or the name of a digest.",
        )


def _words_in(finder: WordFinder, paths: Iterable[Any]) -> set[str]:
    """Return the words that stand in some text files."""
    found: set[str] = set()
    for path in paths:
        if path.is_file():
            found.update(finder.find(path.read_text(encoding="utf-8", errors="replace")))
    return found


def _payload(script: str) -> Any:
    """Return what a file of data hands over: see `shard_script`."""
    return json.loads(script[script.index(",") + 1 : script.rindex(")")])
