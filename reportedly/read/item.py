"""What comes out of an input: single documents, and what could not be read."""

from dataclasses import dataclass
from typing import Literal

from reportedly.errors import InputError
from reportedly.records import Declared, Provenance

Media = Literal["text/plain", "text/markdown", "text/html"]


@dataclass(frozen=True, slots=True)
class Item:
    """One document of an input, before its text is read.

    `name` is the path as given, with `#` and the place inside a container behind it. `data` are its bytes in the type
    `media`, None where the content decides; a reader that lays out the text itself (PDF, Word) hands over what it laid
    out, in UTF-8 with a byte order mark. `declared` is what the container says of the document.
    """

    name: str
    data: bytes
    media: Media | None
    declared: Declared
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a part of one, that could not be read, and why."""

    path: str
    error: InputError


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what. Without `text` the column is "text", and tables in folders are passed over;
    the others are read where they are named.
    """

    text: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    outlet: str | None = None


# What a reader of containers yields: None stands for a part that holds no document, as a sign of life.
Step = Item | Failure | None
