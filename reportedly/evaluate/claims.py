"""Claims as plain words: the one shape in which gold and answers are compared."""

from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, StrictInt, StrictStr, TypeAdapter, ValidationError

from reportedly.errors import DataError

T = TypeVar("T")


def _words(written: object) -> object:
    """Gold writes a phrase as it stands, answers write an object with offsets; YAML takes a bare `12` for a number."""
    if isinstance(written, dict) and "text" in written:
        return written["text"]
    if isinstance(written, int) and not isinstance(written, bool):
        return str(written)
    return "" if written is None else written


def _none_is_empty(written: object) -> object:
    return () if written is None else written


Words = Annotated[StrictStr, BeforeValidator(_words)]
Several = Annotated[tuple[T, ...], BeforeValidator(_none_is_empty)]


@dataclass(frozen=True, slots=True)
class PlainToll:
    """A toll figure; a bound that is open is None."""

    kind: StrictStr
    low: StrictInt | None = None
    high: StrictInt | None = None


@dataclass(frozen=True, slots=True)
class PlainVoice:
    """One link of the chain of voices."""

    speaker: Words = ""
    stance: StrictStr | None = None


@dataclass(frozen=True, slots=True)
class PlainClaim:
    """What of a claim is scored."""

    sentence: Words
    event: StrictStr
    trigger: Words
    agents: Several[Words] = ()
    targets: Several[Words] = ()
    places: Several[Words] = ()
    casualties: Several[PlainToll] = ()
    voice: Several[PlainVoice] = ()
    factuality: StrictStr | None = None

    @property
    def speaker(self) -> str:
        """The innermost speaker; empty where the outlet itself says so."""
        return self.voice[-1].speaker if self.voice else ""

    @property
    def stance(self) -> str | None:
        """The stance of the innermost voice; empty where the outlet itself says so."""
        return self.voice[-1].stance if self.voice else ""


@dataclass(frozen=True, slots=True)
class _File:
    claims: Several[PlainClaim] = ()


_FILE = TypeAdapter(_File)


def plain_claims(data: object, where: str) -> tuple[PlainClaim, ...]:
    """The claims in the data of a file, an object with a list `claims`; what is not scored is passed over.

    Raises DataError, naming file and field, where they break the format.
    """
    if not isinstance(data, dict):
        raise DataError(f"{where}: must hold an object with a list of claims; see docs/evaluate.md for the format")
    try:
        return _FILE.validate_python(data).claims
    except ValidationError as error:
        raise DataError(f"{where}: {first_fault(error)}; see docs/evaluate.md for the format") from error


def first_fault(error: ValidationError) -> str:
    """The first thing that a checker found, as `claims[3].event: field required`."""
    fault = error.errors(include_url=False)[0]
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"]).lstrip(".")
    said = "must be an object" if fault["type"] == "dataclass_type" else fault["msg"].lower()
    return f"{path}: {said}" if path else said
