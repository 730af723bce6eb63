"""Kinds of run that are cut off: a content folder of own words, what a person then did in it, and what a run makes."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from build_site import build, cli
from build_site.core import cache, child_process, lock
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.records.state import Fingerprint
from tests.attack.file_system_calls import Recorder, kill
from tests.folders import files_in

LIST = """Case reviews published in 2021

2021 – Kent – Baby Z

Death of a 5-week-old girl in March 2020. Learning includes: sleep is everyone's business; and fathers need advice too. Recommendations include: every visit asks where the baby sleeps. Keywords: infant deaths > Read the overview report

2021 – Leeds – Child Q

Neglect of a 9-year-old boy over two years. Learning: ask who looks after a child at night. Recommendations: train new staff. Keywords: child neglect > Read the overview report

2021 – Hull – Child R

A girl of 12 years was missed at school for a term. Learning: write down who was told. Recommendations: visit again soon. Keywords: child neglect > Read the overview report
"""  # noqa: E501 - a digest gives each entry in one line

FURTHER = """Case reviews published in 2022

2022 – Kent – Child V

A boy of 7 years was found alone at a bus stop in May 2021. Learning: ask the driver. Recommendations: read the old notes. Keywords: child neglect > Read the overview report

2022 – Hull – Girl in term

A girl of 12 years was away from her school for a whole term. Learning: somebody should have called. Recommendations: call the home. Keywords: infant deaths > Read the overview report
"""  # noqa: E501 - the same

VOCABULARY = {
    "areas": "areas:\n"
    + "".join(f"- name: {name}\n  nation: England\n  region: London\n" for name in ("Hull", "Kent", "Leeds"))
    + "consortia: []\nlists: []\n",
    "keywords": "keywords:\n- prefLabel: child neglect\n- prefLabel: infant deaths\n",
    "harms": "harms:\n- name: neglect\n  happened: [neglect*]\n",
    "synonyms": "synonyms:\n- term: mother\n  same: [mum]\n",
    "themes": "themes:\n- name: Sleep\n  about: Where babies sleep.\n  phrases: [sleep*]\n",
    "agencies": "agencies:\n- name: Schools\n  about: Those who teach.\n  phrases: [school*]\n",
}

JOIN = """rulings:
- verdict: same
  entries:
  - {digest: list.txt, heading: "2021 – Hull – Child R"}
  - {digest: more.txt, heading: "2022 – Hull – Girl in term"}
"""

_RANDOM = re.compile(r"[0-9a-f]{16}(?=\.new$)|[a-z0-9_]{8}(?=\.entry$)")

BABY_Z, CHILD_Q, CHILD_R = "2021-kent-baby-z", "2021-leeds-child-q", "2021-hull-child-r"

CORRECTION = """# said on the telephone
corrections:
- field: title
  now: Quentin   # as his mother asked
