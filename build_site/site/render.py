"""Pages to HTML, through the templates. Everything that comes from a record is text: it is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Undefined,
)
from jinja2.utils import missing
from markupsafe import Markup

from build_site.core.cache import code_fingerprint, digest_of
from build_site.core.paths import TEMPLATES
from build_site.site import http_headers, urls
from build_site.site.config import SiteConfig, full_address, path_of_address
from build_site.site.page import Link, Page, resolve

FRAME = {
    "root": "the way from this page to the site's root, put in front of every path",
    "path": "the path of this page",
    "site": "the settings of the site (SiteConfig)",
    "assets": "name of a script, style sheet, font or image -> its path",
    "header": "the HTML of the top of the page",
    "exit_button": "the HTML of the button that leaves the site, or empty",
    "footer": "the HTML of the foot of the page",
    "policy": "what the page may load: its Content-Security-Policy",
    "canonical": "the full address of this page, or empty if the site has none",
    "component": "a function: the HTML of a component that stands on many pages, made once for the same parameters",
}
"""What every page's template is given besides the fields of its context."""

NAVIGATION = (
    ("search", Link("Search", urls.SEARCH)),
    ("themes", Link("Themes", urls.THEMES)),
    ("agencies", Link("Agencies", urls.AGENCIES)),
    ("areas", Link("Areas", urls.AREAS)),
    ("keywords", Link("Index terms", urls.KEYWORDS)),
    ("years", Link("Years", urls.YEARS)),
    ("overview", Link("Pictures", urls.OVERVIEW)),
    ("briefing", Link("Briefing", urls.BRIEFING)),
)
_HOME = Link("Home", urls.HOME)
_NAVIGATED = {link.href for _, link in NAVIGATION}


class _Strict(StrictUndefined):
    """A name that a template uses but isn't given is an error.

    The packaged components ask their parameters (a dict) for keys that may be absent, and whether
    they have a caller; there, and only there, absence is allowed.
    """

    def __new__(cls, hint: str | None = None, obj: Any = missing, name: str | None = None, *rest: Any) -> Any:
        if isinstance(obj, dict) or name == "caller":
            return Undefined(hint, obj, name, *rest)
        return super().__new__(cls)


class Renderer:
    """Renders pages with one set of templates, settings and assets. state: a hash of these and of this program."""

    def __init__(self, config: SiteConfig, assets: Mapping[str, str], footer: tuple[Link, ...]) -> None:
        self._config = config
        self._shared = {"site": config, "assets": assets, "policy": Markup(http_headers.POLICY)}
        self._links = {"navigation": NAVIGATION, "links": footer}
        self._environment = environment()
        self._component = lru_cache(maxsize=None)(self._render_component)
        self.state = digest_of(
            code_fingerprint(), repr((config, sorted(assets.items()), footer)).encode(), *_templates()
        )

    def html(self, page: Page) -> str:
        """Return the HTML of a page."""
        view = resolve(page.context)
        context = {field.name: getattr(view, field.name) for field in fields(view)}
        if page.path != urls.HOME:
            context["trail"] = (_HOME, *view.trail)
        root = self.root(page.path)
        current = page.path if page.path in _NAVIGATED else ""
        return self._environment.get_template(page.template).render(
            **self._shared,
            **context,
            path=page.path,
            root=root,
            canonical=full_address(self._config, page.path),
            header=self._component("header", root=root, section=view.section, path=current),
            exit_button=self._component("exit_button", root=root),
            footer=self._component("footer", root=root),
            component=self._component,
        )

    def _render_component(self, name: str, **parameters: Any) -> Markup:
        """Return the HTML of a component that is the same on many pages, so each variant is rendered once."""
        template = self._environment.get_template(f"components/{name}.html")
        return Markup(template.render(**self._shared, **self._links, **parameters).rstrip("\n"))

    def root(self, path: str) -> str:
        """Return the way to the root. The page for a wrong address is shown at any depth, so it can't be relative."""
        return path_of_address(self._config) if path == urls.NOT_FOUND else urls.root_of(path)


def environment() -> Environment:
    """Return the Jinja environment: the project's templates, and the packaged components under their package's name."""
    return _environment(digest_of(*_templates()))


@lru_cache(maxsize=1)
def _environment(_templates_digest: bytes) -> Environment:
    """Return an environment that compiles each template once, for as long as no template changes.

    What is compiled is not cached on the disk: it could not be checked before it runs, and saves a tenth of a second.
    """
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), components]),
        autoescape=True,
        undefined=_Strict,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _templates() -> Iterator[bytes]:
    """Yield the templates, name and text, in an order that stays."""
    for file in sorted(TEMPLATES.rglob("*.html")):
        yield file.relative_to(TEMPLATES).as_posix().encode()
        yield file.read_bytes()
