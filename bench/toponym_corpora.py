"""Articles with annotated place names: the Local-Global Lexicon (Lieberman 2010) and GeoWebNews (Gritta 2020)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.etree import _Element

Use = Literal["literal", "associative"]
LITERAL = frozenset({"Literal", "Literal_Modifier", "Embedded_Literal", "Mixed", "Coercion"})
ASSOCIATIVE = frozenset({"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit", "Demonym"})


@dataclass(frozen=True, slots=True)
class Gold:
    """A place name in a text. `id` is its GeoNames number; None where the annotators found none, and then `lat` and
    `lon` are 0; degrees WGS 84.

    `use` tells a place that is meant as one from a name that stands with or for something else ("Russian gas", "Kabul
    says"); the Local-Global Lexicon does not part them, and counts as literal. `kind` is the GeoNames feature code
    where it is given, else "".
    """

    start: int
    end: int
    text: str
    id: int | None
    lat: float
    lon: float
    use: Use
    kind: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text and its annotated place names, in order."""

    text: str
    names: tuple[Gold, ...]


def read_lgl(file: Path) -> list[GoldArticle]:
    """The articles of the Local-Global Lexicon; raises XMLSyntaxError where the file is no XML."""
    return read_articles(file, name_of_lgl)


def read_gwn(file: Path) -> list[GoldArticle]:
    """The articles of GeoWebNews; raises XMLSyntaxError where the file is no XML."""
    return read_articles(file, name_of_gwn)


def read_articles(file: Path, read_name: Callable[["_Element"], Gold | None]) -> list[GoldArticle]:
    """All articles of a file; names whose offsets do not fit the text are left out, as are those read as None."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    found = []
    for article in etree.parse(file, parser).getroot().iter("article"):
        text = article.findtext("text") or ""
        names = [name for each in article.iter("toponym") if (name := read_name(each)) is not None]
        fitting = [name for name in names if text[name.start : name.end] == name.text]
        found.append(GoldArticle(text, tuple(sorted(fitting, key=lambda name: (name.start, name.end)))))
    return found


def name_of_lgl(toponym: "_Element") -> Gold:
    """A name of the Local-Global Lexicon."""
    tag = toponym.find("gaztag")
    start, end, text = int(said(toponym, "start")), int(said(toponym, "end")), said(toponym, "phrase")
    if tag is None:
        return Gold(start, end, text, None, 0.0, 0.0, "literal", "")
    lat, lon = float(said(tag, "lat")), float(said(tag, "lon"))
    return Gold(start, end, text, int(tag.get("geonameid") or 0) or None, lat, lon, "literal", said(tag, "fcode"))


def name_of_gwn(toponym: "_Element") -> Gold | None:
    """A name of GeoWebNews; None for what is annotated beside place names: descriptions ("the village"), languages, and
    persons and firms that are called alike.
    """
    kind = said(toponym, "type")
    if kind not in LITERAL | ASSOCIATIVE:
        return None
    number = said(toponym, "geonamesID")
    known = number.isdigit()
    return Gold(
        start=int(said(toponym, "start")),
        end=int(said(toponym, "end")),
        text=said(toponym, "extractedName"),
        id=int(number) if known else None,
        lat=float(said(toponym, "latitude")) if known else 0.0,
        lon=float(said(toponym, "longitude")) if known else 0.0,
        use="literal" if kind in LITERAL else "associative",
        kind="",
    )


def said(element: "_Element", name: str) -> str:
    """The text of a child, "" where it is not there."""
    return (element.findtext(name) or "").strip()
