"""What a block's or sentence's own words, links and markup say of its kind.

None means: nothing, so it may be the report.
"""

import re

from reportedly.clean.datelines import (
    date_apart,
    date_line,
    looks_like_outlet,
    names_outlet,
    outlet_line,
    post_writer,
)
from reportedly.clean.furniture import Furniture, KindWords, furniture
from reportedly.clean.names import begins_any, byline_names, is_byline, is_initials, is_name, opens_like_byline
from reportedly.clean.quotes import quote_spans
from reportedly.clean.sentences import ends_sentence, sentence_spans
from reportedly.records import Block, PassageKind

# A notice is short; a long block that merely begins like one is the report.
_MOST_WORDS: dict[PassageKind, int] = {
    "navigation": 12,
    "syndication": 40,
    "contact": 60,
    "copyright": 120,
    "appeal": 100,
    "disclaimer": 250,
}
_MOST_CAPTION_WORDS = 60
_MOST_TAXONOMY_WORDS = 40
_MOST_LINKED_WORDS = 15
_MOST_LABELLED_WORDS = 25
_MOST_FOLLOWED_LABELS = 10
_LONGEST_LABEL = 40
_MOST_LABEL_WORDS = 3
_LINKED = 0.8
_HALF = 0.5
_FEWEST_BUTTONS = 3
_MOST_BUTTON_WORDS = 3
_MOST_HEAD_WORDS = 14
_BARS = re.compile(r"\s[|•·»]\s")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Names such as has-sidebar or category-comment speak of the page or its filing, not of a block.
_OF_THE_PAGE = ("has-", "no-", "with-", "is-", "not-", "category-", "tag-", "post-type")
_WORDS = re.compile(r"\S+")
_ENDING_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\.?\s*$|(?:[|/]\s?|\b[A-Z]{2,}/)([^|/()\n]{2,60})$")
_MAIL_OR_PHONE = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|\+\d[\d ()./-]{6,}\d")


def kind_of_words(text: str, block: Block) -> PassageKind | None:
    """Return the kind that the words and links of a block tell."""
    shown = text[block.start : block.end].strip()
    lowered = shown.casefold()
    count = len(_WORDS.findall(shown))
    words = furniture()
    bare = lowered.strip(" .:!|»›>-–—[]()")
    is_section = bare in words.sections and block.element not in _HEADINGS
    if bare in _whole(words) or lowered in _whole(words) or is_section or is_menu(shown):
        return "navigation"
    if is_taxonomy(shown, count):
        return "taxonomy"
    if (is_byline(shown) or is_initials(shown) or post_writer(shown)) and block.element not in _HEADINGS:
        return "byline"
    if is_dateline_block(shown):
        return "dateline"
    if is_caption(shown, lowered, count):
        return "caption"
    if (
        count <= _MOST_LINKED_WORDS
        and not ends_sentence(shown)
        and linked_share(block) >= _LINKED
        and block.element not in _HEADINGS
    ):
        return "navigation"
    return _notice(text, block.start, block.end, count)


def kind_of_sentence(text: str, start: int, end: int) -> PassageKind | None:
    """Return the kind of notice that one sentence is by its words, or None."""
    sentence = text[start:end]
    lowered = sentence.casefold()
    count = len(_WORDS.findall(sentence))
    words = furniture()
    for kind in words.kinds:
        if count <= _MOST_WORDS.get(kind.kind, count) and _opens(lowered, sentence, kind):
            return kind.kind
    hits = [kind for kind in words.kinds if _holds(lowered, kind, words)]
    if not hits:
        return None
    # Words inside a quote are a speaker's, not the page's.
    bare = list(lowered)
    for low, high in quote_spans(text, start, end):
        if high - low > 20:
            bare[low - start : high - start] = " " * (high - low)
    unquoted = "".join(bare) if len(bare) == len(sentence) else lowered
    return next((kind.kind for kind in hits if _holds(unquoted, kind, words)), None)


def kind_of_markup(block: Block) -> PassageKind | None:
    """Return the kind that element, region, class and id names tell; "body" where they name the report's container."""
    if block.element in ("figcaption", "caption"):
        return "caption"
    if block.element == "h1":
        return "headline"
    labels = furniture().labels
    for label in block.labels[:_MOST_FOLLOWED_LABELS]:
        name = re.split(r"__|--", label)[-1]
        for kind in ("headline", "byline", "dateline", "caption", "taxonomy", "copyright"):
            if label in labels[kind] or name in labels[kind]:
                return kind
        if label in labels["content"]:
            return "body"
        parts = _parts(label)
        if parts & labels["appeal"]:
            return "appeal"
        is_told = label.startswith(_OF_THE_PAGE) or "with" in parts
        is_furniture = parts & (labels["navigation"] | labels["apart"])
        if not is_told and (label in labels["navigation"] or label in labels["apart"] or is_furniture):
            return "navigation"
    return "navigation" if block.region in ("nav", "footer") else None


def is_apart(block: Block) -> bool:
    """Say whether markup puts a block into a box that holds other texts than the report, such as related stories."""
    labels = furniture().labels
    for label in block.labels[:_MOST_FOLLOWED_LABELS]:
        if label in labels["content"]:
            return False
        if not label.startswith(_OF_THE_PAGE) and (label in labels["apart"] or _parts(label) & labels["apart"]):
            return True
    return False


def is_offer(block: Block) -> bool:
    """Say whether a name in the block's markup is one of boxes around offers to readers."""
    offer = furniture().labels["offer"]
    return any(_parts(label) & offer for label in block.labels[:_MOST_FOLLOWED_LABELS])


