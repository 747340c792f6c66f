"""Links of a chain of speakers within one sentence, read off the tree.

Every cue above a trigger whose content holds the trigger is a link; phrases beside a clause ("according to X") and tags
at the end of the sentence add theirs.
"""

from reportedly.attribute.cues import Cues, load_cues
from reportedly.attribute.speakers import Link, according, speaker_extent, speaker_of
from reportedly.attribute.tags import loose
from reportedly.sentences import Sentence, Token
from reportedly.syntax import ancestors, children


def chain(sentence: Sentence, trigger: int) -> list[Link]:
    """Links whose content holds the trigger, innermost first."""
    cues = load_cues()
    tokens = sentence.tokens
    links: list[Link] = []
    below = tokens[trigger]
    links += beside(sentence, below, cues)
    path = {trigger}
    for above in ancestors(sentence, trigger):
        link = link_at(sentence, below, above, path, cues)
        if link is not None:
            links.append(link)
        path.add(above.index)
        links += [found for found in beside(sentence, above, cues) if found.cue not in path]
        below = above
    seen = {link.cue for link in links}
    links += [found for found in loose(sentence, trigger, cues) if found.cue not in seen and not links]
    unique: list[Link] = []
    for link in (inner for outer in links for inner in (*cited(sentence, outer, trigger, cues), outer)):
        if all(link.speaker != other.speaker or link.speaker is None for other in unique):
            unique.append(link)
    return unique


def cited(sentence: Sentence, link: Link, trigger: int, cues: Cues) -> list[Link]:
    """Whom a speaker gives as the source: "the agency said, citing officials, that ..."; the source speaks inside."""
    heads = {link.cue} if link.speaker is None else {link.cue, *range(link.speaker[0], link.speaker[1] + 1)}
    return [
        Link(speaker_extent(sentence, source.index), token.index, link.stance)
        for token in sentence.tokens
        if token.lemma in cues.citing and token.tag == "VBG" and token.head in heads and token.index != trigger
        for source in children(sentence, token.index, "dobj")
    ]


def link_at(sentence: Sentence, below: Token, above: Token, path: set[int], cues: Cues) -> Link | None:
    """The link that a cue word above makes when its content holds the token below, or None."""
    lemma = above.lemma
    if above.pos in {"VERB", "AUX"} and lemma in cues.verbs:
        if not governs(sentence, below, above, path, cues):
            return None
        speaker = speaker_of(sentence, above)
        if speaker is not None and speaker[1] in path and below.dep != "agent":
            return None
        return Link(speaker, above.index, cues.verbs[lemma])
    if above.pos == "NOUN" and lemma in cues.nouns and below.dep in {"acl", "ccomp", "prep", "relcl"}:
        if below.dep == "prep" and below.lemma not in {"of", "about"}:
            return None
        if below.dep in {"acl", "relcl"} and not any(
            c.dep == "mark" or c.lemma == "that" for c in children(sentence, below.index)
        ):
            return None
        return noun_link(sentence, above, cues)
    return None


def noun_link(sentence: Sentence, noun: Token, cues: Cues) -> Link | None:
    """The link of a noun of saying: its possessor or "by" phrase speaks, a report speaks for itself."""
    for child in children(sentence, noun.index):
        if child.dep == "poss":
            return Link(speaker_extent(sentence, child.index), noun.index, cues.nouns[noun.lemma])
        if child.dep == "prep" and child.lemma in {"by", "from"}:
            for pobj in children(sentence, child.index, "pobj"):
                return Link(speaker_extent(sentence, pobj.index), noun.index, cues.nouns[noun.lemma])
    if noun.lemma in cues.reports and noun.dep in {"nsubj", "pobj", "nsubjpass", "ROOT"}:
        return Link(speaker_extent(sentence, noun.index), noun.index, "says")
    return None


