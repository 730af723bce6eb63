"""The search index, from the catalogue to the files that the site ships under `search/`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from build_site.catalogue import Catalogue
from build_site.core.cache import NO_CACHE, Cache, code_fingerprint, digest_of
from build_site.search import postings, spelling
from build_site.search.facets import Facet, facets_of, pack_column, years_of
from build_site.search.passages import FIELD_OF, KINDS, POINTS_FROM, AreaHierarchy
from build_site.search.postings import PostingList
from build_site.search.ranking import BOOSTS, EVERYDAY_SHARE, K1, RANKING
from build_site.search.segments import segments_of
from build_site.search.shards import ShardWriter, compact_json, first_keys, short_hash, split_into_shards
from build_site.search.thesaurus import Expansion, Relation, Thesaurus
from build_site.search.tokenise import FUNCTION_WORDS, SAME_WORD, UNITS_OF_AGE
from build_site.search.varint import pack_number
from build_site.vocabulary.synonyms import Synonym

MAX_FILES = 2500
"""More files of cards than this, and a folder is slow to copy and to upload; 2,500 are seven times those that ship."""


@dataclass(frozen=True)
class SearchIndex:
    """The index. files: path within `search/` -> bytes; manifest: the file to load first, without its ending."""

    files: dict[str, bytes]
    manifest: str
    reviews: int
    facets: tuple[Facet, ...]
    years: tuple[int, ...]


def build(catalogue: Catalogue, synonyms: Sequence[Synonym], cache: Cache = NO_CACHE) -> SearchIndex:
    """Return the index of a catalogue. cache: of the last one, and of what was found in the reviews."""
    vocabularies = (catalogue.areas, catalogue.keywords, catalogue.themes, catalogue.agencies, synonyms)
    inputs = digest_of(
        code_fingerprint(),
        repr([list(terms) for terms in vocabularies]).encode(),
        *(review.fingerprint.encode() for review in catalogue.reviews),
    )
    return cache.get_or_make("index", inputs, SearchIndex, lambda: _build(catalogue, synonyms, cache))


def _build(catalogue: Catalogue, synonyms: Sequence[Synonym], cache: Cache) -> SearchIndex:
    thesaurus = Thesaurus(catalogue, synonyms)
    areas = AreaHierarchy(catalogue)
    segments = segments_of(catalogue, areas, thesaurus.phrases, cache.subfolder("segments"))
    lists = postings.merge(segments)
    word_counts = spelling.word_counts((segment.words for segment in segments), thesaurus.words)
    cards = [card for segment in segments for card in segment.cards]
    point_counts = [counts for segment in segments for counts in segment.points]
    facets = facets_of(catalogue, areas)
    packed_years, years = years_of(catalogue)
    writer = ShardWriter()
    manifest = {
        "reviews": len(catalogue.reviews),
        "points": sum(map(sum, point_counts)),
        "kinds": KINDS,
        "pointsFrom": POINTS_FROM,
        "fieldOf": [FIELD_OF[kind] for kind in KINDS],
        "boosts": BOOSTS,
        "k1": K1,
        "ranking": RANKING,
        "sameWord": SAME_WORD,
        "functionWords": sorted(FUNCTION_WORDS),
        "unitsOfAge": UNITS_OF_AGE,
        **_add_postings(writer, lists),
        "expansions": _add_expansions(writer, thesaurus, lists, len(catalogue.reviews)),
        "words": _add_words(writer, word_counts),
        "cards": _add_cards(writer, cards),
        "facets": {facet.name: writer.add(f"f-{facet.name}-", [_facet_payload(facet)]) for facet in facets},
        "pointFacets": {
            facet.name: writer.add(f"t-{facet.name}-", [pack_column(facet.points)])
            for facet in facets
            if facet.points is not None
        },
        "pointCounts": writer.add("n", ["".join(pack_number(count) for counts in point_counts for count in counts)]),
        "years": {"newest": years[-1] if years else 0, "hash": writer.add("y", [packed_years])},
    }
    manifest["version"] = short_hash(compact_json(manifest), 6)
    name = writer.add_manifest(manifest)
    return SearchIndex(writer.files, name, len(catalogue.reviews), tuple(facets), tuple(years))


def _add_postings(writer: ShardWriter, lists: dict[str, PostingList]) -> dict[str, Any]:
    """Add the posting lists, split by term, and beside each file the word numbers of the same terms."""
    shards = split_into_shards([(term, posting.packed) for term, posting in lists.items()], len)
    offsets = [{term: lists[term].offsets for term, _ in shard} for shard in shards]
    directory = writer.add("d", [writer.add("o", offsets)])
    return {
        "postings": {"starts": first_keys(shards), "hashes": writer.add("p", map(dict, shards))},
        "offsets": directory,
    }


def _add_expansions(
    writer: ShardWriter, thesaurus: Thesaurus, lists: dict[str, PostingList], reviews: int
) -> dict[str, str]:
    """Add what each key stands for, split by the key's first word."""
    everyday_terms = {term for term, posting in lists.items() if posting.reviews > reviews * EVERYDAY_SHARE}
    entries = [
        (key, [_expansion_text(term, expansion) for term, expansion in expansions.items()])
        for key, expansions in thesaurus.expansions(lists, everyday_terms)
    ]
    entries.sort(key=lambda entry: entry[0].split("_"))
    shards = split_into_shards(
        [(key.split("_")[0], (key, texts)) for key, texts in entries],
        lambda entry: len(compact_json(entry)),
        whole=True,
    )
    payloads = [dict(entry for _, entry in shard) for shard in shards]
    return {"starts": first_keys(shards), "hashes": writer.add("e", payloads)}


def _expansion_text(term: str, expansion: Expansion) -> str:
    """Return an expansion as it is shipped: "=label", of a theme "#token Label", of an area "@token name|Label"."""
    if expansion.relation is Relation.AREA:
        return f"{term} {expansion.name}|{expansion.label}"
    if expansion.relation is Relation.THEME:
        return f"{term} {expansion.label}"
    return expansion.relation.value + expansion.label


def _add_words(writer: ShardWriter, counts: dict[str, int]) -> dict[str, str]:
    """Add the words for the spelling, split by word."""
    shards = split_into_shards([(word, "") for word in counts], len)
    payloads = [spelling.pack_words([(word, counts[word]) for word, _ in shard]) for shard in shards]
    return {"starts": first_keys(shards), "hashes": writer.add("w", payloads)}


def _add_cards(writer: ShardWriter, cards: list[str]) -> dict[str, Any]:
    """Add the cards, which are JSON already, so many to a file."""
    size = cards_per_file(len(cards))
    files = (f"[{','.join(cards[start : start + size])}]" for start in range(0, len(cards), size))
    return {"size": size, "hashes": writer.add_json("c", files)}


def cards_per_file(reviews: int) -> int:
    """Return how many cards to put in a file: one each, unless that made more than MAX_FILES files."""
    return math.ceil(reviews / MAX_FILES) or 1


def _facet_payload(facet: Facet) -> dict[str, Any]:
    return {
        "values": [[value.slug, value.label, value.group] for value in facet.values],
        "column": pack_column(facet.column),
    }
