"""The tree of origin: from whom each document has its text, and how many sources are left of many outlets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.link.copies import Copy
from reportedly.link.credits import is_agency
from reportedly.link.names import gather_names
from reportedly.link.story import Story


@dataclass(frozen=True, slots=True)
class Descent:
    """One document in its family. `parent` is the path that it copies, None for the first of the family.

    `source` is the agency or outlet that the whole family goes back to, or the first document's path where neither is
    known; `published` is the document's ISO 8601 day or None; `depth` counts the steps from the first.
    """

    path: str
    published: str | None
    outlet: str | None
    parent: str | None
    depth: int
    source: str


def trace_descent(
    stories: Sequence[Story], copies: Sequence[Copy], aliases: Mapping[str, Sequence[str]] | None = None
) -> tuple[Descent, ...]:
    """The trees of all documents with a copy, family by family, the earliest first, each behind its parent.

    The parent of a document is the one that it shares most with, of those that stood before it. Documents whose first
    ancestors credit one agency go back to that agency: they are one source.
    """
    by_path = {story.path: story for story in stories}
    names = gather_names((s.outlet for s in stories if s.outlet), aliases or {})
    chosen: dict[str, Copy] = {}
    for copy in sorted(copies, key=lambda c: (c.right, -c.share, c.rewritten, c.left)):
        chosen.setdefault(copy.right, copy)
    credited: dict[str, str] = {}
    for copy in copies:
        for credit in copy.evidence.credits:
            if credit.outlet is not None and is_agency(credit.outlet):
                credited.setdefault(copy.right, credit.outlet)
    parents = _without_rings({right: copy.left for right, copy in chosen.items()})
    paths = sorted({path for copy in copies for path in (copy.left, copy.right)})
    lines = {path: _line(path, parents) for path in paths}
    descents = []
    for path in paths:
        first = by_path[lines[path][0]]
        source = names.of(first.agency) or credited.get(first.path) or names.of(first.outlet) or first.path
        story = by_path[path]
        descents.append(Descent(path, story.published, story.outlet, parents.get(path), len(lines[path]) - 1, source))
    order = {path: tuple((by_path[p].published or "", p) for p in lines[path]) for path in paths}
    return tuple(sorted(descents, key=lambda descent: order[descent.path]))


def _line(path: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """The ancestors of a document, the first of all in front, and itself."""
    line = [path]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return tuple(reversed(line))


def _without_rings(parents: dict[str, str]) -> dict[str, str]:
    """The same parents, less the one of the least path in every ring."""
    kept = dict(parents)
    for start in sorted(parents):
        seen = []
        path = start
        while path in kept and path not in seen:
            seen.append(path)
            path = kept[path]
        if path in seen:
            kept.pop(min(seen[seen.index(path) :]))
    return kept
