"""The commands of `case-reviews` and `python -m build_site`: prints what was read, what is wrong, where the site is."""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
from collections.abc import Sequence
from importlib import metadata
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from build_site import build
from build_site.core.content import ContentFolder
from build_site.core.interrupts import StoppedAfterwards
from build_site.core.paths import ASSETS, COMMAND, DEFAULT_CONTENT, TEMPLATES
from build_site.core.problems import BuildError, Problems, build_error
from build_site.core.text import visible
from build_site.digests.files import Digest, read_digest
from build_site.digests.limits import Place, ReadingLimits
from build_site.digests.outline import outline_name
from build_site.line_report import table, to_json
from build_site.outline_text import outline_text
from build_site.records import files, reidentification
from build_site.run_report import summary_lines
from build_site.serve import serve
from build_site.site.verify import compare
from build_site.starter import create_content_folder
from build_site.vocabulary.vocabularies import load_vocabularies

_MOST_PATHS = 20
"""How many missing, changed or foreign files of a site `verify` names, of each kind."""

_PUBLISHED = "The site is published, but not every record is written. The next run writes them."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status.

    It is 0, or 1 where something is wrong that keeps the site from being published. Raises KeyboardInterrupt.
    argparse itself ends the process, with 2, where the arguments are wrong.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = build_parser().parse_args(arguments)
    problems = Problems(forced=getattr(options, "force", False))
    try:
        status: int = options.run(options, problems)
    except BuildError as error:
        _print_failure(error, problems, _PUBLISHED if error.published else "Nothing was published.")
        return 1
    except BrokenPipeError:
        raise
    except OSError as error:
        # Each stage tells of the files that it expects trouble with. This is for all others.
        unusable = build_error(
            str(error.filename or "a file"),
            None,
            f"it can't be read or written: {error.strerror or error}",
            "Mend that, then run this again.",
        )
        _print_failure(unusable, problems, "Nothing was published.")
        return 1
    return status


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, with a subcommand for each thing that the program does."""
    parser = argparse.ArgumentParser(
        prog=COMMAND, description="From digests of case reviews to records and a static site."
    )
    parser.add_argument(
        "--version", action="version", version=f"case-reviews {metadata.version('case-review-digests')}"
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    site = commands.add_parser("site", help="read the digests, write the records, build the site")
    site.add_argument(
        "--force",
        action="store_true",
        help="publish though a correction finds no place; each that is left out is named",
    )
    site.set_defaults(run=_site)
    init = commands.add_parser("init", help="make a content folder to start from; what is there already stays")
    init.add_argument("folder", type=Path, nargs="?", default=Path(), help="where to make it (default: here)")
    init.set_defaults(run=_init)
    parse = commands.add_parser(
        "parse", help="read the digests and write an account of every line; no record is changed"
    )
    parse.add_argument("--report", type=Path, required=True, help="the JSON file to write")
    parse.set_defaults(run=_parse)
    serve = commands.add_parser("serve", help="the site on localhost, built again when a file changes")
    serve.add_argument("--port", type=_port, default=8000, help="default: 8000; 0 takes a free one")
    serve.set_defaults(run=_serve)
    for command in (site, serve):
        command.add_argument("--out", type=Path, default=Path("_site"), help="the folder of the site (default: _site)")
        command.add_argument(
            "--audience",
            choices=("public", "professionals"),
            default="public",
            help="professionals: with the records for professionals only",
        )
    verify = commands.add_parser("verify", help="compare a site's folder with the manifest of what was built there")
    verify.add_argument("folder", type=Path, nargs="?", default=Path("_site"), help="default: _site")
    verify.set_defaults(run=_verify)
    text = commands.add_parser("text", help="print a digest's lines with their numbers, as the reader sees them")
    text.add_argument("file", type=Path)
    text.set_defaults(run=_text)
    outline = commands.add_parser(
        "outline", help="print how a digest is read, as a file for outlines/ in which an editor can put it right"
    )
    outline.add_argument("digest", help="its path under digests/")
    outline.set_defaults(run=_outline)
    exposed = commands.add_parser(
        "exposed", help="list the records in which place, age, date and name together could single out a child"
    )
    exposed.set_defaults(run=_exposed)
    for command in (site, serve, parse, outline, exposed):
        command.add_argument(
            "--content", type=Path, default=DEFAULT_CONTENT, help=f"the content folder (default: {DEFAULT_CONTENT})"
        )
        command.add_argument("--digests", type=Path, help="the folder of the digests (default: `digests` in it)")
    return parser


def _content_folder(options: argparse.Namespace) -> ContentFolder:
    """Return the content folder that the options name, as it is now."""
    return ContentFolder(_named(options.content), linked_digests=options.digests and _named(options.digests))


def _named(path: Path) -> Path:
    """Return the whole path of what a person names, which may be a link. A loop of links leads nowhere."""
    return Path(os.path.realpath(path))


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"a port is a whole number from 0 to 65535, not {text}")
    return int(text)


def _print(text: object, file: TextIO | None = None) -> None:
    """Print a text. What others wrote is in it: a sign that would steer the terminal is written out."""
    print(visible(str(text)), file=file or sys.stdout)


def _print_failure(error: BuildError, problems: Problems, outcome: str) -> None:
    """Print the warnings, what stopped the run and the other errors, each once, and what came of it."""
    for problem in dict.fromkeys([*problems.warnings, *error.problems, *problems.errors]):
        _print(problem, file=sys.stderr)
    _print(outcome, file=sys.stderr)


def _print_warnings(problems: Problems) -> None:
    for problem in problems:
        _print(problem, file=sys.stderr)


def _site(options: argparse.Namespace, problems: Problems) -> int:
    content, out = _content_folder(options), _named(options.out)
    result = build.build_from_digests(content, out, options.audience == "professionals", problems)
    try:
        _print(table(result.imported, problems))
        for line in (*problems, *summary_lines(result)):
            _print(line)
        _print(f"{result.site.pages} pages, {result.site.rendered} of them made anew")
        _print("The number of reviews in the site, and where it is:")
        _print(result.published)
        _print(out / "index.html")
    except KeyboardInterrupt:
        raise StoppedAfterwards from None
    return 0


def _init(options: argparse.Namespace, _: Problems) -> int:
    content = options.folder / "content"
    for path in create_content_folder(content):
        _print(f"made {path}")
    here = "" if options.folder.resolve() == Path.cwd() else f" --content {content}"
    _print(f"Put digests into {content / 'digests'}, then run `{COMMAND} site{here}`.")
    return 0


def _serve(options: argparse.Namespace, problems: Problems) -> int:
    def rebuild() -> None:
        found = Problems()
        try:
            _site(options, found)
        except BuildError as error:
            _print_failure(error, found, _PUBLISHED if error.published else "The site is as it was.")

    _site(options, problems)
    content = _content_folder(options)
    own = [content.root, content.linked_digests] if content.linked_digests else [content.root]
    serve(_named(options.out), options.port, [*own, content.fallback, TEMPLATES, ASSETS], rebuild)
    return 0


def _parse(options: argparse.Namespace, problems: Problems) -> int:
    content = _content_folder(options)
    imported = build.import_without_writing(content, load_vocabularies(content, problems), problems)
    report = json.dumps(to_json(imported, problems), ensure_ascii=False, indent=1) + "\n"
    try:
        if options.report.is_symlink() and (options.report.is_file() or not options.report.exists()):
            raise FileExistsError(errno.EEXIST, "it is a link to another file")
        options.report.write_text(report, encoding="utf-8")
    except OSError as error:
        raise build_error(
            str(options.report), None, f"the report can't be written: {error.strerror}", "Choose another file."
        ) from None
    _print(table(imported, problems))
    for problem in problems:
        _print(problem)
    return 1 if problems.errors else 0


def _outline(options: argparse.Namespace, problems: Problems) -> int:
    content = _content_folder(options)
    facts = build.read_one_digest(content, options.digest, problems)
    problems.stop_if_errors()
    assert facts.reading is not None
    _print(outline_text(facts.reading.digest, outline_name(options.digest), facts.entries).rstrip("\n"))
    return 0


def _exposed(options: argparse.Namespace, problems: Problems) -> int:
    content = _content_folder(options)
    vocabularies = load_vocabularies(content, problems)
    records_label = content.label(content.reviews)
    records = files.read_all(content, problems)
    problems.stop_if_errors()
    for risk in reidentification.at_risk(records, vocabularies.areas):
        _print(f"{records_label}/{risk.record.id}.yaml: {risk.reason}")
    _print_warnings(problems)
    return 0


def _verify(options: argparse.Namespace, _: Problems) -> int:
    found = compare(options.folder)
    for name, paths in (("missing", found.missing), ("changed", found.changed), ("foreign", found.foreign)):
        for path in paths[:_MOST_PATHS]:
            _print(f"{name}: {path if path.isprintable() else repr(path)}")
        if len(paths) > _MOST_PATHS:
            _print(f"{name}: {len(paths) - _MOST_PATHS} more")
    if found.unfinished:
        _print("A run was cut while files took their places: each is as before it or as after it. Build again.")
    _print(
        f"{found.files} files were built: {len(found.missing)} are missing, {len(found.changed)} were changed; "
        f"{len(found.foreign)} others are there."
    )
    return 0 if found.is_as_built else 1


def _text(options: argparse.Namespace, problems: Problems) -> int:
    name = options.file.name

    def read(found: Problems, _: Place) -> Digest | None:
        return read_digest(_named(options.file), name, found)

    digest = ReadingLimits().read(f"digests/{name}", read, problems)
    problems.stop_if_errors()
    _print_warnings(problems)
    for number, line in enumerate(digest.lines if digest else (), 1):
        _print(f"{number:6}  {line}")
    return 0
