"""Where an event lies: the named places of its clause with their relation."""

from dataclasses import dataclass
from functools import cache

from reportedly.errors import DataError
from reportedly.extract.arguments import objects
from reportedly.extract.merge import Deed
from reportedly.extract.phrases import IsToponym, extent, is_named, is_proper, kind_of, load_kinds, words_of
from reportedly.extract.roles import drives_out
from reportedly.lexicon import load_words
from reportedly.records import Relation
from reportedly.sentences import Sentence, Token
from reportedly.syntax import ancestors, children, conjuncts

MOTION = frozenset({"advance", "displacement", "deployment", "withdraw"})
# Words between a preposition and the last of the names that it holds.
RELATION_REACH = 8
COMPASS = {
    "north": "north_of", "south": "south_of", "east": "east_of", "west": "west_of",
    "northeast": "northeast_of", "northwest": "northwest_of", "southeast": "southeast_of", "southwest": "southwest_of",
    "north-east": "northeast_of", "north-west": "northwest_of", "south-east": "southeast_of", "south-west":
    "southwest_of",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """Token span (first, last) of a place and its relation to the event."""

    first: int
    last: int
    relation: Relation


@cache
def load_prepositions() -> dict[str, Relation]:
    """Relations by preposition."""
    found: dict[str, Relation] = {}
    for relation, words in load_words("relations").items():
        if not isinstance(words, list):
            raise DataError(f"relations.yml: {relation} must be a list; mend the file")
        for word in words:
            found[str(word)] = relation  # type: ignore[assignment]
    return found


def find_places(sentence: Sentence, deed: Deed, is_toponym: IsToponym) -> tuple[PlaceSpan, ...]:
    """Places of a deed: those of its own phrases, else those of the clause above it."""
    event = deed.trigger.event
    found: list[PlaceSpan] = []
    for index in deed.tokens:
        found += own_places(sentence, index, event, is_toponym, skip=frozenset(deed.tokens))
    if not found:
        for above in ancestors(sentence, deed.trigger.index):
            if above.pos in {"VERB", "AUX", "NOUN"}:
                found += own_places(sentence, above.index, event, is_toponym, skip=frozenset(deed.tokens))
            if found or above.dep in {"ROOT", "ccomp"}:
                break
    if event == "capture" and not drives_out(sentence, deed, is_toponym):
        # Whom a place is taken from is no place, whatever its name.
        found = [p for p in found if p.relation != "from"]
    unique: dict[int, PlaceSpan] = {}
    for place in found:
        if not any(p.first <= place.first and place.last < p.last for p in found):
            unique.setdefault(place.last, place)
    return tuple(unique[i] for i in sorted(unique))


def own_places(
    sentence: Sentence, index: int, event: str, is_toponym: IsToponym, skip: frozenset[int]
) -> list[PlaceSpan]:
    """Places among a trigger's objects, modifiers and prepositional phrases, its participants' phrases included."""
    found: list[PlaceSpan] = []
    token = sentence.tokens[index]
    if token.pos in {"VERB", "AUX"}:
        for head in objects(sentence, index):
            if head in skip:
                continue
            if kind_of(sentence, head, is_toponym) == "place" and is_named(sentence, head):
                found += expand(sentence, head, "in", is_toponym)
            else:
                found += attached(sentence, head, event, is_toponym)
                found += owned(sentence, head, event, is_toponym)
    else:
        for _, of in of_objects(sentence, index):
            found += expand_if_place(sentence, of, "in", is_toponym) or attached(sentence, of, event, is_toponym)
    found += attached(sentence, index, event, is_toponym)
    for _, head in other_objects(sentence, index):
        found += attached(sentence, head, event, is_toponym)
    above = sentence.tokens[token.head]
    if token.pos in {"NOUN", "PROPN"} and above.pos in {"VERB", "AUX"} and token.dep in {"dobj", "nsubj", "nsubjpass"}:
        found += attached(sentence, above.index, event, is_toponym)
    return found


def owned(sentence: Sentence, head: int, event: str, is_toponym: IsToponym) -> list[PlaceSpan]:
    """Places in the "of" phrase of an object: "districts of X" lie in X, "fighters of X" belong to X."""
    found: list[PlaceSpan] = []
    lies = sentence.tokens[head].lemma in load_kinds().of_names or kind_of(sentence, head, is_toponym) in {
        "thing",
        "none",
    }
    for _, of in of_objects(sentence, head):
        named = expand_if_place(sentence, of, "in", is_toponym) if lies else []
        found += named or attached(sentence, of, event, is_toponym)
    return found


def other_objects(sentence: Sentence, index: int) -> list[tuple[Token, int]]:
    """Objects of prepositions that name no place by themselves ("by", "with", "against"): places may stand in their
    phrases.
    """
    return [
        (c, i)
        for c in children(sentence, index, "prep", "agent")
        if c.lemma in {"by", "with", "between", "against"}
        for p in children(sentence, c.index, "pobj")
        for i in conjuncts(sentence, p.index)
    ]


def of_objects(sentence: Sentence, index: int) -> list[tuple[Token, int]]:
    """Objects of "of" below a token."""
    return [
        (c, i)
        for c in children(sentence, index, "prep")
        if c.lemma == "of"
        for p in children(sentence, c.index, "pobj")
        for i in conjuncts(sentence, p.index)
    ]


def expand_if_place(sentence: Sentence, head: int, relation: Relation, is_toponym: IsToponym) -> list[PlaceSpan]:
    """The place at `head` if it names one."""
    return (
        expand(sentence, head, relation, is_toponym)
        if kind_of(sentence, head, is_toponym) == "place" and is_named(sentence, head)
        else []
    )


def attached(sentence: Sentence, index: int, event: str, is_toponym: IsToponym) -> list[PlaceSpan]:
    """Places in the prepositional phrases that depend on token `index`, nested ones included."""
    prepositions = load_prepositions()
    found: list[PlaceSpan] = []
    for child in children(sentence, index):
        if child.lemma in COMPASS or child.text.lower() in COMPASS:
            for head in [
                i
                for c in children(sentence, child.index, "prep")
                if c.lemma == "of"
                for p in children(sentence, c.index, "pobj")
                for i in conjuncts(sentence, p.index)
            ]:
                found += expand(sentence, head, COMPASS[child.text.lower()], is_toponym)  # type: ignore[arg-type]
            continue
        if child.dep not in {"prep", "agent", "advmod", "prt"} or child.lemma not in prepositions:
            continue
        relation = prepositions[child.lemma]
        if relation == "toward" and event not in MOTION:
            relation = "in"
        if child.lemma in {"on", "upon", "against"} and event == "advance":
            relation = "toward"
        inner = [
            *children(sentence, child.index, "pobj"),
            *(p for c in children(sentence, child.index, "prep") for p in children(sentence, c.index, "pobj")),
        ]
        for pobj in inner:
            for head in conjuncts(sentence, pobj.index):
                found += place_at(sentence, head, relation, event, is_toponym)
    return found


def place_at(sentence: Sentence, head: int, relation: Relation, event: str, is_toponym: IsToponym) -> list[PlaceSpan]:
    """The places that the phrase at `head` holds, or none where it names something else."""
    token = sentence.tokens[head]
    lower = token.text.lower()
    if lower in COMPASS or lower in {"outskirts", "outskirt", "edge", "edges", "border", "borders"}:
        nested = [
            p
            for _, of in of_objects(sentence, head)
            for p in expand_if_named(sentence, of, "near" if lower not in COMPASS else "in", is_toponym)
        ]
        if nested and lower not in {"border", "borders"}:
            return nested
    kind = kind_of(sentence, head, is_toponym)
    if kind == "place" and (is_named(sentence, head) or stands_for_name(sentence, head)):
        return expand(sentence, head, relation, is_toponym)
    if kind == "place" and of_objects(sentence, head):
        nested = [
            p for _, of in of_objects(sentence, head) for p in expand_if_named(sentence, of, relation, is_toponym)
        ]
        return nested + attached(sentence, head, event, is_toponym)
    if (
        kind == "name"
        and token.pos == "PROPN"
        and relation in {"in", "near", "from", "toward"}
        and not person_like(sentence, head)
    ):
        return expand(sentence, head, relation, is_toponym)
    if kind in {"place", "thing", "none", "force", "person"}:
        return attached(sentence, head, event, is_toponym)
    return []


def stands_for_name(sentence: Sentence, head: int) -> bool:
    """Whether "the city" and its like stand alone for a place named before."""
    token = sentence.tokens[head]
    kids = children(sentence, head)
    return (
        token.lemma in load_kinds().stand_ins
        and any(c.dep == "det" and c.lemma in {"the", "that", "this"} for c in kids)
        and len(kids) == 1
    )


def person_like(sentence: Sentence, head: int) -> bool:
    """Whether a proper noun is a person or force by a title or a following verb of speech."""
    return any(
        c.text.rstrip(".").lower()
        in {"mr", "gen", "general", "president", "minister", "col", "colonel", "maj", "lt", "dr", "sheikh", "the"}
        for c in children(sentence, head, "compound")
    )


def expand_if_named(sentence: Sentence, head: int, relation: Relation, is_toponym: IsToponym) -> list[PlaceSpan]:
    """The place at `head` if it is a proper noun or a named place."""
    return (
        expand(sentence, head, relation, is_toponym)
        if is_named(sentence, head) and kind_of(sentence, head, is_toponym) in {"place", "name"}
        else []
    )


def split_compass(sentence: Sentence, first: int, last: int, relation: Relation) -> list[PlaceSpan]:
    """Two places where a compass word stands bare between two names ("the X front north Y")."""
    for i in range(first + 1, last):
        compass = COMPASS.get(sentence.tokens[i].text)
        if compass is not None and is_proper(sentence.tokens[i + 1]):
            return [PlaceSpan(first, i - 1, relation), PlaceSpan(i + 1, last, compass)]  # type: ignore[arg-type]
    return [PlaceSpan(first, last, relation)]


def expand(sentence: Sentence, head: int, relation: Relation, is_toponym: IsToponym) -> list[PlaceSpan]:
    """A place phrase, cut to its name ("the town of X" is X), with the places nested in it from the most specific
    outwards.
    """
    tokens = sentence.tokens
    found: list[PlaceSpan] = []
    generic = tokens[head].lemma in load_kinds().of_places or tokens[head].text.lower() in load_kinds().of_places
    of = [i for _, i in of_objects(sentence, head)]
    if generic and of and tokens[head].pos == "NOUN":
        for i in of:
            found += expand(sentence, i, relation, is_toponym)
    else:
        first, last = extent(
            sentence,
            head,
            of=not any(tokens[i].pos == "PROPN" and kind_of(sentence, i, is_toponym) == "place" for i in of)
            or tokens[head].pos != "PROPN",
        )
        road = tokens[head].lemma in load_kinds().roads
        found += split_compass(sentence, first, last, "along" if road and relation in {"in", "toward"} else relation)
    for child in children(sentence, head):
        if child.dep == "appos" and is_proper(child):
            # "X, Y and Z": parsers take the second of a list for an apposition of the first.
            listed = conjuncts(sentence, child.index)
            named = is_toponym(words_of(sentence, extent(sentence, child.index))) or child.index - head <= 2
            for i in listed if named or len(listed) > 1 else ():
                found += expand(sentence, i, relation if len(listed) > 1 else "in", is_toponym)
        elif child.dep == "prep" and (child.lemma in load_prepositions() or child.lemma in {"include", "including"}):
            nested = load_prepositions().get(child.lemma, "in")
            for pobj in children(sentence, child.index, "pobj"):
                for i in conjuncts(sentence, pobj.index):
                    found += place_at(sentence, i, "in" if nested == "toward" else nested, "", is_toponym)
    return found


def relation_before(sentence: Sentence, first: int) -> Relation:
    """The relation that the words before a place name tell, "in" where they tell none.

    Articles, generic words ("the village of") and names that are listed before it are passed over.
    """
    tokens = sentence.tokens
    for i in range(first - 1, max(-1, first - 1 - RELATION_REACH), -1):
        token = tokens[i]
        if token.lemma == "of" and i > 0:
            compass = COMPASS.get(tokens[i - 1].text.lower())
            if compass is not None:
                return compass  # type: ignore[return-value]
            continue
        if token.pos == "ADP" and token.lemma in load_prepositions():
            return load_prepositions()[token.lemma]
        if token.pos in {"VERB", "AUX", "SCONJ"} or token.text in {".", ";", ":"}:
            break
    return "in"
