"""The finder's index, from the catalogue to the files that the site ships under `search/`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from build_site.catalogue import Catalogue
from build_site.core.cache import NO_CACHE, Cache
from build_site.search import postings, result_cards, spelling
from build_site.search.facets import Facet, facets_of, packed, years_of
from build_site.search.passages import FIELD_OF, KINDS, POINTS_FROM, AreaHierarchy
from build_site.search.postings import PostingList
from build_site.search.ranking import BOOSTS, EVERYDAY, K1, RANKING
from build_site.search.segments import segments_of
from build_site.search.shards import ShardWriter, as_json, first_keys, hash_of, split_into_shards
from build_site.search.thesaurus import PLACE, THEME, Expansion, Thesaurus
from build_site.search.tokenise import FUNCTION_WORDS, SAME_WORD, UNITS_OF_AGE
from build_site.search.varint import pack_number
from build_site.vocabulary.synonyms import Synonym


@dataclass(frozen=True)
class SearchIndex:
    """files: path within `search/` -> bytes; manifest: the name of the file to load first, without its ending."""

    files: dict[str, bytes]
    manifest: str
    reviews: int
    facets: tuple[Facet, ...]
    years: tuple[int, ...]


def build(catalogue: Catalogue, synonyms: Sequence[Synonym], cache: Cache = NO_CACHE) -> SearchIndex:
    """Return the index of a catalogue. cache: of what was found in the reviews."""
    thesaurus = Thesaurus(catalogue, synonyms)
    around = AreaHierarchy(catalogue)
    segments = segments_of(catalogue, around, thesaurus.phrases, cache)
    lists = postings.merge(segments)
    words = spelling.word_counts((segment.words for segment in segments), thesaurus.words)
    shown = [card for segment in segments for card in segment.cards]
    points = [counts for segment in segments for counts in segment.points]
    facets = facets_of(catalogue, around)
    years, all_years = years_of(catalogue)
    parts = ShardWriter()
    manifest = {
        "reviews": len(catalogue.reviews),
        "points": sum(map(sum, points)),
        "kinds": KINDS,
        "pointsFrom": POINTS_FROM,
        "fieldOf": [FIELD_OF[kind] for kind in KINDS],
        "boosts": BOOSTS,
        "k1": K1,
        "ranking": RANKING,
        "sameWord": SAME_WORD,
        "functionWords": sorted(FUNCTION_WORDS),
        "unitsOfAge": UNITS_OF_AGE,
        **_add_lists(parts, lists),
        "expansions": _add_expansions(parts, thesaurus, lists, len(catalogue.reviews)),
        "words": _add_words(parts, words),
        "cards": {"size": result_cards.cards_a_file(len(shown)), "hashes": parts.add_texts("c", _in_groups(shown))},
        "facets": {facet.name: parts.add(f"f-{facet.name}-", [_facet_payload(facet)]) for facet in facets},
        "pointFacets": {
            facet.name: parts.add(f"t-{facet.name}-", [packed(facet.points)])
            for facet in facets
            if facet.points is not None
        },
        "pointCounts": parts.add("n", [_point_counts(points)]),
        "years": {"newest": all_years[-1] if all_years else 0, "hash": parts.add("y", [years])},
    }
    manifest["version"] = hash_of(as_json(manifest), 6)
    name = parts.add_manifest(manifest)
    return SearchIndex(parts.files, name, len(catalogue.reviews), tuple(facets), tuple(all_years))


def _add_lists(parts: ShardWriter, lists: dict[str, PostingList]) -> dict[str, Any]:
    """The posting lists cut by term, and beside each part the word numbers of the same terms."""
    runs = split_into_shards([(term, posting.packed) for term, posting in lists.items()], len)
    offsets = [{term: lists[term].offsets for term, _ in run} for run in runs]
    directory = parts.add("d", [parts.add("o", offsets)])
    return {"postings": {"starts": first_keys(runs), "hashes": parts.add("p", map(dict, runs))}, "offsets": directory}


def _add_expansions(
    parts: ShardWriter, thesaurus: Thesaurus, lists: dict[str, PostingList], reviews: int
) -> dict[str, str]:
    """What each key stands for, cut by the key's first word.

    Words are "=label"; what is no word is "#mark Label", and a place "@mark its name|Label".
    """
    everyday = {term for term, posting in lists.items() if posting.reviews > reviews * EVERYDAY}
    entries = [
        (key, [_expansion(term, one) for term, one in found.items()])
        for key, found in thesaurus.expansions(lists, everyday)
    ]
    entries.sort(key=lambda entry: entry[0].split("_"))
    runs = split_into_shards(
        [(key.split("_")[0], (key, labels)) for key, labels in entries], lambda entry: len(as_json(entry)), whole=True
    )
    return {"starts": first_keys(runs), "hashes": parts.add("e", [dict(entry for _, entry in run) for run in runs])}


def _expansion(term: str, one: Expansion) -> str:
    if one.how == PLACE:
        return f"{term} {one.name}|{one.label}"
    return f"{term} {one.label}" if one.how == THEME else one.how + one.label


def _add_words(parts: ShardWriter, words: dict[str, int]) -> dict[str, str]:
    runs = split_into_shards([(word, "") for word in words], len)
    return {
        "starts": first_keys(runs),
        "hashes": parts.add("w", [spelling.packed([(word, words[word]) for word, _ in run]) for run in runs]),
    }


def _point_counts(points: list[list[int]]) -> str:
    """How many points of each kind each review has, packed."""
    return "".join(pack_number(count) for counts in points for count in counts)


def _in_groups(shown: list[str]) -> Iterable[str]:
    """The JSON of each file of cards."""
    size = result_cards.cards_a_file(len(shown))
    return (f"[{','.join(shown[start : start + size])}]" for start in range(0, len(shown), size))


def _facet_payload(facet: Facet) -> dict[str, Any]:
    return {
        "values": [[value.slug, value.label, value.group] for value in facet.values],
        "column": packed(facet.column),
    }
