"""The files that tell a server which headers to send."""

from __future__ import annotations

import re

import pytest

from build_site.site.config import SiteConfig
from build_site.site.http_headers import POLICY, files
from tests.site.building import Site


def _texts(**settings: object) -> dict[str, str]:
    return {path: data.decode() for path, data in files(SiteConfig(**settings)).items()}


def test_every_common_host_is_told_the_policy_of_the_pages_and_that_nobody_may_frame_them() -> None:
    texts = _texts()
    assert set(texts) == {"_headers", ".htaccess", "headers/nginx.conf"}
    for text in texts.values():
        assert f"{POLICY}; frame-ancestors 'none'" in text
        assert "unsafe" not in text


def test_search_engines_are_asked_to_stay_away_unless_the_settings_say_otherwise() -> None:
    assert all("X-Robots-Tag" in text for text in _texts().values())
    assert not any("X-Robots-Tag" in text for text in _texts(noindex=False).values())


def test_the_headers_are_for_the_path_that_the_site_stands_under() -> None:
    texts = _texts(address="https://example.org/held")
    assert "/held/*\n" in texts["_headers"]
    assert "/held/assets/*\n" in texts["_headers"]
    assert "ErrorDocument 404 /held/404.html" in texts[".htaccess"]
    assert 'location "/held/assets/" {' in texts["headers/nginx.conf"]


def test_only_files_that_are_named_by_what_they_hold_are_kept_without_asking() -> None:
    before, after = _texts()["_headers"].split("/assets/*")
    assert "immutable" not in before
    assert "immutable" in after


def test_the_header_files_are_part_of_the_site_and_the_pages_carry_the_same_policy(site: Site) -> None:
    assert all((site.folder / path).is_file() for path in ("_headers", ".htaccess", "headers/nginx.conf"))
    assert site["index.html"].find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"] == POLICY


def test_every_host_is_told_each_header_of_a_page_and_keeps_assets_for_a_year() -> None:
    texts = _texts()
    for text in texts.values():
        assert "nosniff" in text
        assert "no-referrer" in text
    assert "/assets/*\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n" in texts["_headers"]
    immutable = [line for line in texts[".htaccess"].splitlines() if "immutable" in line]
    assert [line.endswith('"expr=%{REQUEST_URI} =~ m#/assets/#"') for line in immutable] == [True]
    of_pages, of_assets = texts["headers/nginx.conf"].split('assets/" {')
    for text, value in ((of_pages, '"no-cache"'), (of_assets, '"public, max-age=31536000, immutable"')):
        assert [line.split()[2:] for line in text.splitlines() if "Cache-Control" in line] == [
            [*value.split(), "always;"]
        ]


def test_apache_says_so_where_it_cannot_send_the_headers() -> None:
    depth, unconditional = 0, []
    for line in _texts()[".htaccess"].splitlines():
        depth += line.strip().startswith("<IfModule") - line.strip().startswith("</IfModule")
        if depth == 0:
            unconditional.append(line.split()[0])
    assert unconditional.count("Header") == 6


def test_servers_list_no_folder_and_send_files_packed() -> None:
    texts = _texts()
    assert "\nOptions -Indexes\n" in texts[".htaccess"]
    assert "\nautoindex off;\n" in texts["headers/nginx.conf"]
    for kind in ("text/css", "text/javascript", "application/json", "image/svg+xml"):
        assert f" {kind}" in next(line for line in texts["headers/nginx.conf"].splitlines() if "gzip_types" in line)
        for packing in ("DEFLATE", "BROTLI_COMPRESS"):
            lines = [line for line in texts[".htaccess"].splitlines() if f"AddOutputFilterByType {packing}" in line]
            assert [" text/html " in line and f" {kind}" in line for line in lines] == [True]


@pytest.mark.parametrize("base", ["/", "/re.views/"])
@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("index.html", True),
        ("reviews/a.b/index.html", True),
        ("assets/x.css", True),
        (".well-known/x", True),
        ("_headers", False),
        (".htaccess", False),
        (".git/config", False),
        ("a/.build-site", False),
        ("headers/nginx.conf", False),
    ],
)
def test_servers_show_no_hidden_file_and_none_that_is_for_servers(base: str, path: str, shown: bool) -> None:
    texts = _texts(base_path=base)
    pattern = next(line for line in texts["headers/nginx.conf"].splitlines() if "location ~" in line).split('"')[1]
    assert (re.search(pattern, base + path) is None) == shown
    denied = next(line for line in texts[".htaccess"].splitlines() if "FilesMatch" in line).split('"')[1]
    if not path.startswith((".git", ".well-known")):  # Apache looks at the name of the file alone
        assert (re.search(denied, path.rpartition("/")[2]) is None) == shown
