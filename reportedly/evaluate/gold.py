"""Gold: the claims that people annotated, one YAML file for each article."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from reportedly.errors import DataError, MissingInput
from reportedly.evaluate.claims import PlainClaim
from reportedly.evaluate.written import WrittenClaim, plain, written_claims
from reportedly.ontology import CASUALTY_KINDS, FACTUALITY, STANCES, load_event_types


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
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{file}: is no UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataError(f"{file}: cannot be read ({reason}); check the path and its permissions") from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    except (yaml.YAMLError, ValueError) as error:
        raise DataError(f"{file}: not valid YAML ({' '.join(str(error).split())}); mend the file") from error
    if data is None:
        return ()
    claims = written_claims(data, str(file))
    for number, claim in enumerate(claims):
        for fault in _unknown_words(claim):
            raise DataError(f"{file}: claims[{number}].{fault}; see docs/codebook.md for those known")
    return tuple(map(plain, claims))


def _unknown_words(claim: WrittenClaim) -> Iterator[str]:
    """What a gold claim says that the codebook does not know; it could never be found, whatever is read."""
    if claim.event not in load_event_types():
        yield f"event: {claim.event!r} is no event type"
    if claim.factuality not in FACTUALITY:
        yield f"factuality: {claim.factuality!r} is none"
    for number, toll in enumerate(claim.casualties or ()):
        if toll.kind not in CASUALTY_KINDS:
            yield f"casualties[{number}].kind: {toll.kind!r} is none"
    for number, voice in enumerate(claim.voice or ()):
        if voice.stance not in STANCES:
            yield f"voice[{number}].stance: {voice.stance!r} is none"
