"""Where a document comes from: title, writers, outlet, day of publication, and the outlet in which it first stood."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.clean.blocks import block_at
from reportedly.clean.datelines import (
    date_apart,
    date_line,
    dateline_at,
    is_other_date,
    is_town,
    looks_like_outlet,
    names_outlet,
    outlet_in_line,
    post_writer,
)
from reportedly.clean.dates import date_at, date_words, day_of, printed_dates
from reportedly.clean.edges import Stretch
from reportedly.clean.furniture import furniture
from reportedly.clean.names import (
    begins,
    byline_names,
    closes_list,
    is_name,
    office_behind,
    opens_like_byline,
    split_names,
)
from reportedly.clean.notices import contact_of
from reportedly.clean.outlets import Outlet, known_outlets
from reportedly.clean.titles import copy_end, title_parts, without_outlet
from reportedly.records import Origin, Original

Way = Literal["statement", "line", "credit", "agency"]
_RANK: dict[Way, int] = {"statement": 0, "line": 1, "credit": 2, "agency": 3}
_NAME_END = re.compile(r"[,;|()\n–—]|\.(?:\s|$)|\s-\s|\s(?:and|under|with|on|in|as|at)\s(?![A-Z])|\s(?:on|in)\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"“”]+")
_URL_DAY = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?:/|$)")
_HOLDER_NOISE = re.compile(r"©|\(c\)|\bcopyright\b|\ball rights reserved\b|\b(?:19|20)\d{2}\b|[-–—]\s*(?=,|$)", re.I)
_HOST = re.compile(r"\b(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b")
_MOST_NAME_WORDS = 8
_TITLE_RANK = 6
_ACRONYM_BEHIND = re.compile(r"\s*\([A-Z][\w./-]{1,9}\)$")


@dataclass(frozen=True, slots=True)
class Provenance:
    """The head of a document, as far as the page tells it. Days are ISO 8601."""

    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    published: str | None
    origin: Origin | None
    url: str | None


@dataclass(frozen=True, slots=True)
class _Credit:
    """One place where the page names an outlet, and in which way."""

    way: Way
    name: str
    day: str | None = None
    url: str | None = None


def provenance_of(original: Original, stretches: Sequence[Stretch]) -> Provenance:
    """Read the provenance from what the page declares and from the lines of its head and foot."""
    title, titled_outlet = _title(original, stretches)
    credits = list(_credits(original, stretches))
    authors, agencies, offices = _authors(original, stretches)
    outlet = _outlet(original, stretches, credits, titled_outlet) or next(iter(offices), None)
    credits.extend(agencies)
    origin = _origin(original, credits, outlet)
    url = original.declared.url or (None if origin and origin.url else _printed_address(original, stretches))
    return Provenance(title, authors, outlet, _published(original, stretches, outlet, origin, url), origin, url)


# --- title -------------------------------------------------------------------------------------------------------


def _title(original: Original, stretches: Sequence[Stretch]) -> tuple[str | None, str | None]:
    """Return the title without the outlet's name around it, and that name."""
    text, declared = original.text, original.declared.title
    printed = next((text[one.start : one.end] for one in stretches if one.kind == "headline"), None)
    if not printed:
        return without_outlet(declared) if declared else (None, None)
    title, outlet = without_outlet(printed)
    if declared and not outlet:
        outlet = without_outlet(declared)[1] or _behind_title(declared, title)
    return " ".join(title.split()), outlet


def _behind_title(declared: str, title: str) -> str | None:
    """Return what a page's declared title adds to the headline behind a bar or dash: the site's name."""
    stop = copy_end(declared, 0, len(declared), title)
    parts = title_parts(declared) if stop is not None else []
    name = parts[-1].strip() if len(parts) > 1 and len(parts[-1]) <= len(declared) - len(title) else ""
    return name if name and name.casefold() not in furniture().sections and is_name(name) else None


# --- authors -----------------------------------------------------------------------------------------------------


