"""The folder of packs: `cc.sqlite` for each country."""

import os
import re
from pathlib import Path

from platformdirs import user_data_path

from reportedly.errors import DataError, OutputError

FOLDER_VARIABLE = "REPORTEDLY_PACKS"
"""Names another folder of packs."""


def packs_folder(given: Path | None = None) -> Path:
    """Return the folder of packs: the given one, else that of `REPORTEDLY_PACKS`, else the user's data folder."""
    if given is not None:
        return given
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else user_data_path("reportedly", appauthor=False) / "gazetteer"


def pack_files(folder: Path) -> list[Path]:
    """Return the packs of a folder by country; none where the folder is not there."""
    try:
        return sorted(path for path in folder.iterdir() if re.fullmatch(r"[a-z]{2}\.sqlite", path.name))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise DataError(f"{folder}: cannot be read as a folder of packs ({error.strerror or error})") from error


def pack_path(folder: Path, country: str) -> Path:
    """Return where the pack of a country lies; raises DataError for what is no ISO 3166 code of two letters."""
    if not re.fullmatch(r"[A-Za-z]{2}", country):
        raise DataError(f"{country!r} is no ISO 3166 code of a country; give two letters such as SY")
    return folder / f"{country.lower()}.sqlite"


def remove_pack(folder: Path, country: str) -> Path:
    """Remove the pack of a country and return where it lay; raises DataError where there is none."""
    path = pack_path(folder, country)
    try:
        path.unlink()
    except FileNotFoundError as error:
        raise DataError(f"{path}: no such pack; see: reportedly gazetteer list") from error
    except OSError as error:
        raise OutputError(f"{path}: cannot be removed ({error.strerror or error})") from error
    return path
