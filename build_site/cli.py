"""The commands: `python -m build_site site | serve | parse | exposed | text`. Prints what was read, what is wrong, where the site is."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from build_site import build
from build_site.core.content import ContentFolder
from build_site.core.paths import ASSETS, SHIPPED_CONTENT, TEMPLATES
from build_site.core.problems import BuildError, Problems
from build_site.digests.files import read_digest
from build_site.line_report import table, to_json
from build_site.records import files, reidentification
from build_site.serve import serve
from build_site.vocabulary.vocabularies import load_vocabularies

_MOST_EXPOSED = 12
"""How many of the records that could single out a child a build names; the command `exposed` names all."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0, or 1 where something is wrong that keeps the site from being published."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    problems = Problems()
    try:
        return options.run(options, problems)
    except BuildError as stop:
        for problem in dict.fromkeys([*problems.warnings, *stop.problems, *problems.errors]):
            print(problem, file=sys.stderr)
        print("Nothing was published.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. What was published before is as it was.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m build_site", description="From digests of case reviews to records and a static site."
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    site = commands.add_parser("site", help="read the digests, write the records, build the site")
    site.set_defaults(run=_site)
    parse = commands.add_parser(
        "parse", help="read the digests and write an account of every line; no record is changed"
    )
    parse.add_argument("--report", type=Path, required=True, help="the JSON file to write")
    parse.set_defaults(run=_parse)
    serve = commands.add_parser("serve", help="the site on localhost, built again when a file changes")
    serve.add_argument("--port", type=int, default=8000, help="default: 8000; 0 takes a free one")
    serve.set_defaults(run=_serve)
    for command in (site, serve):
        command.add_argument("--out", type=Path, default=Path("_site"), help="the folder of the site (default: _site)")
        command.add_argument(
            "--audience",
            choices=("public", "professionals"),
            default="public",
            help="professionals: with the records for professionals only",
        )
    text = commands.add_parser("text", help="print a digest's lines with their numbers, as the reader sees them")
    text.add_argument("file", type=Path)
    text.set_defaults(run=_text)
    exposed = commands.add_parser(
        "exposed", help="list the records in which place, age, date and name together could single out a child"
    )
    exposed.set_defaults(run=_exposed)
    for command in (site, serve, parse, exposed):
        command.add_argument(
            "--content", type=Path, default=SHIPPED_CONTENT, help="the content folder (default: the repository's own)"
        )
    return parser


def _site(options: argparse.Namespace, problems: Problems) -> int:
    content = ContentFolder(options.content.resolve())
    done = build.run(content, options.out.resolve(), options.audience == "professionals", problems)
    print(table(done.parsed, problems))
    for problem in problems:
        print(problem)
    for line in _said(done):
        print(line)
    print(f"{done.built.pages} pages, {done.built.rendered} of them made anew")
    print("The number of reviews in the site, and where it is:")
    print(done.published)
    print(options.out.resolve() / "index.html")
    return 0


def _said(done: build.Done) -> list[str]:
    """What the editor should know of this run besides the problems: what is left out and what may identify a child."""
    said = []
    if done.excluded:
        said.append(f"For professionals only, so left out of every page, index and count: {', '.join(done.excluded)}.")
    for withheld in done.kept.withheld:
        said.append(
            f"Withheld since {withheld.reason.on} and left out: {withheld.record.id} ({withheld.reason.reason})."
        )
    if done.exposed:
        said.append(
            f"Before you publish: {len(done.exposed)} of {done.published} reviews give a place, an exact age, a date and a name"
            " together; a reader who knows the place may recognise the child:"
        )
        said += [f"  {found.record.id}: {found.reason}" for found in done.exposed[:_MOST_EXPOSED]]
        if len(done.exposed) > _MOST_EXPOSED:
            said.append(
                f"  and {len(done.exposed) - _MOST_EXPOSED} more: `python -m build_site exposed` lists all of them"
            )
    return said


def _serve(options: argparse.Namespace, problems: Problems) -> int:
    _site(options, problems)
    content = ContentFolder(options.content.resolve())
    serve(
        options.out.resolve(),
        options.port,
        [content.root, content.fallback, TEMPLATES, ASSETS],
        lambda: _site(options, Problems()),
    )
    return 0


def _parse(options: argparse.Namespace, problems: Problems) -> int:
    content = ContentFolder(options.content.resolve())
    parsed = build.parse(content, load_vocabularies(content, problems), problems)
    options.report.write_text(
        json.dumps(to_json(parsed, problems), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    print(table(parsed, problems))
    for problem in problems:
        print(problem)
    return 1 if problems.errors else 0


def _exposed(options: argparse.Namespace, problems: Problems) -> int:
    content = ContentFolder(options.content.resolve())
    records = files.read_all(content.reviews, content.label(content.reviews), problems)
    vocabularies = load_vocabularies(content, problems)
    for found in reidentification.at_risk(records, vocabularies.areas):
        print(f"{content.label(content.reviews)}/{found.record.id}.yaml: {found.reason}")
    return 0


def _text(options: argparse.Namespace, problems: Problems) -> int:
    digest = read_digest(options.file, options.file.name, problems)
    problems.stop_if_errors()
    for number, line in enumerate(digest.lines if digest else (), 1):
        print(f"{number:6}  {line}")
    return 0
