"""What an editor sets for the whole site, in `site.yaml`."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any
from urllib.parse import urlsplit

from build_site.core import yamlio
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.site import urls


@dataclass(frozen=True)
class Help:
    """Somebody to turn to: name, what they do, and a telephone number or a web address."""

    name: str
    text: str = ""
    phone: str = ""
    url: str = ""


@dataclass(frozen=True)
class Named:
    """A named web address."""

    name: str
    url: str


def _setting(meaning: str, default: Any = MISSING, many: type | None = None) -> Any:
    metadata = {"meaning": meaning, "many": many}
    if many:
        return field(default=(), metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class SiteConfig:
    """The settings of `site.yaml`, each with what it means."""

    title: str = _setting("the name of the site, on every page", "Learning from case reviews")
    description: str = _setting("one sentence about the site", "Summaries of child safeguarding case reviews.")
    address: str = _setting("where the site is published (https://...), or empty if that is open", "")
    base_path: str = _setting("the path it is published under; only the page for a wrong address needs it", "/")
    noindex: bool = _setting("true asks search engines to leave every page out", True)
    contact: str = _setting("an e-mail address for readers, or empty", "")
    wording_notice: str = _setting(
        "who wrote the summaries; it holds for the content folder that this file lies in, and no other",
        "The summaries follow the digests that are named on each review’s page.",
    )
    originals: tuple[Named, ...] = _setting("where the publishers' own summaries can be sought", many=Named)
    help: tuple[Help, ...] = _setting("where to get help, at the foot of every page", many=Help)
    exit_page: str = _setting("where “Exit this page” leads, or empty for no such button", "")
    reviews_per_page: int = _setting("how many reviews one page of a list shows", 50)
    points_per_page: int = _setting(
        "how many points one page of a theme or an agency shows; a long one counts as several", 60
    )
    newest_on_home: int = _setting("how many of the newest reviews the home page shows", 10)
    smallest_count: int = _setting("the smallest number of reviews that is told beside a filter or in a table", 3)


_KINDS = {"str": (str, "text"), "bool": (bool, "true or false"), "int": (int, "a whole number from 1")}


def load(content: ContentFolder, problems: Problems) -> SiteConfig:
    """The settings of a content folder, or of the repository's own content if it has none.

    Every unknown key and wrong value is noted in `problems`, with its line; a wrong one keeps its default.
    """
    path = content.shared_file("site.yaml")
    if not path.exists():
        return SiteConfig()
    name = content.name(path)
    data = yamlio.read(path, name, problems)
    if data is None:
        return SiteConfig()
    if not isinstance(data, dict):
        problems.error(name, 1, "the settings are not a list of `name: value`", "Write one setting a line.")
        return SiteConfig()
    reader = _Reader(path.read_text(encoding="utf-8-sig"), name, problems)
    values = reader.values(data)
    if not path.is_relative_to(content.root):
        values.pop("wording_notice", None)
    return SiteConfig(**values)


class _Reader:
    """Turns the data of the file into values of SiteConfig, noting what is wrong."""

    def __init__(self, text: str, name: str, problems: Problems) -> None:
        self._text, self._name, self._problems = text, name, problems

    def values(self, data: dict) -> dict[str, Any]:
        known = {setting.name: setting for setting in fields(SiteConfig)}
        values = {}
        for key, value in data.items():
            if key not in known:
                self._wrong((key,), f"unknown setting `{key}`", f"The settings are: {', '.join(known)}.")
            elif value is not None and (read := self._value(known[key], value)) is not None:
                values[key] = read
        return values

    def _wrong(self, path: tuple[str | int, ...], what: str, remedy: str = "") -> None:
        self._problems.error(self._name, yamlio.line_number(self._text, path), what, remedy)

    def _value(self, setting: Field, value: Any) -> Any:
        """The value that a setting takes, or None if it is wrong."""
        name, meaning = setting.name, f"It is {setting.metadata['meaning']}."
        if setting.metadata["many"]:
            return self._many(name, setting.metadata["many"], value, meaning)
        kind, words = _KINDS[setting.type]
        if type(value) is not kind or (kind is int and value < 1):
            self._wrong((name,), f"`{name}` must be {words}, not {value!r}", meaning)
        elif name in ("address", "exit_page") and value and not urls.is_web_link(value):
            self._wrong((name,), f"`{name}` must begin with https:// or http://, not {value!r}", meaning)
        elif name == "base_path" and not (value.startswith("/") and value.endswith("/")):
            self._wrong((name,), f"`base_path` must begin and end with a slash, not {value!r}", meaning)
        else:
            return value.rstrip("/") if name == "address" else value
        return None

    def _many(self, name: str, kind: type, value: Any, meaning: str) -> tuple | None:
        known = {part.name for part in fields(kind)}
        needed = {part.name for part in fields(kind) if part.default is MISSING}
        if not isinstance(value, list):
            self._wrong((name,), f"`{name}` must be a list", meaning)
            return None
        good = []
        for number, entry in enumerate(value):
            at = (name, number)
            if not isinstance(entry, dict) or not all(isinstance(text, str) for text in entry.values()):
                self._wrong(at, f"an entry of `{name}` must be lines of `name: text`", f"They are: {_listed(known)}.")
            elif unknown := sorted(set(entry) - known):
                self._wrong(
                    (*at, unknown[0]), f"unknown field `{unknown[0]}` in `{name}`", f"They are: {_listed(known)}."
                )
            elif missing := sorted(needed - set(entry)):
                self._wrong(at, f"an entry of `{name}` has no `{missing[0]}`", f"Give it a line `{missing[0]}: ...`.")
            elif entry.get("url") and not urls.is_web_link(entry["url"]):
                self._wrong((*at, "url"), f"`url` must begin with https:// or http://, not {entry['url']!r}", meaning)
            else:
                good.append(kind(**entry))
        return tuple(good)


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))


def path_of_address(config: SiteConfig) -> str:
    """The path that the site is published under: of its address if that is set, else `base_path`."""
    if config.address:
        return urlsplit(config.address).path.rstrip("/") + "/"
    return config.base_path