def is_filing_label(shown: str) -> bool:
    """Say whether a block is the label of a filing heading alone, its values to follow."""
    return shown.rstrip().endswith(":") and shown.rstrip(" :").casefold() in furniture().filing


def _parts(label: str) -> set[str]:
    return set(re.split(r"[-_]+", label))


def markup_kind_holds(kind: PassageKind | None, text: str, block: Block) -> bool:
    """Say whether the kind that markup tells is borne out: a "byline" of forty words is no byline."""
    if kind in ("byline", "dateline", "taxonomy", "copyright", "headline"):
        return len(_WORDS.findall(text[block.start : block.end])) <= _MOST_LABELLED_WORDS
    return kind is not None


def is_taxonomy(shown: str, count: int) -> bool:
    """Say whether a line is one of the outlet's filing headings with its values."""
    label, colon, values = shown.partition(":")
    if not colon or not values.strip() or count > _MOST_TAXONOMY_WORDS or "\n" in label:
        return False
    return label.strip().casefold() in furniture().filing and not ends_sentence(values)


def is_dateline_block(shown: str) -> bool:
    """Say whether a line holds a date of publication, with or without an outlet's name, and nothing else."""
    if date_line(shown):
        return True
    line = outlet_line(shown)
    if line is None or ends_sentence(line.name):
        return False
    return looks_like_outlet(line.name) or is_name(line.name) or bool(byline_names(line.name))


def is_menu(shown: str) -> bool:
    """Say whether a line is a row of buttons: three parts or more between bars, of a few words each, no figures."""
    parts = [part.strip() for part in _BARS.split(shown)]
    is_row = len(parts) >= _FEWEST_BUTTONS and all(0 < len(part.split()) <= _MOST_BUTTON_WORDS for part in parts)
    return is_row and not any(character.isdigit() for character in shown) and not ends_sentence(shown)


def is_head_line(shown: str) -> PassageKind | None:
    """Return the kind of a line between headline and report that has the form of a byline or a dateline."""
    if len(shown.split()) > _MOST_HEAD_WORDS or ends_sentence(shown):
        return None
    if names_outlet(shown) or opens_like_byline(shown):
        return "byline"
    date = date_apart(shown)
    if date and shown[: date.start].rstrip().endswith(":") and not date_line(shown) and not outlet_line(shown):
        return None  # a date behind a label that nobody knows
    return "dateline" if date else None


def is_caption(shown: str, lowered: str, count: int) -> bool:
    """Say whether a block is a picture's caption by its opening words or the credit at its end."""
    if count > _MOST_CAPTION_WORDS:
        return False
    if begins_any(lowered, furniture().caption_opening) or _has_caption_label(lowered):
        return True
    credit = _ENDING_CREDIT.search(shown)
    return credit is not None and count > 3 and is_picture_credit(credit.group(1) or credit.group(2) or "")


def _has_caption_label(lowered: str) -> bool:
    """Say whether a line opens with a label such as "featured image:"."""
    label, colon, rest = lowered[:_LONGEST_LABEL].partition(":")
    words, known = label.split(), furniture()
    is_label = 0 < len(words) <= _MOST_LABEL_WORDS and known.pictures.intersection(words)
    return bool(colon and rest.strip() and is_label) and (known.pictures | known.caption_label).issuperset(words)


def is_picture_credit(credit: str) -> bool:
    """Say whether the words in brackets after a sentence credit a picture: "AFP Photo", "Reuters/File", "EPA"."""
    return bool(furniture().credit & set(re.findall(r"[^\W\d_]+", credit.casefold())))


def linked_share(block: Block) -> float:
    """Return the share of a block's characters that stand in links, 0..1."""
    length = block.end - block.start
    return min(1.0, sum(link.end - link.start for link in block.links) / length) if length else 0.0


def holds_address(shown: str) -> bool:
    """Say whether a text holds a mail address or a telephone number."""
    return _MAIL_OR_PHONE.search(shown) is not None


def _notice(text: str, start: int, end: int, count: int) -> PassageKind | None:
    """Judge a block by its sentences: a notice by its opening, or when half of its characters are in notices."""
    lowered = text[start:end].casefold()
    words = furniture()
    if not any(_opens(lowered, text[start:end], kind) or _holds(lowered, kind, words) for kind in words.kinds):
        return None
    for kind in words.kinds:
        if count <= _MOST_WORDS.get(kind.kind, count) and _opens(lowered, text[start:end], kind):
            return kind.kind
    found: dict[PassageKind, int] = {}
    for low, high in sentence_spans(text, start, end):
        told = kind_of_sentence(text, low, high)
        if told:
            found[told] = found.get(told, 0) + high - low
    if sum(found.values()) < _HALF * (end - start):
        return None
    return max(found, key=lambda one: (found[one], one))


def _opens(lowered: str, shown: str, kind: KindWords) -> bool:
    if not begins_any(lowered, kind.opening):
        return False
    if kind.kind == "navigation":
        return not ends_sentence(shown)
    if kind.kind == "contact":
        return len(_WORDS.findall(shown)) <= 8 or holds_address(shown)
    return True


def _holds(lowered: str, kind: KindWords, words: Furniture) -> bool:
    if any(phrase in lowered for phrase in kind.anywhere):
        return True
    if not any(phrase in lowered for phrase in kind.to_reader):
        return False
    return bool(words.reader & set(re.findall(r"[\w'’]+", lowered)))


def _whole(words: Furniture) -> frozenset[str]:
    return next((kind.whole for kind in words.kinds if kind.kind == "navigation"), frozenset())
