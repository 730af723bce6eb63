"""What an editor sets for the whole site, in `site.yaml`."""

from __future__ import annotations

import re
from dataclasses import Field, dataclass, field, fields, replace
from typing import Any
from urllib.parse import urlsplit

from build_site.core import schema, yamlio
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, Validator, ValuePath
from build_site.site import urls


@dataclass(frozen=True)
class Help:
    """Somebody to turn to: name, what they do, and a telephone number or a web address."""

    name: str
    text: str = ""
    phone: str = ""
    url: str = ""


@dataclass(frozen=True)
class NamedLink:
    """A named web address."""

    name: str
    url: str


def _web_link(value: Any, path: ValuePath) -> str:
    """Accept a web address."""
    url = schema.strict_text(value, path)
    if not urls.is_web_link(url):
        what = f"{schema.value_name(path)} must begin with https:// or http://, not `{schema.quoted(url)}`"
        raise ValidationError(path, what, "Write the whole address, as the browser shows it.")
    return url


def _web_link_or_empty(value: Any, path: ValuePath) -> str:
    return _web_link(value, path) if value != "" else ""


_PATH = re.compile(r"/(?:(?!\.\.?/)[A-Za-z0-9._~-]+/)*")
"""A path that servers' files can hold as it is: no space, no sign that means something there, no way up."""
_HOST = re.compile(r"[A-Za-z0-9.-]+(?::\d{1,5})?")
_PLAIN_SIGNS = "Use letters, digits and `- . _ ~`"


def _site_address(value: Any, path: ValuePath) -> str:
    """Accept a web address of a host and a path, or nothing."""
    address = _web_link_or_empty(value, path).rstrip("/")
    _, _, rest = address.partition("://")
    host, slash, below = rest.partition("/")
    if address and not (_HOST.fullmatch(host) and _PATH.fullmatch(f"/{below}/" if slash else "/")):
        what = f"{schema.value_name(path)} has signs that an address of a folder can't have: `{schema.quoted(address)}`"
        raise ValidationError(path, what, f"{_PLAIN_SIGNS}, as in `https://example.org/reviews`.")
    return address


def _base_path(value: Any, path: ValuePath) -> str:
    """Accept a path that begins and ends with a slash."""
    base_path = schema.strict_text(value, path)
    if not (base_path.startswith("/") and base_path.endswith("/")):
        what = f"{schema.value_name(path)} must begin and end with a slash, not `{schema.quoted(base_path)}`"
        raise ValidationError(path, what, "Write `/` or `/reviews/`.")
    if not _PATH.fullmatch(base_path):
        what = f"{schema.value_name(path)} has signs that a path can't have: `{schema.quoted(base_path)}`"
        raise ValidationError(path, what, f"{_PLAIN_SIGNS}, as in `/reviews/`.")
    return base_path


_NAMED_LINKS = schema.sequence(
    schema.mapping(NamedLink, {"name": schema.strict_non_empty_text, "url": _web_link}, required=("name", "url"))
)
_HELP = schema.sequence(
    schema.mapping(
        Help,
        {
            "name": schema.strict_non_empty_text,
            "text": schema.strict_text,
            "phone": schema.strict_text,
            "url": _web_link_or_empty,
        },
        required=("name",),
    )
)


def _setting(meaning: str, validator: Validator[Any], default: Any) -> Any:
    return field(default=default, metadata={"meaning": meaning, "validator": validator})


@dataclass(frozen=True)
class SiteConfig:
    """The settings of `site.yaml`, each with what it means, how it is read, and its default."""

    title: str = _setting(
        "the name of the site, on every page", schema.strict_non_empty_text, "Learning from case reviews"
    )
    description: str = _setting(
        "one sentence about the site", schema.strict_text, "Summaries of child safeguarding case reviews."
    )
    address: str = _setting("where the site is published (https://...), or empty if that is open", _site_address, "")
    base_path: str = _setting(
        "the path it is published under; only the page for a wrong address needs it", _base_path, "/"
    )
    noindex: bool = _setting("true asks search engines to leave every page out", schema.flag, True)
    contact: str = _setting("an e-mail address for readers, or empty", schema.strict_text, "")
    wording_notice: str = _setting(
        "who wrote the summaries; it holds for the content folder that this file lies in, and no other",
        schema.strict_text,
        "The summaries follow the digests that are named on each review’s page.",
    )
    originals: tuple[NamedLink, ...] = _setting("where the publishers' own summaries can be sought", _NAMED_LINKS, ())
    help: tuple[Help, ...] = _setting("where to get help, at the foot of every page", _HELP, ())
    exit_page: str = _setting("where “Exit this page” leads, or empty for no such button", _web_link_or_empty, "")
    reviews_per_page: int = _setting("how many reviews one page of a list shows", schema.positive_number, 50)
    points_per_page: int = _setting(
        "how many points one page of a theme or an agency shows; a long one counts as several",
        schema.positive_number,
        60,
    )
    newest_on_home: int = _setting("how many of the newest reviews the home page shows", schema.positive_number, 10)
    smallest_count: int = _setting(
        "the smallest number of reviews that is told beside a filter or in a table", schema.positive_number, 3
    )


def _validator(setting: Field[Any]) -> Validator[Any]:
    """Return the validator of a setting; what it says of the setting as a whole ends with what the setting means."""

    def validate(value: Any, path: ValuePath) -> Any:
        try:
            return setting.metadata["validator"](value, path)
        except ValidationError as error:
            if error.path == path:
                meaning = f"(`{setting.name}`: {setting.metadata['meaning']}.)"
                raise ValidationError(path, error.what, f"{error.remedy} {meaning}", error.errors[1:]) from None
            raise

    return validate


_read_settings = schema.mapping(
    SiteConfig, {setting.name: _validator(setting) for setting in fields(SiteConfig)}, noun="setting"
)


def load(content: ContentFolder, problems: Problems) -> SiteConfig:
    """Return the settings of a content folder, or of the repository's own content if it has none.

    Every unknown setting and wrong value is noted in `problems`, with its line; the defaults are returned then.
    """
    source = content.shared_file("site.yaml")
    document = yamlio.read_document(source, problems) if source.path.exists() else None
    if document is None or document.data is None:
        return SiteConfig()
    try:
        config = _read_settings(document.data, ())
    except ValidationError as error:
        document.report(error, problems)
        return SiteConfig()
    if not source.path.is_relative_to(content.root):
        return replace(config, wording_notice=SiteConfig.wording_notice)
    return config


def full_address(config: SiteConfig, path: str) -> str:
    """Return the whole address of a file of the site; empty if it isn't set where the site is published."""
    return f"{config.address}/{urls.address(path)}" if config.address else ""


def path_of_address(config: SiteConfig) -> str:
    """Return the path that the site is published under: of its address if that is set, else `base_path`."""
    if config.address:
        return urlsplit(config.address).path.rstrip("/") + "/"
    return config.base_path
