"""What the site asks of the server that it is published on: its policy, as files for common hosts.

Each page carries the policy as well, but a page can't forbid being framed by another site; a header can.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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


_PACKED = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/atom+xml",
    "application/xml",
    "text/xml",
    "text/plain",
    "image/svg+xml",
)
"""Types of files that are sent packed, besides HTML."""


def files(config: SiteConfig) -> dict[str, bytes]:
    """Return the header files by their path: for Netlify and Cloudflare Pages, for Apache, and for nginx."""
    base = path_of_address(config)
    headers = {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": _REVALIDATED,
    }
    if config.noindex:
        headers["X-Robots-Tag"] = "noindex"
    lines = {
        "_headers": _static_hosts(base, headers),
        ".htaccess": _apache(base, headers),
        "headers/nginx.conf": _nginx(base, headers),
    }
    return {path: "".join(f"{line}\n" for line in lines[path]).encode() for path in lines}


def _static_hosts(base: str, headers: Mapping[str, str]) -> list[str]:
    return [
        "# For Netlify and Cloudflare Pages.",
        f"{base}*",
        *(f"  {name}: {value}" for name, value in headers.items()),
        f"{base}assets/*",
        "  ! Cache-Control",
        f"  Cache-Control: {_IMMUTABLE}",
    ]


def _apache(base: str, headers: Mapping[str, str]) -> list[str]:
    return [
        "# For Apache. mod_headers must be on: without it the server answers every address with error 500, so that no",
        "# page is shown without these headers. The site's folder needs `AllowOverride All`.",
        f"ErrorDocument 404 {base}404.html",
        "Options -Indexes",
        r'<FilesMatch "^(\.|_headers$|nginx\.conf$)">',
        "  Require all denied",
        "</FilesMatch>",
        *(f'Header always set {name} "{value}"' for name, value in headers.items()),
        f'Header always set Cache-Control "{_IMMUTABLE}" "expr=%{{REQUEST_URI}} =~ m#/assets/#"',
        "# Without these modules files are sent unpacked, and no worse.",
        *(
            line
            for module, packing in (("mod_brotli.c", "BROTLI_COMPRESS"), ("mod_deflate.c", "DEFLATE"))
            for line in (
                f"<IfModule {module}>",
                "  <IfModule mod_filter.c>",
                f"    AddOutputFilterByType {packing} text/html {' '.join(_PACKED)}",
                "  </IfModule>",
                "</IfModule>",
            )
        ),
    ]


def _nginx(base: str, headers: Mapping[str, str]) -> list[str]:
    always = [f'  add_header {name} "{value}" always;' for name, value in headers.items() if name != "Cache-Control"]
    return [
        "# For nginx: put this in the site's server block. A location that sets a header of its own takes over none,",
        "# so they stand twice.",
        f'error_page 404 "{base}404.html";',
        "autoindex off;",
        "gzip on;",
        "gzip_vary on;",
        f"gzip_types {' '.join(_PACKED)};",
        f'location "{base}" {{',
        *always,
        f'  add_header Cache-Control "{_REVALIDATED}" always;',
        "}",
        f'location "{base}assets/" {{',
        *always,
        f'  add_header Cache-Control "{_IMMUTABLE}" always;',
        "}",
        f'location ~ "^{re.escape(base)}(_headers$|headers/|(.*/)?\\.(?!well-known/))" {{',
        "  return 404;",
        "}",
    ]
