"""Mails (EML) and saved pages (MHTML): the message or page itself; attachments are left out."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from reportedly.errors import EmptyInput, TooLargeInput
from reportedly.read.containers.source import Source, item, provenance, whole
from reportedly.read.declared import is_web_address
from reportedly.read.item import Item, Media
from reportedly.records import Declared


def read(source: Source) -> Iterator[Item]:
    """Yield the one document of a mail or saved page: its HTML part where there is one, else its plain text.

    Raises `EmptyInput` where there is no such part, `TooLargeInput` over `parsed_bytes` or `depth`.
    """
    message = email.message_from_bytes(whole(source), _class=EmailMessage, policy=email.policy.default)
    parts = list(_texts(message, source, 0))
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    texts = [part for part in parts if part.get_content_type() == "text/plain"]
    # A page that was saved has one root; frames and parts behind it belong to it.
    chosen = pages[:1] or texts
    payloads = [payload for part in chosen if isinstance(payload := part.get_payload(decode=True), bytes)]
    if not payloads:
        raise EmptyInput(f"{source.name}: the mail has no text; save the attachment and give it by itself")
    media: Media = "text/html" if pages else "text/plain"
    text = "\n\n".join(_decoded(part, payload) for part, payload in zip(chosen, payloads, strict=False))
    origin = provenance(source, "mail", b"\n\n".join(payloads), media)
    place = _header(chosen[0], "Content-Location") or _header(message, "Snapshot-Content-Location") or ""
    is_page = _header(message, "Snapshot-Content-Location") is not None or message.get_content_subtype() == "related"
    captured = _header(message, "Date")
    yield item(
        source,
        "",
        text,
        media,
        origin,
        Declared() if is_page and is_web_address(place) else _declared(message),
        message=_header(message, "Message-ID"),
        url=place if is_web_address(place) else None,
        captured=captured,
    )


def _texts(part: EmailMessage, source: Source, depth: int) -> Iterator[EmailMessage]:
    """Yield the parts that hold text and are no attachments, in their order."""
    if depth > source.limits.depth:
        raise TooLargeInput(
            f"{source.name}: parts nest deeper than {source.limits.depth}, the limit; save the report as text"
        )
    if part.is_multipart():
        if part.get_content_maintype() == "message":
            return  # a mail that is attached to a mail
        for inner in part.get_payload():
            if isinstance(inner, EmailMessage):
                yield from _texts(inner, source, depth + 1)
    elif part.get_content_disposition() != "attachment":
        yield part


def _decoded(part: EmailMessage, payload: bytes) -> str:
    """The text in the character set that the part names, UTF-8 or Windows Latin where it names none that fits."""
    for charset in (part.get_content_charset(), "utf-8"):
        try:
            return payload.decode(charset or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return payload.decode("cp1252", "replace")


def _header(part: EmailMessage, name: str) -> str | None:
    # A damaged header can fail when it is read, not when the mail is.
    try:
        value = part.get(name)
        return " ".join(str(value).split())[:1000] or None if value is not None else None
    except (ValueError, IndexError, AttributeError, TypeError):
        return None


def _declared(message: EmailMessage) -> Declared:
    names = [name for name, _ in getaddresses([_header(message, "From") or ""]) if name]
    return Declared(title=_header(message, "Subject"), authors=tuple(names[:5]), published=_day(message))


def _day(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
