"""Words as they are compared: lower case, without marks inside.

"Syria's" is `syrias` and 1,000 is `1000`, so that texts that lost their commas and apostrophes still meet.
"""

import re

from reportedly.link.story import Story, told

Spelled = tuple[str, int, int]

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|[^\W_]+(?:['’][^\W_]+)*")
_DROPPED = str.maketrans("", "", ",'’")


def words_of(story: Story) -> list[str]:
    """The words of what a story tells."""
    return [word for stretch in told(story) for word in bare_words(stretch)]


def bare_words(text: str) -> list[str]:
    """The words of a text."""
    found = _WORD.findall(text)
    return " ".join(found).casefold().translate(_DROPPED).split(" ") if found else []


def spelled_in(text: str, start: int, end: int) -> list[Spelled]:
    """The words of `text[start:end]`, each with its start and end in the text."""
    return [
        (match.group().casefold().translate(_DROPPED), match.start(), match.end())
        for match in _WORD.finditer(text, start, end)
    ]


def spelled_words(story: Story) -> list[Spelled]:
    """The words of what a story tells, each with its start and end in the document's text."""
    return [word for start, end in story.stretches for word in spelled_in(story.text, start, end)]
