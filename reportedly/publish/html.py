"""HTML from parts that are safe by type: only `text` turns words of a report into HTML, and it escapes them."""

from html import escape
from typing import Final, NewType

from reportedly.publish.visible import visible

Html = NewType("Html", str)

NOTHING: Final = Html("")
_VOID: Final = frozenset({"br", "input", "meta"})


def text(words: str) -> Html:
    """Escape words for HTML, with their control characters made visible."""
    return Html(escape(visible(words)))


def tag(element: str, /, *children: Html, **attributes: str | bool | None) -> Html:
    """Make an element. `class_` makes the attribute `class`, `aria_label` `aria-label`; None and False make none."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    closing = "" if element in _VOID else f"</{element}>"
    return Html(f"<{element}{written}>{''.join(children)}{closing}")


def joined(*parts: Html, separator: Html = NOTHING) -> Html:
    """Put parts one after the other."""
    return Html(separator.join(parts))


def _attribute(key: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(visible(value))}"'
