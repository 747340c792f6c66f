"""How the process that reads a container tells another one what it found: JSON lines, each with bytes behind it.

No pickle: what comes out of a hostile file is data, whatever it did to the process that read it.
"""

import json
from dataclasses import asdict
from typing import IO

from reportedly.errors import EmptyInput, InputError, MissingInput, TooLargeInput, UnreadableInput
from reportedly.read.item import Failure, Item, Step
from reportedly.records import Declared, Page, Provenance

_ERRORS: dict[str, type[InputError]] = {
    each.__name__: each for each in (MissingInput, UnreadableInput, EmptyInput, TooLargeInput)
}


def write_step(stream: IO[bytes], step: Step) -> None:
    """Write one step and send it on."""
    data = b""
    if isinstance(step, Item):
        data = step.data
        fields = {
            "name": step.name,
            "media": step.media,
            "declared": asdict(step.declared),
            "provenance": asdict(step.provenance),
        }
    elif isinstance(step, Failure):
        fields = {"path": step.path, "error": type(step.error).__name__, "message": str(step.error)}
    else:
        fields = {}
    head = json.dumps({**fields, "size": len(data)}).encode()
    stream.write(len(head).to_bytes(8, "big") + head + data)
    stream.flush()


def step_of(head: dict[str, object], data: bytes) -> Step:
    """The step that a head and its bytes stand for. Raises KeyError, TypeError or ValueError where they are none."""
    if "path" in head:
        return Failure(str(head["path"]), _ERRORS[str(head["error"])](str(head["message"])))
    if "name" not in head:
        return None
    declared, provenance, media = head["declared"], head["provenance"], head["media"]
    if not isinstance(declared, dict) or not isinstance(provenance, dict):
        raise TypeError("a head of another shape")
    if media not in (None, "text/plain", "text/markdown", "text/html"):
        raise ValueError("a media type that is not read")
    pages = tuple(Page(**page) for page in provenance.pop("pages"))
    authors = tuple(declared.pop("authors"))
    return Item(
        str(head["name"]),
        data,
        media,
        Declared(authors=authors, **declared),
        Provenance(pages=pages, **provenance),
    )
