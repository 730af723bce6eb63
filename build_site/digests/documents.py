"""The names of the documents that lie beside an entry: "Overview report", "[Executive summary](address)"."""

from __future__ import annotations

import re

_LINK_ALONE = re.compile(r"\[(?P<words>[^\[\]]{1,200})\](?:\([^()\s]{0,500}\))?\s*(?:\([^()]{0,40}\))?\W*")
_SIZE = re.compile(r"\(?\b(?:PDF|Word|docx?|pptx?)\b[^()]{0,30}\)?|\(?\d[\d.,]{0,6}\s?[KMk][Bb]\)?", re.IGNORECASE)
_DOCUMENT = (
    r"(?:the )?(?:(?:full|final|overview|executive|summary|review|practice|learning|published|redacted|partnership"
    r"|seven[ -]minute|7[ -]minute|one[ -]page|easy[ -]read|practitioners?['’]?s?|management|independent) ){0,4}"
    r"(?:reports?|summary|summaries|briefings?|brief|leaflet|poster|presentation|slides|action plan|appendi(?:x|ces))"
)
_NAME = re.compile(
    rf"{_DOCUMENT}(?: for (?:practitioners|professionals|schools|families|parents|staff))?", re.IGNORECASE
)
_NAME_OF_LINK = re.compile(
    rf"(?:{_DOCUMENT}|(?:[\w-]+ ){{0,3}}(?:response|statement|version|guide|letter|video|podcast|terms of reference))"
    r"(?: (?:of|from|by|to|for|into|on) [\w' ’-]{1,60})?",
    re.IGNORECASE,
)


def names_document(text: str, is_below_label: bool) -> bool:
    """Return whether an item of a list is only the name of a document, or a link to one.

    is_below_label: the list has the label of a part; there a link may be a point, if it does not name a document.
    """
    link = _LINK_ALONE.fullmatch(text.strip())
    if link and not is_below_label:
        return True
    words = " ".join(_SIZE.sub(" ", link["words"] if link else text).split()).strip(" .-–:>")
    return (_NAME_OF_LINK if link else _NAME).fullmatch(words) is not None
