"""`reportedly gazetteer`: packs of places, and what a name can stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import AsJson, PlaceFiles
from reportedly.cli.output import BAD, EXIT_CODES, complain, download_bar, ending, print_records, print_rows, tell
from reportedly.errors import DataError, SettingsError

if TYPE_CHECKING:
    from reportedly.gazetteer.packs.pack import Pack

gazetteer = typer.Typer(
    help="Places: add every village of a country, see what is there, look a name up.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
SOURCES = ("geonames", "whosonfirst")
_SHOWN = 20
Country = Annotated[str, typer.Argument(metavar="CC", help="The country (two letters, ISO 3166): SY, IQ, UA.")]
Packs = Annotated[
    Path | None, typer.Option("--packs", metavar="DIR", help="Folder of packs, in place of the one in the settings.")
]


@dataclass(frozen=True, slots=True)
class PackLine:
    """A pack as it is listed."""

    country: str
    places: int
    names: int
    source: str
    licence: str
    file: str


@gazetteer.command(epilog=EXIT_CODES)
def add(
    country: Country,
    from_file: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Make it from a file at hand: GeoNames dump, Who's On First bundle or list, GeoJSON, CSV.",
        ),
    ] = None,
    alternates: Annotated[
        Path | None,
        typer.Option("--alternates", metavar="FILE", help="GeoNames alternate names to go with a dump at hand."),
    ] = None,
    source: Annotated[
        str, typer.Option("--source", metavar="NAME", help="What to download: geonames or whosonfirst.")
    ] = SOURCES[0],
    base: Annotated[
        str | None, typer.Option("--base", metavar="URL", help="Another address of the same files, ending in /.")
    ] = None,
    packs: Packs = None,
    as_json: AsJson = False,
) -> None:
    """Make the pack of a country, from a download or a file.

    A download that broke is gone on with when the command is given again.
    """
    with ending():
        from reportedly.gazetteer.packs.adding import add_download, add_file
        from reportedly.gazetteer.packs.download import (
            GEONAMES_URL,
            WHOS_ON_FIRST_URL,
            geonames_files,
            whos_on_first_files,
        )

        folder = _folder(packs)
        if from_file is not None:
            pack = add_file(folder, country, from_file, alternates)
        elif alternates is not None:
            raise SettingsError("--alternates: goes with --from FILE only; a download brings its own")
        elif source not in SOURCES:
            raise SettingsError(f"--source: {source!r} is not known; use one of {', '.join(SOURCES)}")
        elif source == "geonames":
            pack = add_download(folder, country, geonames_files(country, base or GEONAMES_URL), download_bar)
        else:
            pack = add_download(folder, country, whos_on_first_files(country, base or WHOS_ON_FIRST_URL), download_bar)
        _print_packs([_line(pack)], as_json=as_json)


@gazetteer.command("list", epilog=EXIT_CODES)
def list_packs(packs: Packs = None, as_json: AsJson = False) -> None:
    """List the packs that are there; a damaged one is told on standard error."""
    with ending():
        from reportedly.gazetteer.packs.folder import pack_files
        from reportedly.gazetteer.packs.pack import check_pack, open_pack

        lines, bad = [], False
        for path in pack_files(_folder(packs)):
            try:
                pack = open_pack(path)
                check_pack(pack)
                lines.append(_line(pack))
            except DataError as error:
                complain(error)
                bad = True
        _print_packs(lines, as_json=as_json)
        if bad:
            raise typer.Exit(BAD)


@gazetteer.command(epilog=EXIT_CODES)
def remove(country: Country, packs: Packs = None) -> None:
    """Remove the pack of a country."""
    with ending():
        from reportedly.gazetteer.packs.folder import remove_pack

        path = remove_pack(_folder(packs), country)
        tell(f"removed {path}")


@gazetteer.command(epilog=EXIT_CODES)
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as reports write it.")],
    country: Annotated[
        str | None, typer.Option("--country", metavar="CC", help="Only this country (two letters, ISO 3166).")
    ] = None,
    near: Annotated[
        str | None, typer.Option("--near", metavar="LAT,LON", help="Places near this point first (decimal degrees).")
    ] = None,
    places: PlaceFiles = None,
    packs: Packs = None,
    as_json: AsJson = False,
) -> None:
    """Look up what a place name can stand for, the likeliest first, and why."""
    with ending():
        from reportedly.config import load_settings
        from reportedly.gazetteer import open_gazetteer
        from reportedly.gazetteer.packs.folder import packs_folder
        from reportedly.gazetteer.ranking import rank_places
        from reportedly.publish.entries import PLACE_HEADER, place_row

        settings = load_settings(places=tuple(places or ()), packs=packs)
        wanted = country.upper() if country else None
        opened = open_gazetteer(settings.places, packs_folder(settings.packs))
        found = rank_places(opened, name, wanted, None if near is None else _point(near))[:_SHOWN]
        if as_json:
            print_records(found)
        else:
            print_rows(PLACE_HEADER, [place_row(place) for place in found], f"no place is called {name!r}")


def _folder(packs: Path | None) -> Path:
    from reportedly.config import load_settings
    from reportedly.gazetteer.packs.folder import packs_folder

    return packs_folder(load_settings(packs=packs).packs)


def _line(pack: "Pack") -> PackLine:
    return PackLine(pack.country, pack.places, pack.names, pack.source, pack.licence, str(pack.path))


def _print_packs(lines: Sequence[PackLine], *, as_json: bool) -> None:
    if as_json:
        print_records(lines)
        return
    rows = [
        (line.country, f"{line.places:,}", f"{line.names:,}", line.source, line.licence, line.file) for line in lines
    ]
    print_rows(
        ("country", "places", "names", "source", "licence", "file"),
        rows,
        "there is no pack; make one with: reportedly gazetteer add CC",
    )


def _point(given: str) -> tuple[float, float]:
    try:
        lat, lon = (float(part) for part in given.split(","))
    except ValueError:
        raise SettingsError(f"--near: {given!r} is no point; write it like 35.95,39.01") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise SettingsError(f"--near: {given!r} lies on no map; latitude goes first, as in 35.95,39.01")
    return lat, lon
