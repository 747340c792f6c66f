"""Countries in the names of actors: "Syrian", "Russia's"."""

from collections.abc import Sequence
from pathlib import Path

from reportedly.actors.entries import ActorIndex
from reportedly.actors.names import Word
from reportedly.tables import read_rows


def read_countries(path: Path) -> dict[str, str]:
    """Return the code for each name of a country and each word for what is of it, as written and without dots."""
    found: dict[str, str] = {}
    for _, fields in read_rows(path, ("country", "name", "alternates", "demonyms")):
        for name in (fields["name"], *fields["alternates"].split("|")):
            # Archives that lost their apostrophes write "Syrias Homs".
            found[name] = found[name.upper()] = found[f"{name}s"] = fields["country"]
        found |= dict.fromkeys(fields["demonyms"].split("|"), fields["country"])
    for nothing in ("", "s"):
        found.pop(nothing, None)
    return {name.replace(".", ""): code for name, code in found.items()}


def country_at(index: ActorIndex, words: Sequence[Word], first: int) -> tuple[str, int] | None:
    """Return the code of the country whose name or adjective starts at a word, and of how many words it is."""
    if first >= len(words) or not words[first].written[:1].isupper():
        return None
    name, found = "", None
    for length, word in enumerate(words[first : first + 3], 1):
        name = f"{name} {word.written}" if name else word.written
        code = index.countries.get(name)
        if code is not None:
            found = code, length
    return found