def _authors(original: Original, stretches: Sequence[Stretch]) -> tuple[tuple[str, ...], list[_Credit], list[str]]:
    """Return the writers, the agencies that stand among them, and the outlets named as where they work."""
    names: list[str] = []
    unnamed: list[str] = []
    offices: list[str] = []
    for declared in original.declared.authors:
        names.extend(split_names(declared) or ([declared] if is_name(declared) else []))
    for stretch in stretches:
        shown = original.text[stretch.start : stretch.end]
        if stretch.kind == "byline" and not _letterhead(shown):
            written = byline_names(shown) or post_writer(shown) or split_names(_without_opening(shown))
            office = office_behind(shown)
            if office and len(written) > 1 and written[-1] == office and not known_outlets().named(office):
                if looks_like_outlet(office):
                    offices.append(office)
                if looks_like_outlet(office) or closes_list(shown) or is_town(office):
                    written = written[:-1]
            names.extend(written)
            if not written and is_name(_without_opening(shown)) and opens_like_byline(shown):
                unnamed.append(_without_opening(shown))
        elif stretch.kind == "dateline" and (posted := post_writer(shown)):
            names.extend(posted)
        elif stretch.kind == "dateline" and (dated := next(printed_dates(shown), None)):
            names.extend(byline_names(shown[dated.end :].strip(" ,|–—-)")))
            names.extend(byline_names(shown[: dated.start].strip(" ,|–—-(")))
    unique = list({name.casefold(): name for name in reversed(names)}.values())[::-1]
    kept = [name for name in unique if name.casefold() not in furniture().beside_names]
    agencies = [outlet for name in kept if (outlet := known_outlets().named(name))]
    people = [name for name in kept if not known_outlets().named(name)]
    # A byline without a name ("By Staff Writer") stands over the page, and a credit at its foot does not replace it.
    return (*dict.fromkeys(unnamed), *(people or kept)), [_Credit("agency", one.name) for one in agencies], offices


def _without_opening(shown: str) -> str:
    """Return a byline without the words that open it."""
    lowered = shown.casefold()
    opening = next((opening for opening in furniture().names_follow if begins(lowered, opening)), "")
    return shown[len(opening) :].strip(" :")


# --- outlets named on the page -----------------------------------------------------------------------------------


def _credits(original: Original, stretches: Sequence[Stretch]) -> Iterator[_Credit]:
    """Yield every naming of an outlet in head and foot, in the order of the page."""
    for stretch in stretches:
        shown = original.text[stretch.start : stretch.end]
        if stretch.kind == "dateline":
            block = block_at(original.blocks, stretch.start)
            whole = (block.start, block.end) == (stretch.start, stretch.end)
            named = outlet_in_line(shown) if whole else None
            if named and not opens_like_byline(shown):
                found = next(printed_dates(shown), None)
                yield _Credit("line", _canonical(named), found.day if found else None, _target(original, stretch))
                continue
            dated = dateline_at(shown + " A", 0, len(shown) + 2, first=True)
            agency = dated.agency if dated else None
            bare = known_outlets().named(shown)
            if agency or bare:
                yield _Credit("agency", _canonical(agency or shown), dated.day if dated else None)
        elif stretch.kind == "byline" and (named := _letterhead(shown)):
            yield _Credit("line", _canonical(named))
        elif stretch.kind == "syndication":
            credit = _stated(original, stretch)
            if credit:
                yield credit


def _letterhead(shown: str) -> str | None:
    """Return the outlet whose name is a line of its own, without the acronym or motto behind it."""
    name = next((part for part in (shown, shown.partition(" - ")[0]) if names_outlet(part)), None)
    return _ACRONYM_BEHIND.sub("", name) if name else None


def _stated(original: Original, stretch: Stretch) -> _Credit | None:
    """Read "First published by X on 3 July 2017", "Source: X", "- X" and their like."""
    shown = original.text[stretch.start : stretch.end]
    words = furniture()
    lowered = shown.casefold()
    for way, markers in (("statement", words.origin_first), ("credit", words.origin_credit)):
        for marker in markers:
            at = lowered.find(marker) if way == "statement" else (0 if begins(lowered.lstrip("( "), marker) else -1)
            if at >= 0:
                at = lowered.find(marker, at) + len(marker)
                found = _named_after(original, stretch, at)
                if found:
                    return _Credit("statement" if way == "statement" else "credit", *found)
    outlet = _known_part(shown.strip(" -–—_/()."))
    return _Credit("credit", outlet.name, None, _target(original, stretch)) if outlet else None


