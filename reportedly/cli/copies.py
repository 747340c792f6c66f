"""`reportedly copies`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import AsJson
from reportedly.cli.output import BAD, complain, ending, print_entries, print_records, print_rows, with_progress

if TYPE_CHECKING:
    from reportedly.link import Copy, Descent, Story

TREE_HEADER = ("document", "published", "outlet", "source")
NONE = "no document copies another"


def copies(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="Reports as text, Markdown or saved web pages; folders; - for standard input."
        ),
    ],
    as_json: AsJson = False,
    tree: Annotated[
        bool, typer.Option("--tree", help="Print from whom each document has its text, the earliest first.")
    ] = False,
) -> None:
    """List which documents copy which, in whole or part: left is the earlier or more complete one."""
    with ending():
        from reportedly.clean import known_outlets
        from reportedly.link import find_copies, trace_descent

        failed: list[str] = []
        stories = list(_stories(paths, failed))
        aliases = {outlet.name: outlet.aliases for outlet in known_outlets().all}
        found = find_copies(stories, aliases)
        if tree:
            _print_tree(trace_descent(stories, found, aliases), as_json=as_json)
        else:
            _print_copies(found, as_json=as_json)
        if failed:
            raise typer.Exit(BAD)


def _stories(paths: Sequence[str], failed: list[str]) -> "Iterator[Story]":
    """Yield what the documents tell; say on standard error which could not be read, and note them in `failed`."""
    from reportedly.clean import clean
    from reportedly.errors import InputError
    from reportedly.link import story_of
    from reportedly.read import collect, read_original

    inputs = list(collect(paths))
    for path in with_progress(inputs, lambda: len(inputs)):
        try:
            yield story_of(clean(read_original(path)))
        except InputError as error:
            failed.append(str(path))
            complain(error, str(path))


def _print_copies(found: "Sequence[Copy]", *, as_json: bool) -> None:
    if as_json:
        print_records(found)
        return
    entries = [
        (
            copy.right,
            (
                ("copies", copy.left),
                ("kind", copy.kind),
                ("share", f"{copy.share:.2f}"),
                ("evidence", copy.evidence.words),
            ),
        )
        for copy in found
    ]
    print_entries(entries, NONE)


def _print_tree(descents: "Sequence[Descent]", *, as_json: bool) -> None:
    if as_json:
        print_records(descents)
        return
    rows = [("> " * each.depth + each.path, each.published or "", each.outlet or "", each.source) for each in descents]
    print_rows(TREE_HEADER, rows, NONE)
