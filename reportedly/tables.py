"""Tables of data: CSV files with a comment header, read with file and line for messages."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportedly.errors import DataError


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield place ("file:line") and fields of each row; the first line without `#` names the columns.

    Raises DataError where the file cannot be read, lacks a column or has a row of another length.
    """
    lines = _read_text(path).splitlines(keepends=True)
    comments = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.reader(lines[comments:], strict=True)
    try:
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise DataError(
                f"{path}:{comments + 1}: column {missing[0]!r} is missing; the columns are {','.join(columns)}"
            )
        for row in reader:
            where = f"{path}:{comments + reader.line_num}"
            if not row:
                continue
            if len(row) != len(header):
                raise DataError(f"{where}: {len(row)} fields where {len(header)} are named; quote commas")
            yield where, dict(zip(header, row, strict=True))
    except csv.Error as error:
        raise DataError(f"{path}:{comments + reader.line_num}: not CSV ({error}); mend the quotes") from error


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise DataError(f"{path}: no such file; check the path") from error
    except IsADirectoryError as error:
        raise DataError(f"{path}: is a folder; give a CSV file in it") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is no UTF-8 text (byte {error.start + 1}); save it as CSV in UTF-8") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise DataError(f"{path}: cannot be read ({reason.lower()}); check the path and its permissions") from error


def one_of(where: str, column: str, value: str, known: Sequence[str]) -> str:
    """Return the value if it is one of those known; raises DataError that lists them where it is not."""
    if value not in known:
        listed = ", ".join(sorted(filter(None, known))) + (" or leave it empty" if "" in known else "")
        raise DataError(f"{where}: {column} {value!r} is not known; use one of {listed}")
    return value


def number_in(where: str, row: Mapping[str, str], column: str, low: float, high: float) -> float:
    """Return the number in a column; raises DataError where there is none or it is not between the bounds."""
    try:
        value = float(row[column])
    except ValueError as error:
        raise DataError(f"{where}: {column} {row[column]!r} is no number; write decimal degrees or km") from error
    if not low <= value <= high:
        raise DataError(f"{where}: {column} {row[column]} is not between {low} and {high}")
    return value
