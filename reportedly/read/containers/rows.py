"""Rows of tables as documents."""

import json
from collections.abc import Iterable, Iterator, Mapping

from reportedly.errors import EmptyInput, InputError, UnreadableInput
from reportedly.read.containers.source import Source, item, provenance
from reportedly.read.declared import is_web_address
from reportedly.read.item import Failure, Step
from reportedly.records import Declared

DEFAULT_TEXT = "text"
Row = Mapping[str, object]


def check_columns(source: Source, there: Iterable[str]) -> None:
    """Raise `UnreadableInput` where a column that was named, or the one of the text, is not among those there."""
    columns, known = source.columns, list(there)
    options = {
        "--text-col": columns.text or DEFAULT_TEXT,
        "--title-col": columns.title,
        "--date-col": columns.date,
        "--url-col": columns.url,
        "--outlet-col": columns.outlet,
    }
    for option, name in options.items():
        if name is not None and name not in known:
            shown = ", ".join(map(repr, known[:20])) or "none"
            raise UnreadableInput(f"{source.name}: no column {name!r}; there are {shown}; name one with {option}")


def documents(
    source: Source, reader: str, rows: Iterable[tuple[int, Row | InputError]], by: str = ""
) -> Iterator[Step]:
    """Yield a document, or a failure, for each row with its number."""
    columns = source.columns
    for number, row in rows:
        name = f"{source.name}#{number}"
        try:
            if isinstance(row, InputError):
                raise row
            text = _string(row, columns.text or DEFAULT_TEXT)
            if not text:
                raise EmptyInput(f"{name}: the row has no text; fill it in or leave it out")
            # The row as JSON stands for its bytes, which the formats of tables write in many ways.
            data = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "replace")
            url = _string(row, columns.url)
            yield item(
                source,
                str(number),
                text,
                None,
                provenance(source, reader, data, "application/json", by=by),
                Declared(
                    title=_string(row, columns.title),
                    outlet=_string(row, columns.outlet),
                    published=_string(row, columns.date),
                    url=url if url and is_web_address(url) else None,
                ),
                row=number,
            )
        except InputError as error:
            yield Failure(name, error)


def _string(row: Row, column: str | None) -> str | None:
    value = row.get(column) if column else None
    return str(value).strip() or None if value is not None else None