"""


def _path(folder: Path, *parts: str) -> Path:
    return folder.joinpath("content", *parts)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def _nothing(_: Path) -> None:
    pass


def _new_digest(folder: Path) -> None:
    _write(_path(folder, "digests", "more.txt"), FURTHER)
    _edit(_path(folder, "digests", "list.txt"), "train new staff", "train all staff")


def _edit_of_a_record(folder: Path) -> None:
    record = _path(folder, "reviews", f"{CHILD_Q}.yaml")
    _edit(record, "ask who looks after", "ask each night who looks after")
    _edit(record, "title: Child Q\n", "title: Child Q  # a pseudonym\n")
    _edit(_path(folder, "digests", "list.txt"), "over two years", "over two long years")


def _withholding(folder: Path) -> None:
    _write(
        _path(folder, "corrections", f"{BABY_Z}.yaml"),
        "# the family's letter is in the file\nwithhold: {reason: the family asked for it, on: 2026-11-22}\n",
    )


def _rename(folder: Path) -> None:
    old, new = (_path(folder, "reviews", f"{id_}.yaml") for id_ in (CHILD_Q, "2021-leeds-quentin"))
    old.rename(new)
    _edit(new, f"id: {CHILD_Q}\n", "id: 2021-leeds-quentin\n")
    _edit(new, "train new staff", "train every new worker")


def _redaction(folder: Path) -> None:
    """Redact a name that is in the title, and so in the id, and add a review in the same run."""
    _write(
        _path(folder, "corrections", f"{CHILD_R}.yaml"),
        "# the court's letter is in the file\ncorrections:\n- {field: title, now: A girl, redact: [Child R]}\n",
    )
    _write(_path(folder, "digests", "more.txt"), FURTHER)


def _merge(folder: Path) -> None:
    _write(_path(folder, "joins.yaml"), JOIN)


def _old_state(folder: Path) -> None:
    """Put the state into its old form, in which hashes stood for values; and a person edited a record."""
    file = _path(folder, "reviews", ".written.json")
    records = json.loads(file.read_bytes())["records"]
    old = {"form": 1, "moved": {}, "records": {id_: _old_form(entry) for id_, entry in records.items()}}
    _write(file, json.dumps(old, ensure_ascii=False))
    _edit(_path(folder, "reviews", f"{CHILD_Q}.yaml"), "ask who looks after", "ask each night who looks after")
    _edit(_path(folder, "digests", "list.txt"), "visit again soon", "visit again at once")


def _old_form(entry: dict) -> dict:
    record = entry["record"]

    def marks(values: dict) -> dict[str, str]:
        return {
            name: " ".join(Fingerprint.of(item).fingerprint for item in value)
            if isinstance(value, list) and name in ("learning", "recommendations", "good_practice", "areas", "harms")
            else Fingerprint.of(value).fingerprint
            for name, value in values.items()
            if name not in ("id", "evidence", "accounts", "sources")
        }

    evidence = {f"evidence.{fact}": Fingerprint.of(said).fingerprint for fact, said in record["evidence"].items()}
    accounts = [
        [[[source["digest"], source["heading"], *source["lines"]] for source in account["sources"]], marks(account)]
        for account in record["accounts"]
    ]
    return {
        "title": record["title"], "file": entry["file"], "marks": marks(record) | evidence, "accounts": accounts
    }  # fmt: skip


def _with_further(folder: Path) -> None:
    _write(_path(folder, "digests", "more.txt"), FURTHER)


def _with_correction(folder: Path) -> None:
    _write(_path(folder, "corrections", f"{CHILD_Q}.yaml"), CORRECTION)


@dataclass(frozen=True)
class Kind:
    """A kind of run. before: what is there besides the digests; act: what was done since the last run, None: no run.

    words: what a person wrote, which stands in records or corrections at every moment.
    """

    name: str
    before: Callable[[Path], None]
    act: Callable[[Path], None] | None
    words: tuple[str, ...] = ()


KINDS = (
    Kind("first build", _nothing, None),
    Kind("nothing changed", _with_correction, _nothing, ("said on the telephone",)),
    Kind("new digest", _nothing, _new_digest),
    Kind("edit of a record", _nothing, _edit_of_a_record, ("ask each night who", "a pseudonym")),
    Kind("withholding", _nothing, _withholding, ("the family's letter", "the family asked for it")),
    Kind(
        "renamed record",
        _with_correction,
        _rename,
        ("said on the telephone", "as his mother asked", "train every new worker", "Quentin"),
    ),
    Kind("redaction", _nothing, _redaction, ("the court's letter",)),
    Kind("records merged", _with_further, _merge),
    Kind("old form of the state", _nothing, _old_state, ("ask each night who",)),
)


def set_up(folder: Path) -> None:
    """Make a content folder of three reviews, with vocabularies that are quick to read."""
    for name, text in VOCABULARY.items():
        _write(_path(folder, "vocabulary", f"{name}.yaml"), text)
    _write(_path(folder, "digests", "list.txt"), LIST)
    _write(_path(folder, "pages", "about.md"), "# About\n\nWords of our own.\n")


def warm_up(folder: Path) -> None:
    """Build once in this process, so that its copies have everything loaded, the templates too."""
    set_up(folder)
    content = ContentFolder(folder / "content")
    build.build_from_digests(content, folder / "site", False, Problems())


def run(folder: Path, recorder: Recorder | None = None, workers: bool = False) -> int:
    """Build in a forked child; return its exit status, or less than 0 if it was killed. What it says is in `said`."""
    process = os.fork()
    if not process:
        _build_and_end(folder, recorder, workers)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def _build_and_end(folder: Path, recorder: Recorder | None, workers: bool) -> None:
    status = 99
    try:
        said = os.open(folder / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115 - until this process ends
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
        os.environ["SOURCE_DATE_EPOCH"] = "1795400000"
        lock.WAIT_SECONDS = 1.0
        if not workers:
            child_process.can_fork = lambda: False
        build.folder_cache = partial(cache.folder_cache, root=folder / "cache")
        build.remove_orphans = partial(cache.remove_orphans, folder / "cache")
        if recorder:
            recorder.install()
        status = cli.main(["site", "--content", str(folder / "content"), "--out", str(folder / "site")])
    except BaseException as error:
        print(f"Traceback: {error!r}", file=sys.stderr)
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        if recorder and status != 99:
            os.write(
                os.open(folder.with_name("calls.json"), os.O_WRONLY | os.O_CREAT), json.dumps(recorder.calls).encode()
            )
        os._exit(status)


@dataclass
class Scene:
    """A kind of run, ready to be made as often as one likes. calls, all_calls: of a run; of it, with reading."""

    kind: Kind
    folder: Path
    content: dict[str, bytes] = field(default_factory=dict)
    content_after: dict[str, bytes] = field(default_factory=dict)
    site_after: dict[str, bytes] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    all_calls: list[str] = field(default_factory=list)

    def make(self) -> Scene:
        """Set it up and see what an uninterrupted run makes."""
        start = self.folder / "start"
        set_up(start)
        self.kind.before(start)
        if self.kind.act:
            assert run(start) == 0, (start / "said").read_text()
            self.kind.act(start)
        self.content = files_in(start / "content")
        for reading in (True, False):
            with self.copy() as folder:
                calls = folder.with_name("calls.json")
                calls.unlink(missing_ok=True)
                assert run(folder, Recorder(folder, None, kill, reading)) == 0, (folder / "said").read_text()
                found = json.loads(calls.read_bytes())
                if reading:
                    self.all_calls = found
                    continue
                self.calls = found
                self.content_after, self.site_after = files_in(folder / "content"), files_in(folder / "site")
        return self

    def state_of(self, folder: Path) -> bytes:
        """Return a hash of all files, whatever the random part of a temporary name is."""
        parts = [self.kind.name.encode()]
        for path, data in files_in(folder).items():
            if path != "said":
                parts += [_RANDOM.sub("", path).encode(), data]
        return cache.digest_of(*parts)

    def copy(self) -> _Copy:
        """Return a copy of the start, to be made a run in."""
        return _Copy(self.folder)


class _Copy:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Path:
        work = self._folder / "work" / "run"
        shutil.copytree(self._folder / "start", work)
        return work

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder / "work")


def faults_of_content(scene: Scene, content: Path) -> Iterator[str]:
    """Yield what is wrong with a content folder after a run that was cut off."""
    now = files_in(content)
    for path in sorted(scene.content.keys() | scene.content_after.keys()):
        allowed = [scene.content.get(path), scene.content_after.get(path)]
        if path.startswith("corrections/"):  # It may have got another name, and not yet what is added to it.
            allowed += [data for other, data in scene.content.items() if other.startswith("corrections/")]
        if now.get(path) not in allowed:
            yield f"{path} is neither as it was nor as it should be: {now.get(path)!r:.300}"
    said = b"\n".join(data for path, data in now.items() if path.startswith(("reviews/2", "corrections/2")))
    for words in scene.kind.words:
        if words.encode() not in said:
            yield f"“{words}” is lost"
