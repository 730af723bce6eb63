"""What results can be filtered by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_site.model import Child
from build_site.search.facets import ELSEWHERE, Facet, facets_of, pack_column, years_of
from build_site.search.finder_view import FacetGroup, finder_view, site_files
from build_site.search.index import build
from build_site.search.passages import AreaHierarchy
from build_site.search.varint import unpack
from tests.search.building import asked, held, written
from tests.search.invented import RECORDS, record


def facets(*records) -> dict[str, Facet]:
    catalogue = held(records)
    return {facet.name: facet for facet in facets_of(catalogue, AreaHierarchy(catalogue))}


def labels(facet: Facet) -> list[str]:
    return [value.label for value in facet.values]


def with_fields(number: int, **fields: object):
    return record(f"2020-kent-child-{number}", f"Child {number}", fields.pop("areas", ()), "A text.", **fields)


def test_facets_come_in_the_order_of_the_page_and_those_without_a_value_not_at_all():
    assert [(name, facet.title, facet.typed) for name, facet in facets(*RECORDS).items()] == [
        ("area", "Area", True),
        ("type", "Kind of review", False),
        ("harm", "Harm", False),
        ("age", "Age of child", False),
        ("theme", "Theme", False),
        ("agency", "Agency", False),
        ("keyword", "Index term", True),
    ]
    assert list(facets(with_fields(1))) == []
    assert list(facets(with_fields(1, harms=("neglect",)))) == ["harm"]


def test_a_facet_of_areas_has_what_an_area_is_part_of_under_nation_and_region_and_unknown_areas_last():
    area = facets(with_fields(1, areas=("Leeds", "Atlantis")), with_fields(2, areas=("Cardiff",)))["area"]
    assert [(value.slug, value.label, value.group) for value in area.values][-1] == ("atlantis", "Atlantis", ELSEWHERE)
    groups = [value.group for value in area.values[:-1]]
    assert groups == sorted(groups)
    assert {value.label: value.group for value in area.values}["Cardiff"].startswith("Wales")
    assert {value.label: value.group for value in area.values}["Leeds"] == "England – Yorkshire and the Humber"


def test_a_facet_of_harms_or_ages_is_in_the_order_of_its_list_and_of_index_terms_by_letter():
    found = facets(
        with_fields(1, harms=("other", "suicide or self-harm"), children=(Child("17 years", None),)),
        with_fields(2, harms=("neglect",), children=(Child("2 weeks", None),), keywords=("zoo", "Apple", "banana")),
    )
    assert labels(found["harm"]) == ["Suicide or self-harm", "Neglect", "Other"]
    assert labels(found["age"]) == ["Under 3 months", "16 years and over"]
    assert labels(found["keyword"]) == ["Apple", "Banana", "Zoo"]


def test_a_facet_says_which_review_has_which_values():
    found = facets(
        with_fields(1, harms=("other", "neglect", "other")), with_fields(2), with_fields(3, harms=("other",))
    )
    assert found["harm"].column == ((0, 1), (), (1,))
    assert found["harm"].points is None


def test_a_facet_of_themes_says_which_point_has_which_by_kind_and_number():
    one = with_fields(1, recommendations=("Police to meet.",), learning=("Nothing here.", "Schools and police met."))
    agency = facets(one)["agency"]
    named = [[agency.values[index].slug for index in indices] for indices in agency.points]
    assert [("police" in slugs, len(slugs) > 1) for slugs in named] == [(False, False), (True, True), (True, False)]
    assert all(list(indices) == sorted(indices) for indices in agency.points)


def test_a_column_of_a_facet_is_packed_as_counts_and_differences():
    assert unpack(pack_column(((4,), (), (1, 2, 70)))) == [1, 4, 0, 3, 1, 1, 68]


def test_years_are_told_by_their_distance_from_the_newest_and_none_by_0():
    records = [with_fields(1), replace(with_fields(2), published="2022-05"), replace(with_fields(3), published="2019")]
    packed, years = years_of(held([*records, replace(with_fields(4), published=None)]))
    assert (sorted(unpack(packed)), years) == ([0, 1, 3, 4], [2019, 2020, 2022])
    assert years_of(held([])) == ("", [])


@pytest.mark.parametrize("facet", ["area", "harm", "theme", "agency"])
def test_a_facet_is_read_by_the_browser_as_it_was_written(tmp_path, facet):
    made = written(held(RECORDS), tmp_path)
    facet_made = next(one for one in made.facets if one.name == facet)
    of_reviews, of_points, years = asked(
        tmp_path, made, [{"facet": facet, "points": False}, {"facet": facet, "points": True}, {"years": True}]
    )
    slugs = [value.slug for value in facet_made.values]
    assert of_reviews == [[slugs[index] for index in indices] for indices in facet_made.column]
    if facet_made.points is not None:
        assert of_points == [[slugs[index] for index in indices] for indices in facet_made.points]
    assert years == [2023, 2022, 2021, 2020, 2019]


def test_the_search_page_shows_the_facets_without_values_and_the_years_newest_first():
    index = build(held(RECORDS), ())
    view = finder_view(index)
    assert (view.manifest, view.reviews, view.years) == (index.manifest, 5, (2023, 2022, 2021, 2020, 2019))
    assert [group.name for group in view.facets if group.open] == ["harm", "age"]
    assert view.facets[0] == FacetGroup("area", "Area", typed=True, open=False)
    assert f"search/{index.manifest}.js" in site_files(index)
