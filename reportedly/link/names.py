"""The names by which stories may credit an outlet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.link.words import Spelled, bare_words

_LEAST_INITIALS = 3
_ARTICLE = ("the",)


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a story names an outlet: the offsets in its text, and the outlet's own name."""

    start: int
    end: int
    outlet: str


@dataclass(frozen=True, slots=True)
class Names:
    """Outlets by the first word of any of their names: the words, whether only capitals count, the own name."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], bool, str], ...]]
    own: Mapping[str, str]

    def of(self, name: str | None) -> str | None:
        """The own name of an outlet called `name`, or `name` itself where it is not known."""
        return self.own.get(_key(name), name) if name else None

    def find(self, text: str, words: list[Spelled]) -> list[Naming]:
        """Every place in `text`, whose words are given, that names an outlet, the longest name at each."""
        found = []
        passed = 0
        for place, (word, start, _) in enumerate(words):
            if start < passed:
                continue
            for name, capitals, outlet in self.by_first.get(word, ()):
                if tuple(w for w, _, _ in words[place : place + len(name)]) == name:
                    end = words[place + len(name) - 1][2]
                    if text[start:end].isupper() or (not capitals and text[start].isupper()):
                        found.append(Naming(start, end, outlet))
                        passed = end
                        break
        return found


def gather_names(outlets: Iterable[str], aliases: Mapping[str, Iterable[str]]) -> Names:
    """The names of `outlets` and their initials (three letters or more), and those in `aliases`: own name to others."""
    spelled: dict[tuple[str, ...], tuple[bool, str]] = {}
    own: dict[str, str] = {}
    for outlet, others in sorted(aliases.items()):
        for name in (outlet, *others):
            _add(name, outlet, spelled, own)
    for outlet in sorted(set(outlets)):
        _add(outlet, own.get(_key(outlet), outlet), spelled, own)
        initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
        if len(initials) >= _LEAST_INITIALS:
            _add(initials, own.get(_key(outlet), outlet), spelled, own)
    by_first: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
    for name_words, (capitals, outlet) in spelled.items():
        by_first.setdefault(name_words[0], []).append((name_words, capitals, outlet))
    return Names({first: tuple(sorted(each, key=lambda n: (-len(n[0]), n))) for first, each in by_first.items()}, own)


def _add(name: str, outlet: str, spelled: dict[tuple[str, ...], tuple[bool, str]], own: dict[str, str]) -> None:
    words = tuple(bare_words(name))
    words = words[1:] if words[:1] == _ARTICLE else words
    if words:
        spelled.setdefault(words, (name.isupper(), outlet))
        own.setdefault(_key(name), outlet)


def _key(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())
