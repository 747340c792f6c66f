"""Making the pack of a country."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from reportedly.errors import DataError
from reportedly.gazetteer.packs.download import Progress, Wanted, download
from reportedly.gazetteer.packs.folder import pack_path
from reportedly.gazetteer.packs.pack import Pack, check_pack, open_pack
from reportedly.gazetteer.packs.sources import read_source
from reportedly.gazetteer.packs.writing import write_pack

Bar = Callable[[str], AbstractContextManager[Progress]]
"""Opens a bar for a file of that name."""


def add_file(folder: Path, country: str, file: Path, alternates: Path | None = None) -> Pack:
    """Make the pack of a country from a file at hand (see `read_source`), and return it open.

    A pack that is there already stays until the new one is whole. Raises DataError where the file cannot be used.
    """
    path = pack_path(folder, country)
    source, places = read_source(file, country.upper(), alternates)
    write_pack(path, country.upper(), places, source)
    pack = open_pack(path)
    check_pack(pack)
    return pack


def add_download(folder: Path, country: str, wanted: tuple[Wanted, ...], bar: Bar) -> Pack:
    """Make the pack of a country from files of a public gazetteer, and return it open.

    What a broken download left behind is gone on with; what turns out damaged is thrown away, so that the next try
    loads it anew.
    """
    pack_path(folder, country)
    kept = folder / "downloads"
    files = []
    for each in wanted:
        with bar(each.name) as progress:
            files.append(download(each, kept, progress))
    try:
        return add_file(folder, country, files[0], files[1] if files[1:] else None)
    except DataError as error:
        raise DataError(f"{error} (from {wanted[0].url}; what was loaded is thrown away)") from error
    finally:
        for file in files:
            file.unlink(missing_ok=True)
