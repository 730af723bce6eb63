"""What a typed word or phrase is searched as, besides itself."""

from __future__ import annotations

from dataclasses import replace

from build_site.catalogue import Catalogue
from build_site.search.index import build
from build_site.search.ranking import EVERYDAY_SHARE
from build_site.search.thesaurus import Expansion, Relation, Thesaurus
from build_site.search.tokenise import NAMED_BY_LETTER, term_of
from build_site.vocabulary.areas import Area, Areas
from build_site.vocabulary.keywords import Keyword, Keywords
from build_site.vocabulary.synonyms import Synonym
from build_site.vocabulary.tags import Tag, Tags
from tests.search.building import asked, held, written
from tests.search.invented import record


class Everything:
    """An index that has every term."""

    def __contains__(self, term: object) -> bool:
        return True


def collection(keywords=(), areas=(), themes=(), agencies=()) -> Catalogue:
    return replace(
        held([]),
        keywords=Keywords(list(keywords)),
        areas=Areas(list(areas)),
        themes=Tags(list(themes)),
        agencies=Tags(list(agencies)),
    )


def expansions(catalogue: Catalogue, synonyms=(), known=None, everyday=()) -> dict[str, dict[str, Expansion]]:
    thesaurus = Thesaurus(catalogue, synonyms)
    named = {f"{term_of(word)}_{letter}" for word in NAMED_BY_LETTER for letter in "aist"}
    found = dict(thesaurus.expansions(Everything() if known is None else known, everyday))
    return {key: terms for key, terms in found.items() if key not in named}


def relations(found: dict[str, dict[str, Expansion]]) -> dict[str, dict[str, str]]:
    return {key: {term: one.relation.name for term, one in terms.items()} for key, terms in found.items()}


def test_the_thesaurus_lets_synonyms_stand_for_one_another_and_what_is_narrower_one_way_only():
    found = expansions(collection(), [Synonym("cot death", ("SUDI",), ("overlaying",))])
    assert relations(found) == {
        "cot_death": {"sudi": "SYNONYM", "overlay": "NARROWER"},
        "sudi": {"cot_death": "SYNONYM", "overlay": "NARROWER"},
    }
    assert found["cot_death"]["sudi"].label == "SUDI"


def test_the_thesaurus_never_shows_a_hidden_label_and_lets_it_stand_for_its_index_term():
    found = expansions(
        collection([Keyword("neglect", ("disregard",), ("negelct",)), Keyword("starving", broader=("neglect",))])
    )
    assert relations(found) == {
        "neglect": {"disregard": "SYNONYM", "negelct": "HIDDEN", "starv": "NARROWER"},
        "disregard": {"neglect": "SYNONYM", "negelct": "HIDDEN"},
        "negelct": {"neglect": "SYNONYM", "disregard": "SYNONYM"},
    }


def test_the_thesaurus_keeps_the_closer_of_two_relations():
    found = expansions(collection(), [Synonym("abuse", ("harm",), ("harm",)), Synonym("harm", (), ("abuse",))])
    assert relations(found) == {"abus": {"harm": "SYNONYM"}, "harm": {"abus": "SYNONYM"}}


def test_the_thesaurus_leaves_out_what_would_find_nothing_more():
    found = expansions(collection(), [Synonym("child", ("abused child", "minor"))])
    assert relations(found)["child"] == {"minor": "SYNONYM"}
    assert relations(found)["abus_child"] == {"child": "SYNONYM", "minor": "SYNONYM"}


def test_the_thesaurus_leaves_out_names_of_more_than_six_words_and_those_without_one():
    six, seven = "a b c d e f", "a b c d e f g"
    found = expansions(collection(), [Synonym("short", (six, seven, "…"))])
    assert relations(found) == {"short": {"a_b_c_d_e_f": "SYNONYM"}, "a_b_c_d_e_f": {"short": "SYNONYM"}}
    thesaurus = Thesaurus(collection(), [Synonym("short", (six, seven))])
    assert ("a", "b", "c", "d", "e", "f") in thesaurus.phrases
    assert all(1 < len(phrase) <= 6 for phrase in thesaurus.phrases)
    assert {"short", "f", "g"} <= thesaurus.words


