"""What hostile folders are made of: an outside that must stay untouched, and what somebody may plant in a folder."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

WORD = "Quagglewort"
"""Stands in every file of the outside, and nowhere else: a page, a record or a message with it has read one."""

DIGEST = """2021 – Kent – Baby {word}

A baby of five weeks was found lifeless in March 2020. Learning: ask where the baby sleeps; tell the father too.
"""
RECORD = "id: 2021-kent-{word}\ntitle: Baby {word}\npublished: '2021'\nareas: [Kent]\n"

_FILES = {
    "list.txt": DIGEST,
    "page.md": "# Of {word}\n\nA page about {word}.\n",
    "record.yaml": RECORD,
    "corrections.yaml": "corrections:\n- {{field: title, now: '{word}'}}\n",
    "site.yaml": "title: The site of {word}\n",
    "changes.yaml": "- date: '2026-01-02'\n  added:\n  - {{id: 2021-kent-baby-a, title: '{word}'}}\n",
    "deep/list.txt": DIGEST,
    "deep/deeper/notes.yaml": "a: '{word}'\n",
}

ODD_NAMES = (
    b"two\nlines",
    b"red\x1b[31m",
    b"-rf",
    b"--out=x",
    b"a" * 240,
    b"caf\xe9",
    b"\xff\xfe",
    b" ",
    b"~",
    b"*",
    b"%s%n{0}",
    b"..x",
    b"con\x85trol",
    "\u202egnp".encode(),
    b"$(touch x)",
)
_SUFFIXES = (b".txt", b".yaml", b".yml", b".md", b".MD", b"", b"~", b".yaml.txt", b".docx", b".pdf", b".html")


class Outside:
    """A tree beside the folders that a run is given. `check` fails if a file of it was read, changed or removed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in _FILES.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text.format(word=WORD), encoding="utf-8")
        (root / ".build-site").write_bytes(b"build_site made this folder and replaces all of it at each build.\n")
        for path in (root, *root.rglob("*")):
            # Long before it was written: the next reading is noted by the file system, even that of another process.
            os.utime(path, ns=(10**9, 2 * 10**9))
        self._before = self._states()

    def _states(self) -> dict[str, tuple[int, ...]]:
        found = [(self.root, self.root.lstat())]
        folders = [self.root]
        while folders:
            # To list a folder counts as reading it, so its time is put back.
            times = folders[-1].stat()
            folder = folders.pop()
            entries = list(folder.iterdir())
            os.utime(folder, ns=(times.st_atime_ns, times.st_mtime_ns))
            found += [(path, path.lstat()) for path in entries]
            folders += [path for path in entries if path.is_dir() and not path.is_symlink()]
        return {
            os.path.relpath(path, self.root): (state.st_ino, state.st_size, state.st_mode, *_times(state))
            for path, state in found
        }

    def check(self) -> None:
        after = self._states()
        assert after.keys() == self._before.keys(), "a file outside was made or removed"
        for name, state in after.items():
            assert state[:-1] == self._before[name][:-1], f"outside, {name} was changed"
            assert state[-1] == self._before[name][-1], f"outside, {name} was read"


def _times(state: os.stat_result) -> tuple[int, int]:
    return state.st_mtime_ns, state.st_atime_ns


def plant(rng: random.Random, base: Path, names: list[str], outside: Path) -> str:
    """Plant one thing in the folder `base`, which has content/ and perhaps a site; return what, for a failure."""
    kind = rng.choices(list(_PLANTS), [weight for weight, _ in _PLANTS.values()])[0]
    return f"{kind}: {_PLANTS[kind][1](rng, base, names, outside)}"


def _place(rng: random.Random, base: Path, names: list[str]) -> Path:
    """Return a place of a name that the program uses, with nothing there, and no folder above it that is a link."""
    while True:
        path = base / rng.choice(names)
        if _may_hold(path.parent):
            break
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    return path


def _may_hold(folder: Path) -> bool:
    """Return whether a file can be put into a folder without being led elsewhere by what was planted before."""
    return all(part.is_dir() and not part.is_symlink() for part in (folder, *folder.parents) if os.path.lexists(part))


def _link(rng: random.Random, base: Path, names: list[str], outside: Path) -> str:
    path = _place(rng, base, names)
    targets = [outside, outside / "deep", outside / "new", *(outside / name for name in _FILES), path, base]
    target = rng.choice(targets)
    path.symlink_to(os.path.relpath(target, path.parent) if rng.random() < 0.5 else target)
    return f"{path.relative_to(base)} -> {target.name}"


