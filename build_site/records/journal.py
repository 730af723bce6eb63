"""`reviews/.written.json.new`: what a run was about to write, for the run after one that was cut off.

A line of its own, then the file that is about to be written, `.written.json`; and after that, in the same form, the
records of runs before that were cut off as well, as far as their files are still as those runs wrote them.

    {"journal":1,"previous":"77d0…","history":"","size":9120,"checksum":"51ce…"}

It counts only beside the file that its run found, and whole. Nothing in it names a file.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from build_site.records.state import hash_of_bytes

NAME = ".written.json.new"

_FORM = 1
_BEGINNING = b'{"journal":'


class DamagedJournalError(Exception):
    """The journal is not as it was written."""


@dataclass(frozen=True)
class Journal:
    """What a run was about to write.

    planned: `.written.json`; earlier: the same, of runs before; history: hash of `changes.yaml` as the run writes it,
    empty if it has nothing to tell.
    """

    planned: bytes
    earlier: bytes = b""
    history: str = ""


class _Header(msgspec.Struct):
    """The first line. previous: hash of the file that the run found, empty if there was none; size: of `planned`."""

    journal: int
    previous: str
    history: str
    size: int
    checksum: str


def to_bytes(planned: bytes, earlier: bytes, previous: bytes | None, history: bytes | None) -> bytes:
    """Return the bytes of the journal.

    planned, earlier: see `Journal`; previous: the file that is there; history: `changes.yaml` as it is to be, None if
    nothing is added to it.
    """
    before, told, size = _hash(previous), _hash(history), len(planned)
    checksum = _checksum(before, told, size, planned + earlier)
    return msgspec.json.encode(_Header(_FORM, before, told, size, checksum)) + b"\n" + planned + earlier


def read(data: bytes | None, file: bytes | None) -> Journal | None:
    """Return what a run was about to write; None if it has written it, or nothing was left of it.

    data: the journal; file: `.written.json` as it is now. Raises DamagedJournalError.
    """
    if data is None:
        return None
    if not data.startswith(_BEGINNING):
        return Journal(data)  # An earlier version of the program put the file itself there.
    line, _, rest = data.partition(b"\n")
    try:
        header = msgspec.json.decode(line, type=_Header)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise DamagedJournalError from None
    checksum = _checksum(header.previous, header.history, header.size, rest)
    if header.journal != _FORM or header.checksum != checksum:
        raise DamagedJournalError
    if header.previous != _hash(file):
        return None
    return Journal(rest[: header.size], rest[header.size :], header.history)


def _hash(data: bytes | None) -> str:
    return "" if data is None else hash_of_bytes(data)


def _checksum(previous: str, history: str, size: int, rest: bytes) -> str:
    return hash_of_bytes(f"{previous}\n{history}\n{size}\n".encode() + rest)
