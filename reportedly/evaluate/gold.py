"""Gold: the claims that people annotated, one YAML file for each article, and what lies beside them."""

import json
from collections.abc import Iterator
from pathlib import Path

import yaml

from reportedly.errors import DataError, MissingInput
from reportedly.evaluate.claims import PlainClaim, plain_claims
from reportedly.ontology import CASUALTY_KINDS, FACTUALITY, STANCES, load_event_types
from reportedly.read.limits import DEFAULT_LIMITS
from reportedly.tables import read_rows

# Claims nest five deep. The C parser of YAML follows any depth until the process breaks.
_DEEPEST = 20


def gold_files(folder: Path) -> list[Path]:
    """The gold files of a folder in the order of their names. Raises MissingInput where there are none."""
    if not folder.is_dir():
        raise MissingInput(f"{folder}: no such folder; name the one that holds the gold files ID.yaml")
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise MissingInput(f"{folder}: the folder holds no gold; put ID.yaml files there")
    return files


def read_gold(file: Path) -> tuple[PlainClaim, ...]:
    """The claims of one gold file; an empty file holds none. Raises DataError where it breaks the format."""
    data = _load(file)
    if data is None:
        return ()
    claims = plain_claims(data, str(file))
    for number, claim in enumerate(claims):
        for fault in _unknown_words(claim):
            raise DataError(f"{file}: claims[{number}].{fault}; see docs/codebook.md for those known")
    return claims


def beside(gold: Path) -> Path:
    """The folder in which the gold folder lies."""
    return gold.parent if gold.name not in ("", "..") else gold.resolve().parent


def read_outlets(gold: Path) -> dict[str, str]:
    """Outlets by article, from `meta.json` (a list of objects) and `index*.csv` beside the gold folder, if there.

    Both need `id` and `outlet`. Raises DataError where one breaks its format.
    """
    found: dict[str, str] = {}
    meta = beside(gold) / "meta.json"
    if meta.is_file():
        found |= dict(_in_json(meta))
    for table in sorted(beside(gold).glob("index*.csv")):
        found |= {row["id"]: row["outlet"] for _, row in read_rows(table, ("id", "outlet"))}
    return {article: outlet for article, outlet in found.items() if outlet}


def _load(file: Path) -> object:
    try:
        if file.stat().st_size > DEFAULT_LIMITS.bytes:
            size = f"{DEFAULT_LIMITS.bytes / 1e6:g} MB"
            raise DataError(f"{file}: larger than {size}, the limit for the gold of one article; split it")
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{file}: is no UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataError(f"{file}: cannot be read ({reason}); check the path and its permissions") from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check_plain(file, yaml.parse(text, Loader=loader))
        return yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise DataError(f"{file}{line}: not valid YAML ({error.problem}); mend the file") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise DataError(f"{file}: not valid YAML ({' '.join(str(error).split())}); mend the file") from error


def _check_plain(file: Path, events: Iterator[yaml.Event]) -> None:
    """Raise DataError at an alias, a tag or deep nesting: gold needs none, and a few lines of them can fill memory."""
    depth = 0
    for event in events:
        where = f"{file}:{event.start_mark.line + 1}" if event.start_mark else str(file)
        if isinstance(event, yaml.AliasEvent):
            raise DataError(f"{where}: an alias (*{event.anchor}); write out what it stands for")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise DataError(f"{where}: a tag ({event.tag}); take it away, and quote what is to be read as text")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise DataError(f"{where}: nested more than {_DEEPEST} deep; see docs/evaluate.md for the format")


def _unknown_words(claim: PlainClaim) -> Iterator[str]:
    """What a gold claim says that the codebook does not know; it could never be found, whatever is read."""
    if claim.event not in load_event_types():
        yield f"event: {claim.event!r} is no event type"
    if claim.factuality not in FACTUALITY:
        yield f"factuality: {claim.factuality!r} is unknown"
    for number, toll in enumerate(claim.casualties):
        if toll.kind not in CASUALTY_KINDS:
            yield f"casualties[{number}].kind: {toll.kind!r} is unknown"
    for number, voice in enumerate(claim.voice):
        if voice.stance not in STANCES:
            yield f"voice[{number}].stance: {voice.stance!r} is unknown"


def _in_json(file: Path) -> Iterator[tuple[str, str]]:
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise DataError(f"{file}: cannot be read as JSON ({error}); mend the file or take it away") from error
    if not isinstance(rows, list):
        raise DataError(f"{file}: must hold a list of objects with id and outlet; mend the file or take it away")
    for number, row in enumerate(rows):
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise DataError(f"{file}: entry {number} has no id; mend the file or take it away")
        if isinstance(row.get("outlet"), str):
            yield row["id"], row["outlet"]
