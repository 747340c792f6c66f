"""CSV and JSON Lines: one document for each row."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from reportedly.errors import EmptyInput, InputError, TooLargeInput, UnreadableInput
from reportedly.read.containers.rows import Row, check_columns, documents
from reportedly.read.containers.source import Source
from reportedly.read.item import Step

_SAMPLE = 65_536
_DELIMITERS = ",;\t|"


def read(source: Source) -> Iterator[Step]:
    """Yield the rows of a table, numbered from 1.

    Raises `UnreadableInput` for a column that is not there and for text that is not UTF-8, `EmptyInput` for no rows,
    `TooLargeInput` for a row over `bytes`.
    """
    is_json = _first_sign(source.path) == b"{"
    rows = _json_rows(source) if is_json else _csv_rows(source)
    try:
        yield from documents(source, "jsonl" if is_json else "csv", rows)
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{source.name}: not in UTF-8 (byte {error.start}); save it anew in UTF-8") from None


def _first_sign(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_SAMPLE).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]


def _lines(stream: IO[str], source: Source) -> Iterator[str]:
    """Yield lines, none longer than the limit of one report."""
    limit = source.limits.bytes
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise TooLargeInput(
                f"{source.name}: a row larger than {limit / 1e6:g} MB, the limit for one report; split it"
            )
        yield line


def _csv_rows(source: Source) -> Iterator[tuple[int, Row | InputError]]:
    csv.field_size_limit(source.limits.bytes)
    with source.path.open(encoding="utf-8-sig", newline="") as stream:
        header = stream.readline(_SAMPLE)
        if not header.strip():
            raise EmptyInput(f"{source.name}: the table is empty; give one with a header and rows")
        delimiter = max(_DELIMITERS, key=header.count)
        stream.seek(0)
        table = csv.reader(_lines(stream, source), delimiter=delimiter)
        try:
            names = next(table)
            check_columns(source, names)
            number = 0
            for number, values in enumerate((row for row in table if row), 1):
                if len(values) > len(names):
                    yield number, _wrong(source, number, f"{len(values)} fields under {len(names)} columns")
                else:
                    yield number, dict(zip(names, values, strict=False))
        except csv.Error as error:
            raise UnreadableInput(
                f"{source.name}: damaged CSV (line {table.line_num}: {error}); save it anew"
            ) from None
    if not number:
        raise EmptyInput(f"{source.name}: the table has a header and no rows; give one with rows")


def _json_rows(source: Source) -> Iterator[tuple[int, Row | InputError]]:
    with source.path.open(encoding="utf-8-sig") as stream:
        for number, line in enumerate((line for line in _lines(stream, source) if line.strip()), 1):
            try:
                row = json.loads(line)
            except RecursionError:
                yield number, _wrong(source, number, "nested too deeply")
            except ValueError as error:
                yield number, _wrong(source, number, f"no JSON ({error})")
            else:
                if not isinstance(row, dict):
                    yield number, _wrong(source, number, "no JSON object")
                    continue
                if number == 1:
                    check_columns(source, row)
                yield number, row


def _wrong(source: Source, number: int, what: str) -> UnreadableInput:
    return UnreadableInput(f"{source.name}#{number}: {what}; mend the row")
