"""Names of writers in bylines."""

import re

from reportedly.clean.furniture import Furniture, furniture

_MOST_WORDS = 8
_MOST_LINE_WORDS = 14
_LONGEST_BYLINE = 160
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|/|\band\b|\bwith\b)\s*", re.I)
_PLACE_AFTER = re.compile(r"\s+(?:in|at)\s+[^\W_a-z].*$|\s+[|–—]\s.*$|\s*\(.*$|\s+-\s.*$", re.S)
_INITIALS = re.compile(r"^[A-Z][\w.]*(?:[ -][\w.]+){0,3}(?:\s?/\s?[A-Z][\w.]*(?:[ -][\w.]+){0,3}){1,3}$")
_JOINED = re.compile(r"\s(?:and|&)\s", re.I)
_OTHER_WORK = re.compile(r"[;,.]?\s*$")


def byline_names(text: str) -> tuple[str, ...]:
    """Return the writers that a byline names ("By A B and C D", "Reporting by A B; Editing by C D"), no editors."""
    words = furniture()
    text = text.strip("() ")
    lowered = text.casefold()
    if not begins_any(lowered, words.names_follow):
        return ()
    opening = next(opening for opening in words.names_follow if begins(lowered, opening))
    rest = text[len(opening) :].lstrip(" :")
    for other in (*words.others_follow, *words.names_follow):
        cut = rest.casefold().find(other)
        if other != "by" and cut >= 0:
            rest = rest[:cut]
    return split_names(rest)


def is_byline(text: str) -> bool:
    """Say whether `text` is a byline and nothing else: an opening word and then only names."""
    if len(text) > _LONGEST_BYLINE or text.rstrip().endswith(("!", "?", ":")):
        return False
    lowered = text.casefold()
    words = furniture()
    if text.startswith("(") and text.endswith(")"):
        return any(begins(lowered[1:], opening) for opening in words.in_brackets)
    if begins_any(lowered, words.others_follow):
        return True
    return bool(byline_names(text))


def opens_like_byline(text: str) -> bool:
    """Say whether a short line begins like a byline, whatever follows ("By our correspondent in Goma, 3 May")."""
    lowered = text.casefold()
    is_short = len(text.split()) <= _MOST_LINE_WORDS and not text.rstrip().endswith((".", "!", "?", ":"))
    return is_short and begins_any(lowered, furniture().names_follow)


def is_initials(text: str) -> bool:
    """Say whether `text` is a desk's sign-off: names or initials with slashes between them, and nothing else."""
    return bool(_INITIALS.match(text)) and all(is_name(part.strip()) for part in text.split("/"))


def split_names(text: str) -> tuple[str, ...]:
    """Return the names joined in `text`, without places and offices beside them; () when a part is no name."""
    text = _OTHER_WORK.sub("", text.strip())
    words = furniture()
    found: list[str] = []
    for part in _BETWEEN_NAMES.split(text):
        name = _PLACE_AFTER.sub("", part).strip(" .:*")
        if not name or name.casefold() in words.beside_names:
            continue
        if not is_name(name, words):
            return tuple(found) if found and _is_office(name, words) else ()
        found.append(name)
    return tuple(dict.fromkeys(found))


def office_behind(text: str) -> str | None:
    """Return the last part of a line of names when it may be where the writers work and no further writer.

    That is the part behind the last comma, when no "and" joins it: "Ann Orr, Ravine Post".
    """
    before, comma, last = text.strip().rpartition(",")
    return last.strip(" .:") if comma and before.strip() and not _JOINED.search(last) else None


def closes_list(text: str) -> bool:
    """Say whether names are joined by "and" before the last comma, so that no writer's name stands behind it."""
    return _JOINED.search(text.rpartition(",")[0]) is not None


def begins_any(lowered: str, phrases: tuple[str, ...]) -> bool:
    """Say whether `lowered` begins with one of `phrases` as whole words. All in lower case."""
    return lowered.startswith(phrases) and any(begins(lowered, phrase) for phrase in phrases)


def is_name(text: str, words: Furniture | None = None) -> bool:
    """Say whether `text` is written like a name: a few capitalised words, without figures."""
    particles = (words or furniture()).particles
    tokens = text.split()
    if not tokens or len(tokens) > _MOST_WORDS or any(character.isdigit() for character in text):
        return False
    return tokens[0][0].isupper() and all(
        token[0].isupper() or token.casefold() in particles or token[0] in "(\"'’“" or "-" in token for token in tokens
    )


def begins(lowered: str, phrase: str) -> bool:
    """Say whether `lowered` begins with `phrase` as whole words; a figure at its end may go on. Both in lower case."""
    if not lowered.startswith(phrase):
        return False
    return not phrase[-1].isalpha() or not lowered[len(phrase) : len(phrase) + 1].isalnum()


def _is_office(text: str, words: Furniture) -> bool:
    """Say whether a part that is no name is the writer's place of work, which is no reason to drop the name."""
    return bool(words.beside_names & set(text.casefold().split()))
