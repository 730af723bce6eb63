"""The text of a section -> points: one learning point, recommendation or item of good practice each, whole."""

from __future__ import annotations

import itertools
import re

_BRACKETED = re.compile(r"\([^()]{0,400}\)")
_SEMICOLON = re.compile(";")
_COMMA = re.compile(r",\s+")
_LAST_AND = re.compile(r"(?:^|\s)and\s+(?=(?:the|an?|lack|poor|no|not|how|use|need)\b)")
_FEWEST_IN_SENTENCE, _MOST_WORDS = 3, 8
_BULLETS = re.compile(r"(?<!\s)\s*[•▪●✓✔✚]\s+")
_NUMBERED = re.compile(r"(?:^|(?<=[\s;:]))\(?(?P<number>\d{1,2})[.)]\s+(?=\S)")
_SENTENCE_ENDS = (".", ";", ":", "!", "?", ")")
_FEWEST_UNSURE = 2
"""How many numbers must count on from the first where no sentence ends before them."""
_RUN_MARK = re.compile(r"\(?(?P<mark>\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+(?=\S)")
_RUNS = (
    [str(number) for number in range(1, 100)],
    list("abcdefgh"),
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"],
)
_ENDS_IN_SHORT_FORM = re.compile(r"(?:\b(?:etc|e\.g|i\.e)|(?:\b[A-Za-z]\.)+[A-Za-z])\.$")
_TERM_END = re.compile(r"[;,|•·]|\.\s+(?=[a-z])")
_STROKE = re.compile(r"\s/\s")
"""It parts terms where nothing else does."""

_REST_OF_LABEL = re.compile(
    r"(?:includ(?:es?|ing)\b"
    r"|\b(?:(?:includ|focus|consider|relat|cent(?:re|er)|identif|highlight|cover"
    r"|findings|recommendation|issue|lesson|theme)\w*\b"
    r"[^.:;]{0,110}?\b(?:includ(?:es?|ing)|themes|on|around|to|areas|follow(?:s|ing)|children)"
    r"|includ(?:es?|ed)|focus(?:es|ed)? on|considers?)\s*:)"
    r"[\s:;,–—-]*",
    re.IGNORECASE,
)
"""What is left of a label where its list begins: "Learning: includes: ...", "centres on the following themes: ..."."""
_LEAD_IN = re.compile(
    r"(?P<sentence>[^;:]{20,250}?\b(?:includ(?:es?|ed|ing)|as follows|the following(?: \w+)?))\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_AFTERWORD = re.compile(
    r"\.\s+(?P<sentence>(?:Also\s+|(?:The|This) (?:review|report)\s+(?:also\s+)?)?"
    r"(?:identifies|makes|uses|used|sets out|discusses|notes|poses|provides)\b.*)$",
    re.IGNORECASE,
)


def split_points(text: str) -> tuple[tuple[str, ...], list[str]]:
    """Return the points in a running text, and the sentences before and after its list that are no points.

    A text with no semicolon, bullet or number is one point. A sentence that leads to the list ("The review
    found ... and areas to improve include:") or comes after it ("Uses a systems model.") is set apart.
    """
    prose: list[str] = []
    listed = _without_rest_of_label(text)
    if is_list(listed):
        if lead := _LEAD_IN.match(listed):
            prose.append(f"{lead['sentence']}:")
            listed = listed[lead.end() :]
        if after := _AFTERWORD.search(listed, max(0, listed.rfind(";"))):
            prose.append(after["sentence"])
            listed = listed[: after.start()]
    return split_list(listed), prose


def split_list(text: str) -> tuple[str, ...]:
    """Return the points in a running text that is nothing but a list, each without what only joins it to the list."""
    pieces = [
        piece for bulleted in _BULLETS.split(_without_rest_of_label(text)) for piece in _split(_SEMICOLON, bulleted)
    ]
    pieces = [point for piece in _without_run(pieces) for point in _at_numbers(piece)]
    return tuple(point for point in map(trim_point, pieces) if re.search(r"\w", point) and point.casefold() != "and")


def split_item(text: str, number: int | None = None) -> list[str]:
    """Return the items that run on in the text of one, at bullets or at the numbers next to its own.

    "ask. 2. look" with the number 1 is two. A number after the end of a sentence begins the next; any other one may be
    of the sentence ("children under 2. The"), unless another follows on it.
    """
    if number is None or not (cuts := _next_numbers(text, number)):
        return _BULLETS.split(text)
    return [text[end:start].strip() for (_, end), (start, _) in itertools.pairwise([(0, 0), *cuts, (len(text), 0)])]