def test_the_thesaurus_lets_a_theme_and_its_synonyms_stand_for_the_points_tagged_with_it():
    sleep = Tag("Safer sleep", "safer-sleep", "", ())
    found = expansions(
        collection(
            [Keyword("bed sharing", (), ("safe slep",))], themes=[sleep], agencies=[Tag("Police", "police", "", ())]
        ),
        [Synonym("safer sleep", ("co-sleeping",), ("sofa",))],
    )
    assert found["safer_sleep"]["#safer_sleep"] == Expansion(Relation.THEME, "Safer sleep")
    assert found["co_sleep"]["#safer_sleep"].relation is Relation.THEME
    assert found["polic"] == {"#police": Expansion(Relation.THEME, "Police")}
    assert "sofa" not in found


def test_the_thesaurus_lets_a_hidden_label_stand_for_a_theme_of_the_same_name():
    tag = Tag("Slep", "sleep", "", ())
    found = expansions(collection([Keyword("sleep", (), ("slep",))], themes=[tag]))
    assert found["sleep"] == {"slep": Expansion(Relation.HIDDEN, "slep"), "#sleep": Expansion(Relation.THEME, "Slep")}


def test_the_thesaurus_lets_every_name_of_an_area_stand_for_it_and_for_what_succeeded_it():
    blyth = Area(
        "Blyth",
        "England",
        "North East",
        also=("Blythe",),
        formerly=("Old Blyth",),
        places=("Quay",),
        successors=("Cray",),
    )
    found = expansions(collection(areas=[blyth, Area("Gwent", "Wales")]))
    assert found["old_blyth"] == {
        "@blyth": Expansion(Relation.AREA, "Blyth", "old blyth"),
        "@cray": Expansion(Relation.AREA, "Cray", "old blyth"),
    }
    assert {"blyth", "quay", "north_east", "england", "gwent", "wale"} <= set(found)
    assert found["north_east"] == {"@north_east": Expansion(Relation.AREA, "North East", "north east")}


def test_the_thesaurus_ships_only_terms_that_the_index_has():
    synonyms = [Synonym("cot death", ("SUDI",)), Synonym("x", ("y",))]
    found = expansions(collection(), synonyms, known={"cot_death", "x"})
    assert relations(found) == {"cot_death": {}, "sudi": {"cot_death": "SYNONYM"}, "y": {"x": "SYNONYM"}}


def test_the_thesaurus_tells_of_an_area_that_no_review_is_of_unless_a_review_is_of_another_by_that_name():
    areas = [Area("Blyth", "England", successors=("Cray",))]
    assert list(expansions(collection(areas=areas), known=set())["blyth"]) == ["@blyth", "@cray"]
    assert list(expansions(collection(areas=areas), known={"@cray"})["blyth"]) == ["@cray"]


def test_the_thesaurus_does_not_widen_an_everyday_word_to_what_it_covers():
    synonyms = [Synonym("child", ("kid",), ("baby",))]
    assert relations(expansions(collection(), synonyms, everyday={"child"}))["child"] == {"kid": "SYNONYM"}
    assert relations(expansions(collection(), synonyms))["child"] == {"kid": "SYNONYM", "babi": "NARROWER"}


def test_a_word_that_a_fifth_of_the_reviews_have_is_widened_to_what_it_covers_one_that_more_have_is_not(tmp_path):
    synonyms = [Synonym("lantern", (), ("torch",))]
    assert EVERYDAY_SHARE == 0.2

    def widened(lanterns: int) -> bool:
        records = [
            record(f"2020-kent-child-{n}", f"Child {n}", ("Kent",), "A lantern." if n < lanterns else "A torch.")
            for n in range(10)
        ]
        folder = tmp_path / str(lanterns)
        [answer] = asked(folder, written(held(records), folder, synonyms), [{"find": "lantern"}])
        return "> torch" in answer["terms"]

    assert (widened(2), widened(3)) == (True, False)


def test_a_name_that_ends_in_a_letter_is_a_phrase_of_the_index():
    phrases = Thesaurus(collection(), ()).phrases
    assert {("babi", "t"), ("child", "a"), ("famili", "i")} <= phrases
    assert ("babi", "the") not in phrases
    assert ("babi", "k") not in phrases


def test_expansions_are_shipped_in_one_line_each():
    index = build(
        held([record("2020-kent-child-a", "Child A", ("Kent",), "SUDI and cot death.", learning=("Police met.",))]),
        [Synonym("cot death", ("SUDI",))],
    )
    shipped = "".join(content.decode() for name, content in index.files.items() if name.startswith("e"))
    assert '"cot_death":["=SUDI"' in shipped
    assert '"@kent kent|Kent"' in shipped
    assert '"#police Police"' in shipped