def _named_after(original: Original, stretch: Stretch, at: int) -> tuple[str, str | None, str | None] | None:
    """Return name, day and address of the outlet named in a stretch after `at` characters."""
    shown = original.text[stretch.start : stretch.end]
    url = _target(original, stretch)
    position, day = at, None
    while position < len(shown):
        rest = shown[position:]
        skipped = len(rest) - len(rest.lstrip(" :,\n"))
        position += skipped
        between = next((word for word in furniture().origin_between if begins(shown[position:].casefold(), word)), None)
        dated = date_at(shown, position)
        if dated:
            position, day = dated.end, dated.day
        elif between:
            position += len(between)
        elif not skipped:
            break
    dated = next(printed_dates(shown, position), None)
    day = day or (dated.day if dated else None)
    rest = shown[position : dated.start if dated else len(shown)]
    address = _ADDRESS.match(rest)
    if address:
        url = address.group().rstrip(".,;")
        outlet = known_outlets().at(url)
        name = outlet.name if outlet else re.sub(r"^(?:https?://)?(?:www\.)?|/.*$", "", url)
        return name, day, url
    stop = _NAME_END.search(rest)
    name = (rest[: stop.start()] if stop else rest).strip(" .:'’\"”“")
    outlet = _known_part(name) or (known_outlets().at(url) if url else None)
    if outlet:
        return outlet.name, day, url
    return (name, day, url) if name and is_name(name) and len(name.split()) <= _MOST_NAME_WORDS else None


def _known_part(name: str) -> Outlet | None:
    """Return the known outlet that a credit names, alone or first among several ("AFP and agencies", "Reuters, AP")."""
    outlets = known_outlets()
    whole = outlets.named(name)
    parts = re.split(r"\s*[,/&+]\s*|\s+and\s+", name)
    return whole or next((outlet for part in parts if (outlet := outlets.named(part))), None)


def _target(original: Original, stretch: Stretch) -> str | None:
    """Return the web address that a stretch links to."""
    links = block_at(original.blocks, stretch.start).links
    inside = (link.href for link in links if stretch.start <= link.start < stretch.end)
    return next((href for href in inside if href.startswith(("http://", "https://"))), None)


# --- outlet, origin, dates ---------------------------------------------------------------------------------------


def _outlet(
    original: Original, stretches: Sequence[Stretch], credits: Sequence[_Credit], titled: str | None
) -> str | None:
    """Return the outlet of the page: by declaration, address, title, printed line, contact and copyright line."""
    declared = original.declared
    outlets = known_outlets()
    at_address = outlets.at(declared.url) if declared.url else None
    if declared.outlet and not (at_address and _is_variant(declared.outlet, at_address)):
        return _canonical(declared.outlet)
    if at_address:
        return at_address.name
    if titled:
        return titled
    elsewhere = {credit.name for credit in credits if credit.way in ("statement", "credit")}
    lines = [credit for credit in credits if credit.way == "line" and credit.name not in elsewhere]
    if lines:
        # Of two outlets with dates, the later one took the report over from the earlier one.
        return max(lines, key=lambda credit: credit.day or "").name
    elsewhere |= {credit.name for credit in credits}
    own = [outlet.name for address in _own_addresses(original, stretches) if (outlet := outlets.at(address))]
    holders = [
        holder for stretch in stretches if stretch.kind == "copyright" and (holder := _holder(original, stretch))
    ]
    return next((name for name in (*own, *holders) if name not in elsewhere), None)


def _is_variant(name: str, outlet: Outlet) -> bool:
    """Say whether a name that nobody knows is a longer or shorter form of an outlet's ("RT International")."""
    if known_outlets().named(name):
        return False
    tokens = set(re.findall(r"\w+", name.casefold()))
    return any(tokens & set(re.findall(r"\w+", known.casefold())) for known in (outlet.name, *outlet.aliases))


def _own_addresses(original: Original, stretches: Sequence[Stretch]) -> Iterator[str]:
    yield from contact_of(original.text, stretches)
    for stretch in stretches:
        if stretch.kind in ("copyright", "disclaimer"):
            yield from _HOST.findall(original.text, stretch.start, stretch.end)