def split_words_list(text: str) -> tuple[str, ...]:
    """Return the points of a list in one sentence, parted by commas and a last "and"; () if it is no such list.

    "the quality of visits, a lack of challenge and a lack of records" has three. Those of a sentence are longer.
    """
    listed = _without_rest_of_label(text).strip().rstrip(".")
    if ". " in listed or ";" in listed or ":" in listed:
        return ()
    first, *rest = _split(_COMMA, listed)
    *middle, last = (first, *rest)
    pieces = [*middle, *_split(_LAST_AND, last)] if middle else []
    if len(pieces) < _FEWEST_IN_SENTENCE or any(len(piece.split()) > _MOST_WORDS for piece in pieces):
        return ()
    return tuple(filter(None, map(trim_point, pieces)))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return re.split(r"(?<=[a-z)][.!?])\s+(?=[A-Z])", text.strip())


def trim_point(point: str) -> str:
    """Return a point without what only joins it to its list: a closing semicolon, comma or stop, an "and" at an end."""
    point = " ".join(point.split()).rstrip(" ;,")
    point = point.removesuffix(" and").rstrip(" ;,")
    if point.endswith(".") and ". " not in point and not _ENDS_IN_SHORT_FORM.search(point):
        point = point.rstrip(".")
    return re.sub(r"^(?:and|&)\s+(?=\S)", "", point, flags=re.IGNORECASE)


def is_list(text: str) -> bool:
    """Whether a running text is a list of points: it has a semicolon outside brackets, bullets or a run of numbers."""
    has_semicolon = len(_split(_SEMICOLON, text.strip().rstrip(";"))) > 1
    return has_semicolon or bool(_BULLETS.search(text)) or len(_at_numbers(text)) > 1


def split_terms(text: str) -> tuple[str, ...]:
    """Return index terms as printed, each once: parted by semicolons or commas, without a closing stop."""
    pieces = _split(_TERM_END, text)
    pieces = _split(_STROKE, text) if len(pieces) == 1 else pieces
    terms = (" ".join(piece.split()).strip(" .<>:–—-") for piece in pieces)
    return tuple({piece.casefold(): piece for piece in terms if re.search(r"\w", piece)}.values())


def _without_rest_of_label(text: str) -> str:
    text = re.sub(r"^[\s:;,.–—-]+", "", text)
    rest = _REST_OF_LABEL.match(text)
    return text[rest.end() :] if rest else text


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    """Return the text cut at each separator that is not within brackets."""
    masked = _BRACKETED.sub(lambda match: "_" * len(match[0]), text)
    cuts = [match.span() for match in separator.finditer(masked)]
    return [text[end:start] for (_, end), (start, _) in itertools.pairwise([(0, 0), *cuts, (len(text), 0)])]


def _without_run(pieces: list[str]) -> list[str]:
    """Return pieces without the numbers or letters that they begin with, where these run from the first upwards."""
    marks = [_RUN_MARK.match(piece.strip()) for piece in pieces]
    run = [mark["mark"] for mark in marks if mark]
    if len(pieces) < 2 or len(run) < len(pieces) or run not in [of_kind[: len(pieces)] for of_kind in _RUNS]:
        return pieces
    return [piece.strip()[mark.end() :] for piece, mark in zip(pieces, marks, strict=True) if mark]


def _next_numbers(text: str, number: int) -> list[tuple[int, int]]:
    """Return the spans of the numbers that count on from one in a text: those after sentences, else of a long run."""
    sure: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for match in _NUMBERED.finditer(text):
        ends_sentence = text[: match.start()].rstrip().endswith(_SENTENCE_ENDS)
        if ends_sentence and int(match["number"]) == number + len(sure) + 1:
            sure.append(match.span())
        if int(match["number"]) == number + len(run) + 1:
            run.append(match.span())
    return sure or (run if len(run) >= _FEWEST_UNSURE else [])


def _at_numbers(text: str) -> list[str]:
    """Return the text cut at "1.", "2.", ... where they run from one upwards; else whole ("at the age of 2. Then")."""
    cuts: list[tuple[int, int]] = []
    for match in _NUMBERED.finditer(text):
        if int(match["number"]) == len(cuts) + 1:
            cuts.append(match.span())
    if len(cuts) < 2 or text[: cuts[0][0]].strip():
        return [text]
    return [text[end:start] for (_, end), (start, _) in itertools.pairwise([*cuts, (len(text), 0)])]
