"""What axe-core finds wrong with a page as it stands."""

from __future__ import annotations

from playwright.sync_api import Page

from build_site.core.paths import NODE_MODULES

_AXE = NODE_MODULES / "axe-core" / "axe.min.js"
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[tuple[str, list]]:
    """Each rule that is broken, with the elements that break it."""
    page.evaluate(_AXE.read_text("utf-8"))
    found = page.evaluate("(rules) => axe.run(document, rules)", _RULES)["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]
