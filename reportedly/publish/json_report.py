"""The public JSON format `reportedly/1`: a report as JSON, and back.

The keys are the fields of the records in their order. Three things differ: `Time.from_` is written `from`, tuples are
lists, and a field of `LEFT_OUT_UNSET` is absent while it holds its default.
"""

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from reportedly.errors import UnreadableInput
from reportedly.records import Claim, Document, Participant, Place, PlacePhrase, Report

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from pydantic import TypeAdapter

FORMAT: Final = "reportedly/1"

LEFT_OUT_UNSET: Final = frozenset(
    {
        (Participant, "antecedent"),
        (PlacePhrase, "antecedent"),
        (PlacePhrase, "candidates"),
        (Place, "verified"),
    }
)

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WHAT_TO_DO = f"give a file that 'reportedly read --json' wrote in the format {FORMAT}"


def as_json(report: Report) -> dict[str, object]:
    """Turn the report into plain dicts, lists, strings and numbers, in the key order of the format."""
    return {"format": FORMAT, **record_as_json(report)}


def dump(reports: Iterable[Report], *, single: bool) -> str:
    """Write the reports as JSON text: the one object when `single`, else a list. Ends with a line feed.

    The text holds every character as itself; write it as UTF-8.
    """
    return "".join(pieces(reports, single=single))


def pieces(reports: Iterable[Report], *, single: bool) -> Iterator[str]:
    """Yield the text of `dump` in pieces, each made when its report arrives."""
    if single:
        for report in reports:
            yield _encode(as_json(report)) + "\n"
        return
    opening = "[\n "
    for report in reports:
        yield opening + _encode(as_json(report)).replace("\n", "\n ")
        opening = ",\n "
    yield "[]\n" if opening == "[\n " else "\n]\n"


def from_json(data: object) -> Report:
    """Read the report that `as_json` wrote as `data`. Keys that the format does not know are passed over.

    Raises UnreadableInput when the format is another one, a field is missing or of the wrong type, or a phrase does not
    stand where it says.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        found = data.get("format") if isinstance(data, dict) else None
        raise UnreadableInput(f"saved reading: the format is {found!r}, not {FORMAT!r}; {_WHAT_TO_DO}")
    from pydantic import ValidationError

    try:
        report = _checker().validate_json(json.dumps(_with_field_names(data)), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise UnreadableInput(f"saved reading: {_path(first['loc'])}: {first['msg'].lower()}; {_WHAT_TO_DO}") from error
    _check_stretches(report)
    return report


def load(text: str) -> tuple[Report, ...]:
    """Read the reports of a JSON text that `dump` wrote, one object or a list. Raises UnreadableInput."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableInput(
            f"saved reading: line {error.lineno} is no JSON ({error.msg.lower()}); {_WHAT_TO_DO}"
        ) from error
    return tuple(from_json(item) for item in (data if isinstance(data, list) else [data]))


def _encode(data: dict[str, object]) -> str:
    encoded = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    # A lone surrogate is no character and has no UTF-8 form; JSON can still spell it.
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", encoded)


@cache
def _written_fields(record: "type[DataclassInstance]") -> tuple[tuple[str, str, object, bool], ...]:
    """List field name, key, default, and whether the key is absent while the default stands."""
    return tuple(
        (field.name, field.name.rstrip("_"), field.default, (record, field.name) in LEFT_OUT_UNSET)
        for field in dataclasses.fields(record)
    )


def record_as_json(record: "DataclassInstance") -> dict[str, object]:
    """Turn any record into a dict by the rules of the format."""
    written = {}
    for name, key, default, leave_out in _written_fields(type(record)):
        value = getattr(record, name)
        if not (leave_out and value == default):
            written[key] = _value_as_json(value)
    return written


def _value_as_json(value: object) -> object:
    if isinstance(value, tuple):
        return [_value_as_json(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return record_as_json(value)
    return value


@cache
def _checker() -> "TypeAdapter[Report]":
    from pydantic import TypeAdapter

    return TypeAdapter(Report)


def _with_field_names(data: dict[str, object]) -> dict[str, object]:
    claims = data.get("claims")
    if not isinstance(claims, list):
        return data
    return {**data, "claims": [_claim_with_field_names(claim) for claim in claims]}


def _claim_with_field_names(claim: object) -> object:
    if not isinstance(claim, dict) or not isinstance(claim.get("time"), dict):
        return claim
    time = {("from_" if key == "from" else key): value for key, value in claim["time"].items()}
    return {**claim, "time": time}


def _path(location: Iterable[int | str]) -> str:
    """Write a location inside the data as `claims[0].time.from`."""
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step.rstrip('_')}" for step in location)
    return path.lstrip(".")


def _check_stretches(report: Report) -> None:
    """Raise UnreadableInput unless every stretch lies in the document and every phrase is what stands there."""
    text = report.document.text
    known = {claim.id for claim in report.claims}
    for path, record in _records_within(report, ""):
        if isinstance(record, Document):
            continue
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        if start is not None and end is not None:
            if not 0 <= start <= end <= len(text):
                raise UnreadableInput(f"saved reading: {path}: {start}..{end} lies outside the text; {_WHAT_TO_DO}")
            words = getattr(record, "text", None)
            if words is not None and text[start:end] != words:
                raise UnreadableInput(
                    f"saved reading: {path}: {words!r} does not stand at {start}..{end} of the text; {_WHAT_TO_DO}"
                )
        if isinstance(record, Claim):
            for other in record.about:
                if other not in known:
                    raise UnreadableInput(f"saved reading: {path}.about: no claim has the id {other!r}; {_WHAT_TO_DO}")


def _records_within(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _records_within(item, f"{path}[{number}]")
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield path, value
        for name, key, _, _ in _written_fields(type(value)):
            yield from _records_within(getattr(value, name), f"{path}.{key}".lstrip("."))
