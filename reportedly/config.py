"""Settings: one `reportedly.toml`, overlaid by options."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from reportedly.errors import SettingsError

FILE = "reportedly.toml"
COLUMNS = ("text_col", "title_col", "date_col", "url_col", "outlet_col")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run needs to know.

    `model` is a folder with a tagger of the user's own, None for the one that ships; `actors` and `places` are the
    user's own CSV files, read beside the built-in ones; `packs` is the folder of gazetteer packs, None for the usual
    one (see `reportedly.gazetteer.packs.folder`); `published` stands in for a day of publication that a report
    does not print; `jobs` is how many processes read at once, 0 = one for each core; the columns say what a table (CSV,
    JSON Lines, Parquet) holds where, `text_col` None for "text".
    """

    extractor: str = "both"
    model: Path | None = None
    actors: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()
    packs: Path | None = None
    published: date | None = None
    jobs: int = 0
    text_col: str | None = None
    title_col: str | None = None
    date_col: str | None = None
    url_col: str | None = None
    outlet_col: str | None = None


def load_settings(path: Path | None = None, **options: object) -> Settings:
    """The settings in `path` (by default `reportedly.toml` in the working folder, if it is there), with the given
    options on top.

    An option that is None or empty leaves the file's value. Raises SettingsError on an unknown key or a value of the
    wrong type.
    """
    file = path or Path(FILE)
    settings = Settings()
    if path is not None or file.is_file():
        settings = replace(settings, **checked(file, read_file(file)))  # type: ignore[arg-type]
    given = {key: value for key, value in options.items() if value not in (None, ())}
    return replace(settings, **given)  # type: ignore[arg-type]


def read_file(file: Path) -> Mapping[str, object]:
    """The table of a settings file."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"{file}: no such settings file; name one that exists or leave the option out") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{file}: cannot be read as TOML ({error}); mend the file") from error


def checked(file: Path, table: Mapping[str, object]) -> dict[str, object]:
    """The table's values as the fields of Settings want them."""
    known = {f.name for f in fields(Settings)}
    found: dict[str, object] = {}
    for key, value in table.items():
        if key not in known:
            raise SettingsError(f"{file}: unknown key {key!r}; known are {', '.join(sorted(known))}")
        found[key] = as_field(file, key, value)
    return found


def as_field(file: Path, key: str, value: object) -> object:
    """One value, with paths taken relative to the settings file."""
    if key in {"extractor", *COLUMNS} and isinstance(value, str):
        return value
    if key in {"model", "packs"} and isinstance(value, str):
        return file.parent / value
    if key in {"actors", "places"} and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(file.parent / v for v in value)
    if key == "published" and isinstance(value, date):
        return value
    if key == "jobs" and type(value) is int and value >= 0:
        return value
    raise SettingsError(f"{file}: {key} cannot be {value!r}; see docs/settings.md")
