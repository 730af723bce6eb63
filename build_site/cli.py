"""The commands of `case-reviews` and `python -m build_site`: prints what was read, what is wrong, where the site is."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from importlib import metadata
from io import TextIOWrapper
from pathlib import Path

from build_site import build
from build_site.core.content import ContentFolder
from build_site.core.paths import ASSETS, DEFAULT_CONTENT, INSTALLED, TEMPLATES
from build_site.core.problems import BuildError, Problems, build_error
from build_site.digests.files import read_digest
from build_site.line_report import table, to_json
from build_site.records import files, reidentification
from build_site.serve import serve
from build_site.starter import create_content_folder
from build_site.vocabulary.vocabularies import load_vocabularies

COMMAND = "case-reviews" if INSTALLED else "python -m build_site"
"""What somebody types to run this program."""

MOST_AT_RISK = 12
"""How many of the records that could single out a child a build names; the command `exposed` names all."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status.

    It is 0, or 1 where something is wrong that keeps the site from being published, or 130 after Ctrl+C.
    argparse itself ends the process, with 2, where the arguments are wrong.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = build_parser().parse_args(arguments)
    problems = Problems()
    try:
        status: int = options.run(options, problems)
    except BuildError as error:
        _print_failure(error, problems, "Nothing was published.")
        return 1
    except KeyboardInterrupt:
        print("\nStopped. What was published before is as it was.", file=sys.stderr)
        return 130
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
    text = commands.add_parser("text", help="print a digest's lines with their numbers, as the reader sees them")
    text.add_argument("file", type=Path)
    text.set_defaults(run=_text)
    exposed = commands.add_parser(
        "exposed", help="list the records in which place, age, date and name together could single out a child"
    )
    exposed.set_defaults(run=_exposed)
    for command in (site, serve, parse, exposed):
        command.add_argument(
            "--content", type=Path, default=DEFAULT_CONTENT, help=f"the content folder (default: {DEFAULT_CONTENT})"
        )
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"a port is a whole number from 0 to 65535, not {text}")
    return int(text)


def summary_lines(result: build.BuildResult) -> list[str]:
    """Return what the editor should know of a run besides the problems: what is left out, what may identify a child."""
    lines = []
    if result.excluded:
        lines.append(
            f"For professionals only, so left out of every page, index and count: {', '.join(result.excluded)}."
        )
    for withheld in result.update.withheld:
        lines.append(
            f"Withheld since {withheld.reason.on} and left out: {withheld.record.id} ({withheld.reason.reason})."
        )
    for redaction in result.update.redactions:
        words = f"{len(redaction.words)} word{'' if len(redaction.words) == 1 else 's'}"
        lines.append(f"Redacted, and sought in all that was written: {words} of {redaction.id} ({redaction.name}).")
    if result.at_risk:
        lines.append(
            f"Before you publish: {len(result.at_risk)} of {result.published} reviews give a place, an exact age, a"
            " date and a name together; a reader who knows the place may recognise the child:"
        )
        lines += [f"  {risk.record.id}: {risk.reason}" for risk in result.at_risk[:MOST_AT_RISK]]
        if len(result.at_risk) > MOST_AT_RISK:
            lines.append(f"  and {len(result.at_risk) - MOST_AT_RISK} more: `{COMMAND} exposed` lists all of them")
    return lines


def _print_failure(error: BuildError, problems: Problems, outcome: str) -> None:
    """Print the warnings, what stopped the run and the other errors, each once, and what came of it."""
    for problem in dict.fromkeys([*problems.warnings, *error.problems, *problems.errors]):
        print(problem, file=sys.stderr)
    print(outcome, file=sys.stderr)


def _print_warnings(problems: Problems) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _site(options: argparse.Namespace, problems: Problems) -> int:
    content, out = ContentFolder(options.content.resolve()), options.out.resolve()
    result = build.build_from_digests(content, out, options.audience == "professionals", problems)
    print(table(result.imported, problems))
    for line in (*problems, *summary_lines(result)):
        print(line)
    print(f"{result.site.pages} pages, {result.site.rendered} of them made anew")
    print("The number of reviews in the site, and where it is:")
    print(result.published)
    print(out / "index.html")
    return 0


def _init(options: argparse.Namespace, _: Problems) -> int:
    content = options.folder / "content"
    for path in create_content_folder(content):
        print(f"made {path}")
    here = "" if options.folder.resolve() == Path.cwd() else f" --content {content}"
    print(f"Put digests into {content / 'digests'}, then run `{COMMAND} site{here}`.")
    return 0


def _serve(options: argparse.Namespace, problems: Problems) -> int:
    def rebuild() -> None:
        found = Problems()
        try:
            _site(options, found)
        except BuildError as error:
            _print_failure(error, found, "The site is as it was.")

    _site(options, problems)
    content = ContentFolder(options.content.resolve())
    serve(options.out.resolve(), options.port, [content.root, content.fallback, TEMPLATES, ASSETS], rebuild)
    return 0


def _parse(options: argparse.Namespace, problems: Problems) -> int:
    content = ContentFolder(options.content.resolve())
    imported = build.import_without_writing(content, load_vocabularies(content, problems), problems)
    report = json.dumps(to_json(imported, problems), ensure_ascii=False, indent=1) + "\n"
    try:
        options.report.write_text(report, encoding="utf-8")
    except OSError as error:
        raise build_error(
            str(options.report), None, f"the report can't be written: {error.strerror}", "Choose another file."
        ) from None
    print(table(imported, problems))
    for problem in problems:
        print(problem)
    return 1 if problems.errors else 0


def _exposed(options: argparse.Namespace, problems: Problems) -> int:
    content = ContentFolder(options.content.resolve())
    vocabularies = load_vocabularies(content, problems)
    records_label = content.label(content.reviews)
    records = files.read_all(content.reviews, records_label, problems)
    problems.stop_if_errors()
    for risk in reidentification.at_risk(records, vocabularies.areas):
        print(f"{records_label}/{risk.record.id}.yaml: {risk.reason}")
    _print_warnings(problems)
    return 0


def _text(options: argparse.Namespace, problems: Problems) -> int:
    digest = read_digest(options.file, options.file.name, problems)
    problems.stop_if_errors()
    _print_warnings(problems)
    for number, line in enumerate(digest.lines if digest else (), 1):
        print(f"{number:6}  {line}")
    return 0
