"""Markdown pages with hostile links, made from a grammar; and what of them a browser would follow or load."""

from __future__ import annotations

import random
import re
from pathlib import Path

import html5lib

from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.site.page import resolve
from build_site.site.pages import markdown_pages

_SCHEMES = ("javascript", "vbscript", "data", "file", "blob", "ftp", "view-source", "intent", "about", "livescript")
_AFTER = ("alert(1)", "//example.org/a", "text/html,<script>x()</script>", "image/svg+xml;base64,AA", "/a", "a b")
_SHAPES = (
    "[x]({0})",
    "![x]({0})",
    "[x](<{0}>)",
    "<{0}>",
    "[x][1]\n\n[1]: {0}",
    "![x][1]\n\n[1]: {0}",
    '[1]\n\n[1]: <{0}> "t"',
    '<a href="{0}">x</a>',
    "<img src='{0}'>",
    "<a href={0}>x",
    "<svg onload={0}>",
    "<style>@import url({0})</style>",
    "[![x]({0})](/areas/)",
    '[x]({0} "t")',
    "[x]({0} 't\" onclick=\"y')",
    '![x" onerror="y]({0})',
    "## [x]({0})",
    "- [x]({0})",
    "a | b\n- | -\n[x]({0}) | ![]({0})",
    "> [x]({0})",
    "[x]({0}",
    "[*x*]({0})",
    "**[x]({0})**",
    "`a` [x]({0})",
    '<p style="background:url({0})">',
    "[x]( {0} )",
    "[x](\n{0})",
    "<iframe src={0}>",
    "[x](/{0})",
    "[x](/areas/?a={0})",
)


def hostile_pages(number: int) -> list[str]:
    """Return so many pages, the same each time."""
    chooser = random.Random(11)
    return [_page(chooser) for _ in range(number)]


def _page(chooser: random.Random) -> str:
    links = [
        chooser.choice(_SHAPES).format(_disguised(_address(chooser), chooser)) for _ in range(chooser.randint(1, 4))
    ]
    return "# A page\n\nText.\n\n" + chooser.choice(("\n\n", " ", "\n")).join(links) + "\n"


def _address(chooser: random.Random) -> str:
    kind = chooser.random()
    if kind < 0.7:
        return f"{chooser.choice(_SCHEMES)}:{chooser.choice(_AFTER)}"
    if kind < 0.9:
        return chooser.choice(("//", "\\\\", "/\\", "\\/", "///", "https:\\\\", "http:/")) + "example.org/a.png"
    return chooser.choice(("https://example.org/a.png", "/areas/", "#x", "mailto:a@example.org", "x.png"))


def _disguised(address: str, chooser: random.Random) -> str:
    """Return an address with some letters written in the ways that HTML, Markdown and browsers read all the same."""
    return "".join(_letter(sign, chooser) if chooser.random() < 0.2 else sign for sign in address)


def _letter(sign: str, chooser: random.Random) -> str:
    code = ord(sign)
    ways = [
        f"&#{code};",
        f"&#x{code:x};",
        f"&#0000{code}",
        f"&#{code}",
        sign.upper(),
        f"\\{sign}",
        f"\t{sign}",
        f"&Tab;{sign}",
    ]
    ways += [f"&NewLine;{sign}", f"&#1;{sign}", f"{sign}&#10;", f"&amp;#{code};", f"%{code:02x}", f"\u200b{sign}"]
    return chooser.choice({":": ["&colon;", *ways], "/": ["&sol;", *ways], "\\": ["&bsol;", *ways]}.get(sign, ways))


def hostile_parts(text: str, folder: Path) -> list[str]:
    """Return what a browser would run, load or follow by an odd way in a page that the build accepts."""
    pages = folder / "content" / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    (pages / "a.md").write_text(text, encoding="utf-8")
    problems = Problems()
    content = ContentFolder(folder / "content", fallback=folder / "content")
    [page] = markdown_pages.pages(content, problems)
    if problems.errors:
        return [f"no line: {problem}" for problem in problems.errors if problem.line is None]
    body = html5lib.parse(str(resolve(page.context).body), namespaceHTMLElements=False)
    return [part for element in body.iter() for part in _hostile(element.tag, dict(element.attrib))]


def _hostile(tag: object, attributes: dict[str, str]) -> list[str]:
    found = (
        [f"<{tag}>"] if tag in ("script", "style", "svg", "iframe", "object", "base", "link", "form", "meta") else []
    )
    for name, value in attributes.items():
        # As the URL standard has it: white space at the ends and tabs and line ends within don't count, and `\` is `/`.
        address = re.sub(r"[\t\n\r]", "", value.strip("".join(map(chr, range(33))))).replace("\\", "/")
        scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
        allowed = ("http", "https", "mailto", "tel") if tag == "a" else ()
        if name in ("href", "src"):
            if (scheme and scheme[1].lower() not in allowed) or address.startswith("//"):
                found.append(f"{name}={value!r}")
        elif name not in ("title", "alt", "id", "start", "class") and not value.startswith("text-align: "):
            found.append(f"{name}={value!r}")
    return found
