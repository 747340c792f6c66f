"""Claims as files write them: the parts of gold and of saved answers that are scored."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import StrictInt, StrictStr, TypeAdapter, ValidationError

from reportedly.errors import DataError
from reportedly.evaluate.claims import PlainClaim


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase with its text; offsets are not scored."""

    text: StrictStr


Phrase = StrictStr | StrictInt | Words


@dataclass(frozen=True, slots=True)
class Figure:
    """A toll figure."""

    kind: StrictStr
    low: StrictInt | None = None
    high: StrictInt | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A voice."""

    speaker: Phrase | None = None
    stance: StrictStr | None = None


@dataclass(frozen=True, slots=True)
class WrittenClaim:
    """A claim of a file. What is not scored is passed over."""

    sentence: Phrase
    event: StrictStr
    trigger: Phrase
    agents: list[Phrase] | None = None
    targets: list[Phrase] | None = None
    places: list[Phrase] | None = None
    casualties: list[Figure] | None = None
    voice: list[Link] | None = None
    factuality: StrictStr | None = None


@dataclass(frozen=True, slots=True)
class WrittenClaims:
    """A file of claims."""

    claims: list[WrittenClaim] | None = None


_FILE = TypeAdapter(WrittenClaims)


def written_claims(data: object, where: str) -> list[WrittenClaim]:
    """The claims in the data of a file; raises DataError, naming the field, where they break the format."""
    try:
        return _FILE.validate_python(data).claims or []
    except ValidationError as error:
        raise DataError(f"{where}: {first_fault(error)}; see docs/evaluate.md for the format") from error


def first_fault(error: ValidationError) -> str:
    """The first thing that a checker found, as `claims[3].event: field required`."""
    fault = error.errors(include_url=False)[0]
    # A name in brackets or in capitals is the arm of a union that was tried, not a key of the file.
    steps = [step for step in fault["loc"] if isinstance(step, int) or step.islower()]
    steps = [step for step in steps if step not in ("str", "int")]
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")
    return f"{path}: {fault['msg'].lower()}" if path else fault["msg"].lower()


def plain(claim: WrittenClaim) -> PlainClaim:
    """The plain words of a written claim."""
    innermost = claim.voice[-1] if claim.voice else None
    return PlainClaim(
        sentence=_text(claim.sentence),
        event=claim.event,
        trigger=_text(claim.trigger),
        agents=_texts(claim.agents or ()),
        targets=_texts(claim.targets or ()),
        places=_texts(claim.places or ()),
        tolls=tuple((c.kind, c.low, c.high) for c in claim.casualties or ()),
        speaker=_text(innermost.speaker or "") if innermost else "",
        stance=innermost.stance or "" if innermost else "",
        factuality=claim.factuality,
    )


def _text(phrase: Phrase) -> str:
    return phrase.text if isinstance(phrase, Words) else str(phrase)


def _texts(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    return tuple(_text(phrase) for phrase in phrases)
