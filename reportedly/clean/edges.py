"""Furniture that stands inside the report's own paragraphs: datelines before the first words, sign-offs after the last.

Pages saved as plain text often run head, report and foot into one paragraph. A stretch is cut off only at the
paragraph's edge, and only when it has the form of furniture; what is doubtful stays in the body.
"""

import re
from dataclasses import dataclass

from reportedly.clean.datelines import dateline_at, looks_like_outlet
from reportedly.clean.dates import date_at, date_words
from reportedly.clean.evidence import is_picture_credit, kind_of_sentence
from reportedly.clean.furniture import furniture
from reportedly.clean.names import begins, byline_names, is_initials
from reportedly.clean.outlets import known_outlets
from reportedly.clean.sentences import sentence_spans
from reportedly.clean.titles import copy_end
from reportedly.records import PassageKind

_LONGEST_AGENCY = 30
_LONGEST_CAPTION = 500
_LONGEST_TAIL = 300
_TWO = 2
_STARTS = re.compile(r"\s*(?=[\"“‘'(\[]*[A-Z0-9])")
_WRITER = re.compile(r"\s+(?=by\s+[A-Z])")
_UPDATED = re.compile(r"\s*\([^()]{0,20}\d{4}\)|\s*\)")
_BRACKET = re.compile(r"[.!?\"”]\s*\(([^()]{2,60})\)\s*(?=[\"“‘'A-Z0-9])")
_LAST_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?…]+[\"”’')\]]*(?![\w.])")
_CLOSED = re.compile(r"\)(?=\s+[A-Z]\w+\s*$)")
_SIGN_OFF = re.compile(
    r"(?<=[.!?…\"”’)])\s*(?:(?:--?|[–—_/])\s*(?P<dashed>[A-Z][\w./ &+-]{1,40}?)/?|"
    r"\((?P<round>[A-Z][^()]{1,50})\))\.?\s*$"
)
_SOURCE = re.compile(r"^\(?\s*(?:source|sources|via)\s*:?\s+[^\W_a-z][^.()]{1,60}\)?\.?$", re.I)
_TAGS = re.compile(r"^(?:tags|keywords)\b:?\s+\S", re.I)
_WITH_AGENCY = re.compile(r"^\(?with\s+(?P<name>[A-Z][\w ]{1,30})\)?\.?$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a block with its kind."""

    kind: PassageKind
    start: int
    end: int


def cut_head(text: str, start: int, end: int, title: str | None, *, first: bool, dated: bool) -> list[Stretch]:
    """Return the stretches before a paragraph's own first words, in order, gapless from `start`.

    `first` says that the report begins with this paragraph; `dated` that a date at its start is one of publication and
    not the date of an entry in a chronology.
    """
    stretches: list[Stretch] = []
    position = start
    seen: set[str] = set()
    while position < end:
        found = _next_in_head(text, position, end, title, seen, first=first, dated=dated)
        if not found or found.end >= end:
            break
        stretches.append(found)
        position = found.end
    # A piece of body is cut off only to free the date, agency or caption behind it.
    while stretches and stretches[-1].kind == "body":
        stretches.pop()
    return stretches


def _next_in_head(
    text: str, position: int, end: int, title: str | None, seen: set[str], *, first: bool, dated: bool
) -> Stretch | None:
    if first and dated and "date" not in seen and (found := _leading_date(text, position, end)):
        seen.add("date")
        return found
    if "line" not in seen and (line := dateline_at(text, position, end, first=first)):
        seen.add("line")
        return Stretch("dateline", line.start, line.end)
    if first and title and "title" not in seen and (found := _title_copy(text, position, end, title)):
        seen.add("title")
        return found
    if first and seen & {"date", "title"} and "agency" not in seen and (found := _bare_agency(text, position, end)):
        seen.add("agency")
        return found
    if first and seen & {"date", "line"} and "caption" not in seen and (found := _leading_caption(text, position, end)):
        if found.kind == "caption":
            seen.add("caption")
        return found
    return None


def _leading_date(text: str, position: int, end: int) -> Stretch | None:
    words = date_words()
    label = words.updated.match(text, position, end) or words.published.match(text, position, end)
    found = date_at(text, label.end() if label else position, end)
    if not found:
        return None
    stop = found.end
    updated = _UPDATED.match(text, stop, end)
    stop = updated.end() if updated else stop
    follow = _STARTS.match(text, stop, end)
    if follow:
        return Stretch("dateline", position, follow.end())
    # "4 July 2017 was the worst day": a date that goes on in lower case belongs to the sentence, but not a labelled
    # one.
    writer = _WRITER.match(text, stop, end) if label else None
    return Stretch("dateline", position, writer.end()) if writer else None


def _title_copy(text: str, position: int, end: int, title: str) -> Stretch | None:
    stop = copy_end(text, position, end, title)
    return Stretch("body", position, stop) if stop and stop < end else None


def _is_told(sentence: str) -> bool:
    """Say whether a sentence reports somebody's words.

    Captions say what a picture shows; agencies are credited for both.
    """
    lowered = f" {sentence.casefold()} "
    return any(f" {cue} " in lowered.replace(".", " ").replace(",", " ") for cue in furniture().told)


def _bare_agency(text: str, position: int, end: int) -> Stretch | None:
    """Find an agency's name between head and first words: "AFP Thursday 30 Jul 2015 At least"."""
    outlets = known_outlets()
    words = text[position : min(end, position + _LONGEST_AGENCY)].split(" ")
    for count in (3, 2, 1):
        name = " ".join(words[:count])
        outlet = outlets.named(name) if len(words) > count else None
        if outlet and outlet.kind in ("wire", "state agency") and words[count][:1].isupper():
            return Stretch("dateline", position, position + len(name) + 1)
    return None


def _leading_caption(text: str, position: int, end: int) -> Stretch | None:
    """Find a caption run into the report: the one sentence before a picture's credit in brackets.

    A sentence before that is the report.
    """
    for match in _BRACKET.finditer(text, position, min(end, position + _LONGEST_CAPTION)):
        credit = match.group(1)
        lowered = credit.casefold()
        is_joint = any(lowered.endswith(word) for word in furniture().joint)
        if not (is_picture_credit(credit) or is_joint or known_outlets().named(credit)):
            continue
        before = sentence_spans(text, position, match.start(1) - 1)
        if len(before) == _TWO:
            return Stretch("body", position, before[1][0])
        if len(before) > _TWO or (not is_picture_credit(credit) and _is_told(text[position : match.start()])):
            return None
        return Stretch("caption", position, match.end())
    return None


def cut_foot(text: str, start: int, end: int, *, last: bool) -> list[Stretch]:
    """Return the stretches after a paragraph's own last words, in order, gapless up to `end`.

    `last` says that the report ends here.
    """
    stretches: list[Stretch] = []
    stop = end
    while stop > start:
        found = _last_notice(text, start, stop) or (_last_line(text, start, stop) if last else None)
        if not found or found.start <= start:
            break
        stretches.append(found)
        stop = found.start
    return stretches[::-1]


def _last_notice(text: str, start: int, stop: int) -> Stretch | None:
    spans = sentence_spans(text, max(start, stop - 1500), stop)
    if len(spans) < 2:
        return None
    # A writer's line may run on into a notice without a stop between them.
    kind = _kind_of_credits(text[spans[-1][0] : stop]) or kind_of_sentence(text, *spans[-1])
    return Stretch(kind, spans[-1][0], stop) if kind else None


def _last_line(text: str, start: int, stop: int) -> Stretch | None:
    """Judge what follows the last final stop, or a sign-off written right behind it."""
    sign_off = _SIGN_OFF.search(text, max(start, stop - 80), stop)
    if sign_off and _is_sign_off(sign_off["dashed"] or sign_off["round"]):
        return Stretch("syndication", sign_off.start(), stop)
    low = max(start, stop - _LONGEST_TAIL)
    ends = [match.end() for match in _LAST_STOP.finditer(text, low, stop)]
    ends.extend(match.end() for match in _CLOSED.finditer(text, low, stop))
    ends.sort()
    for begin in reversed(ends):
        rest = text[begin:stop].strip()
        if rest:
            kind = _kind_of_rest(rest)
            if kind:
                return Stretch(kind, begin, stop)
    return None


def _is_sign_off(name: str) -> bool:
    lowered = name.casefold()
    if begins(lowered, "source") or begins(lowered, "with"):
        return True
    for word in furniture().joint:
        name = name[: -len(word)] if lowered.endswith(word) else name
    return any(known_outlets().named(part) for part in re.split(r"[/,&+]|\band\b", name.strip()) if part.strip())


def _kind_of_rest(rest: str) -> PassageKind | None:
    lowered = rest.casefold()
    words = furniture()
    navigation = next(kind for kind in words.kinds if kind.kind == "navigation")
    if lowered.strip(" .!)(:") in navigation.whole or any(begins(lowered, phrase) for phrase in navigation.opening):
        return "navigation" if len(rest.split()) <= 15 and not rest.endswith(".") else None
    if _WITH_AGENCY.match(rest) or _SOURCE.match(rest):
        return "syndication"
    if _TAGS.match(rest):
        return "taxonomy"
    if date_words().updated.match(rest):
        return "dateline"
    if is_initials(rest) and not looks_like_outlet(rest):
        return "byline"
    return _kind_of_credits(rest)


def _kind_of_credits(rest: str) -> PassageKind | None:
    """Tell "Reporting by A B; Editing by C D"; the bare word "by" opens too many sentences to count here."""
    lowered = rest.casefold()
    words = furniture()
    if any(begins(lowered, phrase) for phrase in words.others_follow):
        return "byline"
    opens = any(begins(lowered, phrase) for phrase in words.names_follow if len(phrase) > len("by:"))
    return "byline" if opens and byline_names(rest) else None
