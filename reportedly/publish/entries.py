"""Entries of the actor list and the gazetteer as rows on the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from reportedly.publish.visible import visible_line

_GAP = 2


def print_rows(header: Sequence[str], rows: Sequence[Sequence[str]], console: Console) -> None:
    """Print rows under a header, each column as wide as its longest cell; the last one wraps."""
    cells = [[Text(visible_line(cell)) for cell in row] for row in rows]
    titles = [Text(title, style="bold") for title in header]
    widths = [max(line[column].cell_len for line in [titles, *cells]) for column in range(len(header) - 1)]
    before = sum(widths) + _GAP * len(widths)
    room = max(console.width - before, 20)
    for line in [titles, *cells]:
        start = Text()
        for cell, width in zip(line, widths, strict=False):
            padded = cell.copy()
            padded.pad_right(width - cell.cell_len + _GAP)
            start += padded
        for number, part in enumerate(line[-1].wrap(console, room, overflow="fold") or [Text()]):
            part.rstrip()
            whole = (start if number == 0 else Text(" " * before)) + part
            whole.rstrip()
            console.print(whole, soft_wrap=True, highlight=False, markup=False, emoji=False)
