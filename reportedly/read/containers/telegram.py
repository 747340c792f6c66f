"""The export of Telegram Desktop as JSON (result.json): one document for each message with text."""

import json
from collections.abc import Iterator, Mapping

from reportedly.errors import TooLargeInput, UnreadableInput
from reportedly.read.containers.source import Source, item, provenance, whole
from reportedly.read.item import Failure, Step
from reportedly.records import Declared

_WHAT_TO_DO = "export the chat anew as machine-readable JSON"


def read(source: Source) -> Iterator[Step]:
    """Yield the messages of one chat or of a whole export, in their order.

    Raises `UnreadableInput` for another kind of JSON, `TooLargeInput` over `parsed_bytes`.
    """
    try:
        export = json.loads(whole(source))
    except RecursionError:
        raise TooLargeInput(f"{source.name}: nested too deeply; {_WHAT_TO_DO}") from None
    except ValueError as error:
        raise UnreadableInput(f"{source.name}: damaged JSON ({error}); {_WHAT_TO_DO}") from None
    chats = list(_chats(export))
    if not chats:
        raise UnreadableInput(f"{source.name}: no chats in it; {_WHAT_TO_DO}")
    several = "messages" not in export
    for chat in chats:
        for message in _messages(chat):
            within = f"{chat.get('id')}/{message.get('id')}" if several else str(message.get("id"))
            yield _document(source, within, chat, message)


def _chats(export: object) -> Iterator[Mapping[str, object]]:
    if not isinstance(export, dict):
        return
    if isinstance(export.get("messages"), list):
        yield export
        return
    for key in ("chats", "left_chats"):
        group = export.get(key)
        listed = group.get("list") if isinstance(group, dict) else None
        yield from (chat for chat in listed or () if isinstance(chat, dict))


def _messages(chat: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    given = chat.get("messages")
    yield from (one for one in given if isinstance(one, dict)) if isinstance(given, list) else ()


def _document(source: Source, within: str, chat: Mapping[str, object], message: Mapping[str, object]) -> Step:
    """The document of a message; None for one without words: a picture, or a notice that someone joined."""
    text = text_of(message.get("text"))
    if message.get("type") != "message" or not text.strip():
        return None
    outlet, sender = _string(chat.get("name")), _string(message.get("from"))
    sent = _string(message.get("date"))
    try:
        return item(
            source,
            within,
            text,
            "text/plain",
            provenance(source, "telegram", text.encode("utf-8", "replace"), "text/plain"),
            Declared(
                authors=(sender,) if sender and sender != outlet else (),
                outlet=outlet or sender,
                published=sent[:10] if sent else None,
            ),
            message=str(message.get("id")),
            captured=sent,
            forwarded_from=_string(message.get("forwarded_from")),
        )
    except TooLargeInput as error:
        return Failure(f"{source.name}#{within}", error)


def text_of(given: object) -> str:
    """The words of a message: a string, or a list of strings and of objects with their own "text"."""
    if isinstance(given, str):
        return given
    if not isinstance(given, list):
        return ""
    pieces = (one if isinstance(one, str) else one.get("text") if isinstance(one, dict) else "" for one in given)
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
