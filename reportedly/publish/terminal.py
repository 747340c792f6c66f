"""A report on the terminal: its head, its claims by who says them, and what was left unread."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from reportedly.publish import wording
from reportedly.publish.visible import opening, visible_line
from reportedly.publish.wording import Numbered
from reportedly.records import Casualty, Claim, Document, Participant, PlacePhrase, Report, Time

WIDEST = 160
_INDENT = 4  # the column of claim numbers and counts
_LABEL = 13  # the column after it: event types, names of details, reasons
_FAINT = "dim"
_STRONG = "bold"
_SPEAKER = "bold cyan"
_DOUBT = "yellow"
_FIRST_STRETCHES = 2
_FIRST_WORDS = 60


def print_report(report: Report, console: Console, *, unread: bool = False) -> None:
    """Print the report for a person; with `unread` every unread stretch in full instead of its first words.

    Text of the report is never taken for markup, and its control characters are made visible. Triggers are bold and
    underlined, or stand in «guillemets» where the console has no colour.
    """
    width = min(console.width, WIDEST)
    signs = console.no_color or console.color_system is None
    claims = wording.numbered(report.claims)
    lines = [*_head(report.document), *_claims(report, claims, width, signs=signs), *_ending(report, width, unread)]
    for prefix, text in lines:
        room = max(width - cell_len(prefix.plain), 1)
        for number, line in enumerate(text.wrap(console, room, overflow="fold") or [Text()]):
            start = prefix if number == 0 else Text(" " * cell_len(prefix.plain))
            line.rstrip()
            whole = start + line
            whole.rstrip()
            console.print(whole, soft_wrap=True, highlight=False, markup=False, emoji=False)


def print_divider(console: Console) -> None:
    """Print the line that stands between two reports."""
    line = _shown("━" * min(console.width, WIDEST), _FAINT)
    console.print(Text("\n") + line + Text("\n"), soft_wrap=True, highlight=False, markup=False, emoji=False)


# A line before it is broken to the width: what stands once on its left, and the text that wraps beside it.
_Line = tuple[Text, Text]


def _head(document: Document) -> Iterator[_Line]:
    yield Text(), _shown(document.title or document.path, _STRONG)
    facts = list(_provenance(document))
    column = max((cell_len(visible_line(label)) for label, _ in facts), default=0) + 2
    for label, value in facts:
        start = _shown(label, _FAINT)
        start.pad_right(column - cell_len(start.plain))
        yield start, _shown(value)


def _provenance(document: Document) -> Iterator[tuple[str, str]]:
    if document.outlet or document.published:
        yield "outlet", _listed(document.outlet, wording.day(document.published))
    if document.origin:
        yield "first in", _listed(document.origin.outlet, wording.day(document.origin.published), document.origin.url)
    if document.authors:
        yield ("author" if len(document.authors) == 1 else "authors"), _listed(*document.authors)
    for heading in document.taxonomy:
        yield heading.label.lower(), _listed(*heading.values)
    if document.url:
        yield "address", document.url
    if document.copyright or document.reprint:
        yield "rights", " ".join(part for part in (document.copyright, document.reprint) if part)
    if document.contact:
        yield "contact", _listed(*document.contact)
    if document.title:
        yield "file", document.path


# --- claims ----------------------------------------------------------------------------------------------------------


def _claims(report: Report, claims: Sequence[Numbered], width: int, *, signs: bool) -> Iterator[_Line]:
    if not claims:
        yield Text(), Text()
        yield Text(), Text("No claims.")
    for group in wording.by_voice(claims):
        yield Text(), Text()
        speaker = " › ".join(group.names) or _capitalised(wording.outlet_itself(report.document))
        yield Text(), _rule(_shown(speaker, _SPEAKER), wording.counted(len(group.claims), "claim"), width)
        for place, item in enumerate(group.claims):
            if place:
                yield Text(), Text()
            yield from _claim(item, claims, signs=signs)


def _claim(item: Numbered, claims: Sequence[Numbered], *, signs: bool) -> Iterator[_Line]:
    claim = item.claim
    yield _row(f"{item.number:>{_INDENT - 1}} ", claim.event, _STRONG), _who(claim)
    for label, value in _details(claim, claims):
        yield _row(" " * _INDENT, label, _FAINT), value
    yield _row(" " * _INDENT, "", ""), _sentence(claim, signs=signs)


def _who(claim: Claim) -> Text:
    if not claim.agents and not claim.targets:
        return _shown("nobody named", _FAINT)
    who = _joined(map(_participant, claim.agents)) if claim.agents else _shown("unnamed", _FAINT)
    if not claim.targets:
        return who
    return Text(" → ").join([who, _joined(map(_participant, claim.targets))])


def _details(claim: Claim, claims: Sequence[Numbered]) -> Iterator[tuple[str, Text]]:
    standing = wording.standing(claim, claims)
    if standing:
        yield "standing", _joined((_shown(word, _DOUBT) for word in standing), "; ")
    if claim.hedges:
        yield "hedged by", _joined(_shown(f"“{hedge.text}”") for hedge in claim.hedges)
    if claim.places:
        yield "where", _joined(map(_place, claim.places), "; ")
    if claim.time:
        yield "when", _time(claim.time)
    if claim.casualties:
        yield "toll", _joined(map(_toll, claim.casualties), "; ")
    if claim.instruments:
        yield "with", _joined(_shown(instrument.text) for instrument in claim.instruments)


def _participant(participant: Participant) -> Text:
    stands_for = f" [{participant.antecedent.text}]" if participant.antecedent else ""
    return _shown(participant.text) + _shown(stands_for, _FAINT)


def _place(place: PlacePhrase) -> Text:
    words = _shown(wording.where(place))
    if place.antecedent:
        words += _shown(f" [{place.antecedent.text}]", _FAINT)
    if place.place is None:
        return words + _shown(f" ({wording.unresolved(place)})", _DOUBT)
    return words + _shown(f" = {wording.resolved(place.place)}", _FAINT)


def _time(time: Time) -> Text:
    return _shown(wording.when(time)) + _shown(f" ({wording.basis(time)})", _FAINT)


def _toll(casualty: Casualty) -> Text:
    victims = wording.victims(casualty)
    return _shown(wording.toll(casualty), _STRONG) + _shown(f" ({victims})" if victims else "")


def _sentence(claim: Claim, *, signs: bool) -> Text:
    """Show the sentence on one line with its trigger marked."""
    words = claim.sentence.text
    start = claim.trigger.start - claim.sentence.start
    end = claim.trigger.end - claim.sentence.start
    left, right = ("«", "»") if signs else ("", "")
    trigger = _shown(f"{left}{words[start:end]}{right}", "bold underline")
    return _shown(words[:start], "italic") + trigger + _shown(words[end:], "italic")


# --- the end ---------------------------------------------------------------------------------------------------------


def _ending(report: Report, width: int, unread: bool) -> Iterator[_Line]:
    yield Text(), Text()
    count = wording.counted(len(report.unread), "stretch", "stretches") if report.unread else "nothing"
    yield Text(), _rule(_shown("Left unread", _STRONG), count, width)
    unread_groups = wording.by_reason(report.unread)
    rejected_groups = wording.rejected_by_reason(report)
    reasons = [group.reason for group in unread_groups] + [reason for reason, _ in rejected_groups]
    column = max((cell_len(visible_line(reason)) + 2 for reason in reasons), default=0)
    for group in unread_groups:
        words = [report.document.text[stretch.start : stretch.end] for stretch in group.stretches]
        start = _row(f"{len(words):>{_INDENT - 1}} ", group.reason, "", max(column, _LABEL))
        yield from _in_full(start, words) if unread else [(start, _first_words(words))]
    if report.rejected:
        yield Text(), Text()
        yield Text(), _rule(_shown("Rejected drafts", _STRONG), str(len(report.rejected)), width)
        for reason, rejections in rejected_groups:
            start = _row(f"{len(rejections):>{_INDENT - 1}} ", reason, "", max(column, _LABEL))
            details = [rejection.detail for rejection in rejections]
            yield from _in_full(start, details) if unread else [(start, _first_words(details))]


def _in_full(start: Text, words: Sequence[str]) -> Iterator[_Line]:
    for number, each in enumerate(words):
        yield (start if number == 0 else Text(" " * cell_len(start.plain))), _shown(each.strip(), _FAINT)


def _first_words(words: Sequence[str]) -> Text:
    """Quote the first words of the first stretches, and say whether there are more."""
    first = [opening(each, _FIRST_WORDS) for each in words[:_FIRST_STRETCHES]]
    return _shown(" · ".join(first + (["…"] if len(words) > _FIRST_STRETCHES else [])), _FAINT)


# --- text ------------------------------------------------------------------------------------------------------------


def _shown(text: str, style: str = "") -> Text:
    # The style covers the words alone: as the style of the whole Text it would spread to what is put after it.
    return Text.assemble((visible_line(text), style))


def _joined(parts: Iterable[Text], separator: str = ", ") -> Text:
    return Text(separator).join(parts)


def _listed(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _row(start: str, label: str, style: str, column: int = _LABEL) -> Text:
    """Fill the two left columns; a longer label keeps one space to what follows."""
    shown = _shown(label, style)
    return Text(start) + shown + Text(" " * max(column - cell_len(shown.plain), 1))


def _rule(title: Text, count: str, width: int) -> Text:
    """Draw a heading with its count and a line to the right edge."""
    titled = _shown("── ", _FAINT) + title + Text("  ") + _shown(f"{count} ", _FAINT)
    return titled + Text("─" * (width - cell_len(titled.plain)), _FAINT)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
