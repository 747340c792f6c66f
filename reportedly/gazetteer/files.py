"""Reading the gazetteer's data files: CSV tables, and mappings of word lists."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from reportedly.errors import DataError
from reportedly.lexicon import Words, strings


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and fields of a CSV. Its first lines may start with `#`; the next one names the columns.

    Raises `DataError` when the file cannot be read, lacks a column or has a row of another length.
    """
    try:
        with closing(path.open(encoding="utf-8-sig", newline="")) as file:
            lines = file.read().splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 text ({error}); give a CSV file") from error
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
            line = comments + reader.line_num
            if not row:
                continue
            if len(row) != len(header):
                raise DataError(f"{path}:{line}: {len(row)} fields where {len(header)} are named; quote commas")
            yield line, dict(zip(header, row, strict=True))
    except csv.Error as error:
        raise DataError(f"{path}:{comments + reader.line_num}: not CSV ({error}); mend the quotes") from error


def word_lists(words: Words, key: str, where: str) -> dict[str, tuple[str, ...]]:
    """Return the mapping of word lists under `key`; raises DataError when it is anything else."""
    value = words.get(key)
    if not isinstance(value, dict):
        raise DataError(f"{where}: {key} must be a mapping; mend the file")
    return {name: strings(value, name, f"{where}: {key}") for name in value}