def governs(sentence: Sentence, below: Token, above: Token, path: set[int], cues: Cues) -> bool:
    """Whether the token below stands in the content of the cue verb above."""
    stance = cues.verbs[above.lemma]
    if below.dep in {"ccomp", "parataxis"}:
        return True
    if above.lemma in cues.counting and below.lemma in cues.counted:
        # "The ministry put the dead at 51", "the governor gave 50 dead".
        return True
    if below.dep == "agent":
        # "Accused by X of using gas": parsers hang the accusation on X.
        return stance == "accuses" and any(sentence.tokens[i].lemma in {"of", "for"} for i in path)
    if below.dep == "xcomp":
        return above.lemma in cues.infinitive or below.tag == "VBG" or stance == "denies"
    if below.dep == "advcl":
        # "X said, adding that ...": the cue sits in the adverbial clause itself; "said ... after Y attacked" does not
        # hold Y.
        return False
    if below.dep == "prep":
        if stance == "accuses" or above.lemma == "charge":
            return below.lemma in {"of", "for", "with", "in", "over"}
        return above.lemma in cues.with_of and below.lemma in {"of", "about", "on"}
    if below.dep in {"dobj", "nsubjpass"} or (below.lemma == "dead" and below.dep in {"advmod", "oprd", "acomp"}):
        if stance == "accuses":
            # "Accused X of using gas": parsers often hang the accusation on X.
            charged = any(
                sentence.tokens[i].lemma in {"of", "for"} and sentence.tokens[i].head == below.index for i in path
            )
            return charged or (above.lemma == "blame" and below.dep == "dobj")
        if above.lemma not in cues.noun_content:
            return False
        return nominal(sentence, below, path, cues)
    return False


def nominal(sentence: Sentence, noun: Token, path: set[int], cues: Cues) -> bool:
    """Whether the event lies in a noun's own phrase: it is the noun, describes it, or hangs on it by "of", "for",
    "in".
    """
    if path == {noun.index}:
        return True
    inner = [sentence.tokens[i] for i in path if i != noun.index]
    if noun.lemma in cues.bridges or noun.tag == "VBG":
        return True
    return len(inner) <= 5 and all(
        t.dep in {"prep", "pobj", "compound", "conj", "relcl", "acl", "amod", "nmod"} for t in inner
    )


def beside(sentence: Sentence, clause: Token, cues: Cues) -> list[Link]:
    """Links in phrases beside a clause: "according to X", "X said" in parataxis, "as X reported"."""
    found = []
    for child in children(sentence, clause.index):
        if child.lemma == "accord" or child.text.lower() == "according":
            found += according(sentence, child)
        elif child.dep == "parataxis" and child.lemma in cues.verbs and child.pos == "VERB":
            speaker = speaker_of(sentence, child)
            if speaker is not None:
                found.append(Link(speaker, child.index, cues.verbs[child.lemma]))
        elif (
            child.dep == "advcl"
            and child.lemma in cues.verbs
            and any(c.lemma == "as" and c.dep in {"mark", "advmod"} for c in children(sentence, child.index))
        ):
            speaker = speaker_of(sentence, child)
            if speaker is not None and not children(sentence, child.index, "ccomp"):
                found.append(Link(speaker, child.index, cues.verbs[child.lemma]))
    return found


def main_link(sentence: Sentence) -> Link | None:
    """The sentence's leading cue with a speaker: the root, or the first cue verb that has a subject of its own."""
    cues = load_cues()
    verbs = [t for t in sentence.tokens if t.pos == "VERB" and t.lemma in cues.verbs]
    verbs.sort(key=lambda t: (t.dep != "ROOT", t.index))
    for verb in verbs:
        speaker = speaker_of(sentence, verb)
        if speaker is not None and (verb.dep == "ROOT" or verb.lemma not in cues.clause_only):
            return Link(speaker, verb.index, cues.verbs[verb.lemma])
    for token in sentence.tokens:
        if token.text.lower() == "according":
            found = according(sentence, token)
            if found:
                return found[0]
    return None
