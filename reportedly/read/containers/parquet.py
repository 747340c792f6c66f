"""Parquet files: one document for each row. Needs the extra reportedly[parquet]."""

from collections.abc import Iterator

from reportedly.errors import TooLargeInput, UnreadableInput
from reportedly.read.containers.rows import DEFAULT_TEXT, Row, check_columns, documents
from reportedly.read.containers.source import Source
from reportedly.read.item import Step

_BATCH = 256


def read(source: Source) -> Iterator[Step]:
    """Yield the rows of a table, numbered from 1; only the columns that were named are unpacked.

    Raises `UnreadableInput` without pyarrow, for a damaged file and for a column that is not there, `TooLargeInput`
    for a group of rows over `unpacked_bytes`.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UnreadableInput(
            f"{source.name}: Parquet needs pyarrow; install it with pip install 'reportedly[parquet]'"
        ) from None
    try:
        pyarrow.set_cpu_count(1)
        table = pyarrow.parquet.ParquetFile(source.path)
        check_columns(source, table.schema_arrow.names)
        for group in range(table.num_row_groups):
            if table.metadata.row_group(group).total_byte_size > source.limits.unpacked_bytes:
                raise TooLargeInput(
                    f"{source.name}: a group of rows unpacks to more than {source.limits.unpacked_bytes / 1e6:g} MB, "
                    "the limit; write it in smaller groups"
                )
        columns = source.columns
        wanted = [columns.text or DEFAULT_TEXT, columns.title, columns.date, columns.url, columns.outlet]
        batches = table.iter_batches(_BATCH, columns=[name for name in wanted if name], use_threads=False)
        rows: Iterator[Row] = (row for batch in batches for row in batch.to_pylist())
        yield from documents(source, "parquet", enumerate(rows, 1), f"pyarrow {pyarrow.__version__}")
    except (pyarrow.ArrowMemoryError, MemoryError):
        raise MemoryError from None
    except (pyarrow.ArrowException, OSError) as error:
        what = " ".join(str(error).split())[:200]
        raise UnreadableInput(f"{source.name}: a damaged Parquet file ({what}); write it anew") from None
