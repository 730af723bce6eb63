"""What the site asks of the server that it is published on: its policy, as files for common hosts.

Each page carries the policy as well, but a page can't forbid being framed by another site; a header can.
"""

from __future__ import annotations

from build_site.site.config import SiteConfig, path_of_address

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What a page may load: only what lies beside it. It names no `unsafe-` source."""

_IMMUTABLE = "public, max-age=31536000, immutable"
"""For files that are named by what they hold."""
_REVALIDATED = "no-cache"
"""For the rest: a browser may keep it, and asks each time whether it still holds."""


def files(config: SiteConfig) -> dict[str, bytes]:
    """Return the header files by their path: for Netlify and Cloudflare Pages, for Apache, and for nginx."""
    texts = {"_headers": _static_hosts(config), ".htaccess": _apache(config), "headers/nginx.conf": _nginx(config)}
    return {path: text.encode() for path, text in texts.items()}


def _page_headers(config: SiteConfig) -> dict[str, str]:
    """Return the headers of every page."""
    headers = {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": _REVALIDATED,
    }
    return headers | ({"X-Robots-Tag": "noindex"} if config.noindex else {})


def _static_hosts(config: SiteConfig) -> str:
    base = path_of_address(config)
    lines = [
        f"{base}*",
        *(f"  {name}: {value}" for name, value in _page_headers(config).items()),
        f"{base}assets/*",
        "  ! Cache-Control",
        f"  Cache-Control: {_IMMUTABLE}",
    ]
    return "# For Netlify and Cloudflare Pages.\n" + "\n".join(lines) + "\n"


def _apache(config: SiteConfig) -> str:
    always = [f'  Header always set {name} "{value}"' for name, value in _page_headers(config).items()]
    lines = [
        "# For Apache; mod_headers must be on.",
        f"ErrorDocument 404 {path_of_address(config)}404.html",
        "<IfModule mod_headers.c>",
        *always,
        f'  Header always set Cache-Control "{_IMMUTABLE}" "expr=%{{REQUEST_URI}} =~ m#/assets/#"',
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _nginx(config: SiteConfig) -> str:
    base = path_of_address(config)
    always = [
        f'  add_header {name} "{value}" always;'
        for name, value in _page_headers(config).items()
        if name != "Cache-Control"
    ]
    lines = [
        "# For nginx: put this in the site's server block. A location that sets a header of its own takes over none,",
        "# so they stand twice.",
        f"error_page 404 {base}404.html;",
        f"location {base} {{",
        *always,
        f'  add_header Cache-Control "{_REVALIDATED}" always;',
        "}",
        f"location {base}assets/ {{",
        *always,
        f'  add_header Cache-Control "{_IMMUTABLE}" always;',
        "}",
    ]
    return "\n".join(lines) + "\n"
