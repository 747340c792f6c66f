"""The outlets that the project knows, found by name, acronym or web domain."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from urllib.parse import urlsplit

from reportedly.errors import DataError

KINDS = frozenset(
    ("wire", "newspaper", "broadcaster", "state agency", "party outlet", "monitor", "blog", "site", "ministry")
)
_COLUMNS = ["id", "name", "aliases", "domains", "country", "kind", "theatre"]
_LONGEST_ACRONYM = 5
_SEPARATORS = re.compile(r"[\s\-–—_./’']+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `country` and `theatre` are ISO 3166-1 alpha-2 codes; `kind` is one of `KINDS`."""

    id: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    kind: str
    theatre: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlets:
    """All outlets with the ways to find one."""

    all: tuple[Outlet, ...]
    by_name: Mapping[str, Outlet]
    by_domain: Mapping[str, Outlet]

    def named(self, name: str) -> Outlet | None:
        """Return the outlet of that name, alias or acronym.

        Acronyms count in capitals only: AP is one, "ap" is none.
        """
        for form in (name.strip(), name.strip().removeprefix("The ").removeprefix("the ")):
            found = self.by_name.get(_key(form)) or self.by_name.get(_key(form.title()) if form.isupper() else "")
            if found:
                return found
        return None

    def at(self, address: str) -> Outlet | None:
        """Return the outlet whose domain a web or mail address, or a bare host, belongs to."""
        host = _host(address)
        while "." in host:
            if host in self.by_domain:
                return self.by_domain[host]
            host = host.partition(".")[2]
        return None


@cache
def known_outlets() -> Outlets:
    """Return the built-in outlets. Raises `DataError` when the file breaks its format."""
    file = resources.files("reportedly").joinpath("data", "outlets", "outlets.csv")
    return load_outlets(file.read_text(encoding="utf-8"), "data/outlets/outlets.csv")


def load_outlets(source: str, where: str) -> Outlets:
    """Read outlets from CSV text; lines that begin with # are comments.

    Raises `DataError`, naming `where` and the line.
    """
    lines = [line for line in source.split("\n") if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(lines)
    if reader.fieldnames != _COLUMNS:
        raise DataError(f"{where}: the columns must be {','.join(_COLUMNS)}; found {','.join(reader.fieldnames or [])}")
    return _indexed([_outlet(row, where) for row in reader], where)


def _outlet(row: Mapping[str, str | None], where: str) -> Outlet:
    fields = {column: (row.get(column) or "").strip() for column in _COLUMNS}
    if not fields["id"] or not fields["name"] or fields["kind"] not in KINDS or None in row:
        raise DataError(
            f"{where}: outlet {fields['id'] or fields['name'] or '?'} needs an id, a name, seven columns and a "
            f"kind out of {', '.join(sorted(KINDS))}; correct the line"
        )
    return Outlet(
        fields["id"],
        fields["name"],
        _values(fields["aliases"]),
        _values(fields["domains"]),
        fields["country"],
        fields["kind"],
        _values(fields["theatre"]),
    )


def _values(joined: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in joined.split("|") if value.strip())


def _indexed(outlets: Iterable[Outlet], where: str) -> Outlets:
    found = tuple(outlets)
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for outlet in found:
        for key, index in [
            *((_key(name), by_name) for name in (outlet.name, *outlet.aliases)),
            *((domain.lower(), by_domain) for domain in outlet.domains),
        ]:
            other = index.setdefault(key, outlet)
            if other is not outlet:
                raise DataError(f"{where}: {key!r} stands for both {other.id} and {outlet.id}; keep it for one of them")
    if len({outlet.id for outlet in found}) < len(found):
        raise DataError(f"{where}: an id stands twice; give each outlet its own")
    return Outlets(found, MappingProxyType(by_name), MappingProxyType(by_domain))


def _key(name: str) -> str:
    """Acronyms keep their case; in other names neither case nor separators count, and REUTERS is Reuters."""
    letters = _SEPARATORS.sub("", name)
    return letters if letters.isupper() and len(letters) <= _LONGEST_ACRONYM else letters.casefold()


def _host(address: str) -> str:
    address = address.strip().lower()
    if "://" in address:
        try:
            return urlsplit(address).hostname or ""
        except ValueError:
            return ""
    return address.rpartition("@")[2].partition("/")[0]
