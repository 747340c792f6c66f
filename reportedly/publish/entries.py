"""Entries of the actor list and the gazetteer on the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from reportedly.actors import Actor, ActorIndex, ActorRelation
from reportedly.gazetteer.ranking import Ranked
from reportedly.publish.visible import visible_line
from reportedly.publish.wording import position

PLACE_HEADER = ("name", "kind", "country", "position", "population", "id", "score", "why")
_GAP = 2
_LEAST_ROOM = 20


def print_rows(header: Sequence[str], rows: Sequence[Sequence[str]], console: Console) -> None:
    """Print rows under a header, each column as wide as its longest cell; the last one wraps."""
    cells = [[Text(visible_line(cell)) for cell in row] for row in rows]
    titles = [Text(title, style="bold") for title in header]
    widths = [max(line[column].cell_len for line in [titles, *cells]) for column in range(len(header) - 1)]
    for line in [titles, *cells]:
        start = Text()
        for cell, width in zip(line, widths, strict=False):
            start += Text.assemble(cell, " " * (width - cell.cell_len + _GAP))
        _print_wrapped(start, line[-1], console)


def print_entry(title: str, facts: Sequence[tuple[str, str]], console: Console, *, gap: bool = False) -> None:
    """Print one entry: its title, then its facts with their labels; `gap` puts an empty line before."""
    if gap:
        console.print()
    _print_wrapped(Text(), Text(visible_line(title), style="bold"), console)
    column = max((len(label) for label, _ in facts), default=0) + _GAP
    for label, value in facts:
        start = Text.assemble("  ", (label, "dim"), " " * (column - len(label)))
        _print_wrapped(start, Text(visible_line(value)), console)


def _print_wrapped(start: Text, text: Text, console: Console) -> None:
    room = max(console.width - start.cell_len, _LEAST_ROOM)
    for number, line in enumerate(text.wrap(console, room, overflow="fold") or [Text()]):
        whole = (start if number == 0 else Text(" " * start.cell_len)) + line
        whole.rstrip()
        console.print(whole, soft_wrap=True, highlight=False, markup=False, emoji=False)


def actor_facts(actor: Actor, index: ActorIndex) -> Sequence[tuple[str, str]]:
    """List what is known of the actor, label by label; what is not known is left out."""
    facts = [
        ("id", actor.id),
        ("kind", ", ".join(part for part in (actor.kind, actor.inter) if part)),
        ("country", actor.country),
        ("is", actor.description),
        ("also called", ", ".join(actor.aliases)),
        *((tie.relation.replace("_", " "), _tied(tie, index)) for tie in index.relations.get(actor.id, ())),
    ]
    return [(label, value) for label, value in facts if value]


def place_row(place: Ranked) -> tuple[str, ...]:
    """Give the cells of `PLACE_HEADER` for a place."""
    point = position(place.lat, place.lon, verified=place.verified)
    people = f"{place.population:,}" if place.population else ""
    return place.name, place.kind, place.country, point, people, place.id, f"{place.score:.2f}", place.why


def _tied(tie: ActorRelation, index: ActorIndex) -> str:
    other = index.actors[tie.other].name if tie.other in index.actors else tie.other
    if tie.from_ and tie.to:
        return f"{other} ({tie.from_} to {tie.to})"
    if tie.from_ or tie.to:
        return f"{other} ({'from' if tie.from_ else 'until'} {tie.from_ or tie.to})"
    return other
