"""Options that several commands take."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from reportedly.errors import SettingsError

ActorFiles = Annotated[
    list[Path] | None, typer.Option("--actors", metavar="CSV", help="Your own actors, read beside the built-in ones.")
]
PlaceFiles = Annotated[
    list[Path] | None, typer.Option("--places", metavar="CSV", help="Your own places, read beside the built-in ones.")
]
Extractor = Annotated[
    str | None,
    typer.Option("--extractor", metavar="NAME", help="What finds the claims: rules, tagger, or both (the default)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def day(option: str, written: str | None) -> date | None:
    """Return the day that an option gives, None where it is not given."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise SettingsError(f"{option}: {written!r} is no day; write it like 2017-07-04") from None
