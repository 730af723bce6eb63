"""The cache: values that follow from other files, stored from run to run because they take time to make.

Deleting it costs time at the next run and nothing else. An entry is a checksum and the value as
MessagePack, which is data and cannot execute. The checksum covers the entry's name, all that the value was
made from, and the value, so an entry that is damaged, emptied, moved or made from something else is a miss.
No link within the cache is followed, and nothing but entries is ever removed.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TypeVar

import msgspec

from build_site.core.paths import CACHE, PACKAGE
from build_site.core.regular_file import read_regular_file

Value = TypeVar("Value")

CONTENT, SITES = "content", "sites"
"""Kinds of folders that have a cache of their own."""

_ENTRY = ".entry"
_HASH_SIZE = 16
_OWNER = "folder"
"""The entry that names the folder whose cache this is, so that it can be removed with it."""


class Cache:
    """A folder of cached values, or None for a cache that stores nothing.

    Example: `Cache(folder).get_or_make("areas", digest_of(text), dict[str, int], lambda: count(text))`.
    A folder that can't be read or written is a cache in which nothing is ever found; no method raises for it.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def subfolder(self, name: str) -> Cache:
        """Return the cache in a folder of this one; where that is a link, one that stores nothing."""
        folder = self.folder and self.folder / name
        return Cache(None if folder is None or folder.is_symlink() else folder)

    def get(self, name: str, inputs: bytes, type_: type[Value]) -> Value | None:
        """Return the value stored under a name if it was made from these inputs and is of this type, else None."""
        if self.folder is None:
            return None
        file = self.folder / (name + _ENTRY)
        try:
            data = read_regular_file(file)
        except OSError:
            return None
        checksum, payload = data[:_HASH_SIZE], memoryview(data)[_HASH_SIZE:]
        if checksum != digest_of(name.encode(), inputs, payload):
            return None
        try:
            return msgspec.msgpack.decode(payload, type=type_)
        except (msgspec.MsgspecError, RecursionError):
            return None

    def set(self, name: str, inputs: bytes, value: object) -> None:
        """Store a value under a name, in place of what was there. inputs: a digest of all that it was made from."""
        if self.folder is None:
            return
        payload = msgspec.msgpack.encode(value)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            # Written under a random name first: a run that is cut off leaves the former entry whole.
            handle, temporary = tempfile.mkstemp(_ENTRY, f"{name}.", self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(digest_of(name.encode(), inputs, payload) + payload)
                os.replace(temporary, self.folder / (name + _ENTRY))
            except BaseException:
                os.unlink(temporary)
                raise

    def get_or_make(self, name: str, inputs: bytes, type_: type[Value], make: Callable[[], Value]) -> Value:
        """Return the value stored under a name, or make and store it. inputs: a digest of all that it is made from."""
        value = self.get(name, inputs, type_)
        if value is None:
            value = make()
            self.set(name, inputs, value)
        return value

    def keep_only(self, names: Collection[str]) -> None:
        """Remove every entry but those with these names."""
        if self.folder is None:
            return
        with suppress(OSError):
            for file in _entries(self.folder):
                if file.name.removesuffix(_ENTRY) not in names:
                    file.unlink()


NO_CACHE = Cache(None)
"""A cache that stores nothing."""


def folder_cache(kind: str, folder: Path, root: Path = CACHE) -> Cache:
    """Return the cache that belongs to a folder. kind: CONTENT or SITES; see `remove_orphans`."""
    owner = os.path.realpath(folder)
    cache = Cache(root).subfolder(kind).subfolder(digest_of(os.fsencode(owner)).hex())
    cache.get_or_make(_OWNER, b"", bytes, lambda: os.fsencode(owner))
    return cache


def remove_orphans(root: Path = CACHE) -> None:
    """Remove the caches of content folders and sites that are gone: their entries, and the folders left empty.

    A folder in which no entry says whose cache it is stays, since nobody knows what it is.
    """
    for kind in (CONTENT, SITES):
        parent = root / kind
        for folder in [] if parent.is_symlink() else parent.glob("*"):
            owner = None if folder.is_symlink() else Cache(folder).get(_OWNER, b"", bytes)
            if owner is not None and not os.path.isdir(owner):
                with suppress(OSError):
                    _remove_entries(folder)


def _remove_entries(folder: Path) -> None:
    """Remove the entries of a cache and of the caches in it. Raises OSError where something else is there."""
    for subfolder in folder.iterdir():
        if subfolder.is_dir() and not subfolder.is_symlink():
            _remove_entries(subfolder)
    for file in _entries(folder):
        file.unlink()
    folder.rmdir()


def _entries(folder: Path) -> Iterator[Path]:
    # Through a link it would be another folder that is emptied.
    return iter(()) if folder.is_symlink() else folder.glob(f"*{_ENTRY}")


def digest_of(*parts: bytes | memoryview) -> bytes:
    """Return a hash of 16 bytes of several texts; where one ends and the next begins counts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()[:_HASH_SIZE]


@cache
def code_fingerprint(package: Path = PACKAGE) -> bytes:
    """Return a hash of this program, Python and its packages: a part of the inputs of all that code makes."""
    versions = [sys.version, *(f"{name} {_version(name)}" for name in _packages())]
    modules = sorted(package.rglob("*.py"))
    return digest_of(
        repr(versions).encode(),
        *(part for file in modules for part in (file.relative_to(package).as_posix().encode(), file.read_bytes())),
    )


def _packages() -> list[str]:
    """Return the packages that this program needs, but for those of tests and benchmarks."""
    try:
        requirements = metadata.requires("case-review-digests") or []
    except metadata.PackageNotFoundError:  # The modules were put somewhere without being installed.
        return []
    needed = [line for line in requirements if not re.search(r"extra == ['\"](?:test|bench)", line)]
    return sorted({re.split(r"[^\w.-]", line)[0] for line in needed})


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
