"""The JSON Schema of the format `reportedly/1`, made from the records."""

import json

from reportedly.publish.json_report import FORMAT, LEFT_OUT_UNSET
from reportedly.records import Report

_DAY = r"^\d{4}-\d{2}-\d{2}$"
_DAYS = frozenset({"published", "from", "to"})
_COUNTS = frozenset({"start", "end", "low", "high", "radius_km"})
_RANGES = {"lat": (-90, 90), "lon": (-180, 180)}

Schema = dict[str, object]


def schema() -> Schema:
    """Make the schema of what `reportedly read --json` prints: one report, or a list of them (JSON Schema 2020-12)."""
    from pydantic import TypeAdapter

    made = TypeAdapter(Report).json_schema(ref_template="#/$defs/{model}")
    records: dict[str, Schema] = made.pop("$defs")
    records["Report"] = made
    for name, record in records.items():
        _finish(name, record)
    report = records["Report"]
    report["properties"] = {"format": {"const": FORMAT}, **_properties(report)}
    report["required"] = list(_properties(report))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Reportedly: readings of reports, format {FORMAT}",
        "anyOf": [{"$ref": "#/$defs/Report"}, {"type": "array", "items": {"$ref": "#/$defs/Report"}}],
        "$defs": {name: records[name] for name in sorted(records)},
    }


def dump_schema() -> str:
    """Write the schema as JSON text that ends with a line feed."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _properties(record: Schema) -> dict[str, Schema]:
    properties = record["properties"]
    assert isinstance(properties, dict)
    return properties


def _finish(name: str, record: Schema) -> None:
    """Turn the description of a record into that of its JSON: key names, what must be there, which values can be."""
    properties = {key.rstrip("_"): value for key, value in _properties(record).items()}
    optional = {field for owner, field in LEFT_OUT_UNSET if owner.__name__ == name}
    for key, value in properties.items():
        # The keys are their own titles; a default would promise that a missing key is allowed.
        value.pop("title", None)
        if key not in optional:
            value.pop("default", None)
        properties[key] = _bounded(key, value)
    record["properties"] = properties
    record["required"] = [key for key in properties if key not in optional]
    record["additionalProperties"] = False
    if "description" in record:
        record["description"] = " ".join(str(record["description"]).split()).replace("None", "null")


def _bounded(key: str, value: Schema) -> Schema:
    """Limits that the types of Python do not carry, by key."""
    alternatives = value.get("anyOf")
    if isinstance(alternatives, list):
        return {**value, "anyOf": [_bounded(key, alternative) for alternative in alternatives]}
    kind = value.get("type")
    if kind == "string" and key in _DAYS:
        return {**value, "pattern": _DAY}
    if kind in ("integer", "number") and key in _COUNTS:
        return {**value, "minimum": 0}
    if kind == "number" and key in _RANGES:
        low, high = _RANGES[key]
        return {**value, "minimum": low, "maximum": high}
    return value