def _pipe(rng: random.Random, base: Path, names: list[str], outside: Path) -> str:
    path = _place(rng, base, names)
    if rng.random() < 0.7:
        os.mkfifo(path)
    else:
        with socket.socket(socket.AF_UNIX) as one:
            here = os.open(path.parent, os.O_RDONLY)
            one.bind(f"/proc/self/fd/{here}/{path.name}"[:100])
            os.close(here)
    return str(path.relative_to(base))


def _wrong_kind(rng: random.Random, base: Path, names: list[str], outside: Path) -> str:
    path = _place(rng, base, names)
    if rng.random() < 0.5:
        path.mkdir()
        (path / "x").write_text("x", encoding="utf-8")
    else:
        data = [b"", b"\x00" * 50, b"- [" * 3000, rng.randbytes(300), b"a: &a [*a]\n", "# nur Text ü\n".encode()]
        path.write_bytes(rng.choice(data))
    return str(path.relative_to(base))


def _odd_name(rng: random.Random, base: Path, names: list[str], outside: Path) -> str:
    folder = base / "content" / rng.choice(("digests", "reviews", "corrections", "vocabulary", "pages", "."))
    if not (_may_hold(folder) and folder.is_dir()):
        return "nothing"
    name = rng.choice(ODD_NAMES) + rng.choice(_SUFFIXES)
    path = os.path.join(os.fsencode(folder), name)
    if rng.random() < 0.3:
        os.symlink(os.fsencode(outside / "list.txt"), path)
    elif rng.random() < 0.2:
        os.mkdir(path)
    else:
        with open(path, "wb") as file:
            file.write(DIGEST.format(word="Odd").encode() if b"txt" in name else b"corrections: []\n")
    return f"{folder.name}/{name!r}"


def _nesting(rng: random.Random, base: Path, names: list[str], outside: Path) -> str:
    folder = base / "content" / rng.choice(("digests", "reviews", "corrections", "pages"))
    if not (_may_hold(folder) and folder.is_dir()):
        return "nothing"
    here = os.open(folder, os.O_RDONLY)
    name, depth = "d" * rng.choice((1, 50, 250)), rng.choice((3, 25))
    for _ in range(depth):
        os.mkdir(name, dir_fd=here)
        deeper = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.symlink(outside, "out", dir_fd=here)
    os.close(here)
    return f"{folder.name}, {depth} deep"


def _orders(rng: random.Random, base: Path, names: list[str], outside: Path) -> str:
    """What an interrupted run would leave, with orders to remove or write what lies outside."""
    up = os.path.relpath(outside, base / "site")
    paths = [f"{up}/list.txt", str(outside / "list.txt"), "../outside/deep/list.txt", "x/../../outside/list.txt", ""]
    id_ = rng.choice(("../../outside/record", "../x", "2021-kent-baby-a"))
    state = {
        "form": 2,
        "redirects": {"2020-a-b": "../../../outside/record", "../../outside/list": "x"},
        "records": {id_: {"file": "0", "fingerprint": "0"}},
    }
    orders = {
        "site.new/.build-site": "build_site made this folder and replaces all of it at each build.\n",
        "site.new/.build-site-decided": json.dumps(rng.sample(paths, 3)),
        "site.new/index.html": "planted",
        "site/.build-site-files": json.dumps(dict.fromkeys(paths, "0")),
        "site/.build-site": json.dumps(dict.fromkeys(paths, "0")),
        "content/reviews/.written.json.new": json.dumps(state),
        "content/reviews/.written.json": json.dumps(state),
        "content/reviews/2021-kent-up.yaml": RECORD.format(word="up").replace("id: 2021", "id: ../../outside/2021"),
        "content/changes.yaml": "- date: '2026-01-02'\n  gone:\n  - {id: ../../outside/record, title: x}\n",
        "content/joins.yaml": "rulings:\n- verdict: same\n  entries:\n"
        "  - {digest: ../../outside/list.txt, heading: x}\n"
        "  - {digest: list.txt, heading: x}\n",
        "content/corrections/2021-kent-baby-a.yaml": "corrections:\n- field: title\n  now: Up\n"
        "  source: {digest: ../../outside/list.txt, heading: x}\n",
    }
    chosen = rng.sample(sorted(orders), 3)
    for name in chosen:
        path = base / name
        if _may_hold(path.parent) and not path.is_symlink() and (path.is_file() or not path.exists()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(orders[name], encoding="utf-8")
    return ", ".join(chosen)


_PLANTS: dict[str, tuple[int, Callable[[random.Random, Path, list[str], Path], str]]] = {
    "a link": (10, _link),
    "a pipe or socket": (3, _pipe),
    "another kind": (3, _wrong_kind),
    "an odd name": (3, _odd_name),
    "deep folders": (1, _nesting),
    "orders": (3, _orders),
}
