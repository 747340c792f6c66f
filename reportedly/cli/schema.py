"""`reportedly schema`."""

from reportedly.cli.output import ending, write


def schema() -> None:
    """Print the JSON Schema of what `read --json` prints."""
    with ending():
        from reportedly.publish.schema import dump_schema

        write(dump_schema())