def _holder(original: Original, stretch: Stretch) -> str | None:
    """Return the outlet that a copyright line names."""
    shown = original.text[stretch.start : stretch.end]
    if "©" not in shown and not begins(shown.casefold(), "copyright") and not begins(shown.casefold(), "(c)"):
        return None
    for part in re.split(r"[,.|;:]|\bby\b", _HOLDER_NOISE.sub(" ", shown)):
        name = " ".join(part.split()).strip(" -–—")
        if name and len(name.split()) <= _MOST_NAME_WORDS and looks_like_outlet(name):
            return _canonical(name)
    return None


def _origin(original: Original, credits: Sequence[_Credit], outlet: str | None) -> Origin | None:
    """Return where the report first stood, when the page names another outlet than its own for that."""
    others = [credit for credit in credits if not _same_outlet(credit.name, outlet)]
    if original.declared.outlet and original.declared.url:
        # A page that names another outlet's page as the canonical one says that it is a copy.
        canonical = known_outlets().at(original.declared.url)
        own = known_outlets().named(original.declared.outlet)
        if canonical and own and canonical is not own:
            others.append(_Credit("statement", canonical.name, None, original.declared.url))
    if not others:
        return None
    best = min(others, key=lambda credit: _RANK[credit.way])
    same = [credit for credit in others if credit.name == best.name]
    return Origin(
        best.name,
        next((credit.day for credit in same if credit.day), None),
        next((credit.url for credit in same if credit.url), None),
    )


def _same_outlet(name: str, outlet: str | None) -> bool:
    """Say whether two names are one outlet's: the same, or one the initials of the other."""
    if not outlet or name == outlet:
        return bool(outlet)
    short, long = sorted((name, outlet), key=len)
    initials = "".join(word[0] for word in re.findall(r"\w+", long) if word[0].isupper())
    return short.isupper() and short.replace(".", "") == initials


def _published(
    original: Original, stretches: Sequence[Stretch], outlet: str | None, origin: Origin | None, url: str | None
) -> str | None:
    """Return the day of publication: declared, else printed with outlet, label, alone, as update, or in the address."""
    declared = day_of(original.declared.published) if original.declared.published else None
    if declared:
        return declared
    found: dict[int, str] = {}
    for stretch in stretches:
        if stretch.kind in ("dateline", "byline", "headline"):
            shown = original.text[stretch.start : stretch.end]
            if stretch.kind == "headline":
                # A bulletin's title names the day that it covers, the best guess where nothing else is printed.
                titled = date_apart(shown)
                rank, day = _TITLE_RANK, titled.day if titled else None
            else:
                rank, day = _printed_day(shown, outlet, origin)
            if day:
                found.setdefault(rank, day)
    if found:
        return found[min(found)]
    in_url = _URL_DAY.search(url) if url else None
    return day_of("-".join(part.zfill(2) for part in in_url.groups())) if in_url else None


def _printed_day(shown: str, outlet: str | None, origin: Origin | None) -> tuple[int, str | None]:
    """Return how far a printed date is to be believed (0 most) and its day."""
    named = outlet_in_line(shown)
    if named and origin and _same_outlet(_canonical(named), origin.outlet):
        return 9, None
    words = date_words()
    found = date_line(shown) or next((date for date in printed_dates(shown) if not is_other_date(shown, date)), None)
    day = found.day if found else None
    if named and outlet and _same_outlet(_canonical(named), outlet):
        return 0, day
    if words.updated.match(shown):
        return 4, day
    return (1 if words.published.match(shown) else 2), day


def _printed_address(original: Original, stretches: Sequence[Stretch]) -> str | None:
    for stretch in stretches:
        shown = original.text[stretch.start : stretch.end]
        if stretch.kind != "body" and any(begins(shown.casefold(), word) for word in furniture().own_address):
            address = _ADDRESS.search(shown)
            return address.group().rstrip(".,;") if address else _target(original, stretch)
    return None


def _canonical(name: str) -> str:
    """Return the outlet's own name for a name in print, or the printed one."""
    outlet = known_outlets().named(name)
    return outlet.name if outlet else " ".join(name.split())
