"""The words by which descriptions of actors are known, from `data/languages/en/descriptions.yml`."""

from dataclasses import dataclass
from functools import cache

from reportedly.errors import DataError
from reportedly.lexicon import load_words, strings

_WHERE = "descriptions.yml"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of description by its last word; see `descriptions.yml`."""

    heads: frozenset[str]
    needs: frozenset[str]
    kinds: frozenset[str]
    alone: bool
    capital: bool
    named: bool


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The lists of `descriptions.yml`, which says what each is for."""

    pointing: frozenset[str]
    owners: frozenset[str]
    owned: frozenset[str]
    prepositions: frozenset[str]
    whereabouts: frozenset[str]
    plain: frozenset[str]
    rules: tuple[Rule, ...]
    organs_with_article: frozenset[str]
    organs_bare: frozenset[str]
    organs_attributive: frozenset[str]
    near: frozenset[str]
    placing: frozenset[str]
    deeds: frozenset[str]
    small: frozenset[str]


@cache
def descriptions() -> Descriptions:
    """Return the lists of `descriptions.yml`; raises DataError where it breaks its format."""
    words = load_words("descriptions")

    def listed(key: str) -> frozenset[str]:
        return frozenset(strings(words, key, _WHERE))

    rules = words.get("rules")
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise DataError(f"{_WHERE}: rules must be a list of mappings; mend the file")
    return Descriptions(
        pointing=listed("pointing"),
        owners=listed("owners"),
        owned=listed("owned"),
        prepositions=listed("prepositions"),
        whereabouts=listed("whereabouts"),
        plain=listed("plain"),
        rules=tuple(
            Rule(
                heads=frozenset(strings(rule, "heads", _WHERE)),
                needs=frozenset(strings(rule, "needs", _WHERE)) if "needs" in rule else frozenset(),
                kinds=frozenset(strings(rule, "kinds", _WHERE)),
                alone=rule.get("alone") is True,
                capital=rule.get("capital") is True,
                named=rule.get("named") is True,
            )
            for rule in rules
        ),
        organs_with_article=listed("organs_with_article"),
        organs_bare=listed("organs_bare"),
        organs_attributive=listed("organs_attributive"),
        near=listed("near"),
        placing=listed("placing"),
        deeds=listed("deeds"),
        small=listed("small"),
    )
