"""Persons: words that count without a number, for one person ("a senior officer") or nobody ("no civilians")."""

from reportedly.parse.lines import NO_TAGS, Line

_PERSON_REACH = 10
_INSIDE_PHRASE = frozenset("().'\"“”‘’")


def person_ahead(line: Line, i: int) -> bool:
    """Whether the words from `i` on are a noun phrase for one person, adjectives and appositions before it included."""
    for k in range(i, i + _PERSON_REACH):
        token = line.at(k)
        if token.kind == "word":
            if line.has(k, "breakers"):
                return False
            if (
                line.has(k, "persons")
                and not (line.has(k, "describing") and _noun_follows(line, k))
                and not line.hyphen(k + 1)
            ):
                return True
            if (line.has(k, "demonyms") or (line.has(k, "age_after") and line.hyphen(k - 1))) and not _noun_follows(
                line, k
            ):
                return True
        elif token.kind == "number":
            if not line.hyphen(k + 1):
                return False
        elif not (line.hyphen(k) or token.text in _INSIDE_PHRASE):
            return False
    return False


def one_pronoun(line: Line, i: int) -> bool:
    """Tell whether the word at `i` stands for one person by itself: "another" in "one died and another was hurt"."""
    if not line.has(i, "one_pronouns") or line.has(i - 1, "not_pronoun_after"):
        return False
    return not (_noun_follows(line, i) or line.starts_number(i + 1))


def _noun_follows(line: Line, k: int) -> bool:
    token = line.at(k + 1)
    if token.kind != "word":
        return line.hyphen(k + 1)
    return not (
        line.has(k + 1, "enders") or line.has(k + 1, "breakers") or token.lower.endswith(line.lists.verb_endings)
    )


def skip_nobody(line: Line, i: int) -> int:
    """Return the position behind words that say nobody ("no one", "no civilians", "without casualties"), or `i`."""
    if line.pair(i, "nothing_pairs"):
        return i + 2
    if line.has(i, "nothing_pronouns"):
        return i + 1
    if line.has(i, "nothing"):
        for k in range(i + 1, i + 5):
            if line.at(k).kind != "word" or line.has(k, "breakers"):
                return i
            if _casualty_or_person(line, k):
                return i + 1
    if line.has(i, "without"):
        k = i + 1
        while k < i + 5 and line.has(k, "without_fill"):
            k += 1
        return i + 1 if line.has(k, "casualty_nouns") else i
    return i


def _casualty_or_person(line: Line, k: int) -> bool:
    if line.has(k, "casualty_nouns") or line.has(k, "plural_persons"):
        return True
    word = line.at(k).lower
    for ending, single in line.lists.plural_endings.items():
        tags = line.lists.tags.get(word.removesuffix(ending) + single, NO_TAGS)
        if word.endswith(ending) and not tags.isdisjoint(("persons", "demonyms")):
            return True
    return (line.has(k, "persons") or line.has(k, "demonyms")) and person_ahead(line, k)
