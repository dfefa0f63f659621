"""Text as Telegram keeps it: trimmed, with the sender's entities and those Telegram finds itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.html_markup import Entity, parse_html, utf16_length

_FOUND = (
    ("bot_command", re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    (
        "url",
        re.compile(
            r"(?<![\w@/])(?:https?://)?(?:[\w\-]+\.)+(?:com|org|net|ru|io|dev|app|me|info|edu|gov)\b(?:[/?#][^\s<>\"]*[^\s<>\".,;:!?)])?"
        ),
    ),
    ("email", re.compile(r"(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+(?<![.\-])")),
    ("mention", re.compile(r"(?<![\w@/.])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)
_OPAQUE = {"code", "pre", "text_link", "text_mention"}
_TYPE_ORDER = ("expandable_blockquote", "blockquote", "pre", "code", "text_link", "bold", "italic")


def format_text(
    text: str, parse_mode: str | None = None, entities: Sequence[Entity] | None = None
) -> tuple[str, list[Entity]]:
    """Plain text and sorted entities of what a bot or a person sends.

    Raises:
        BadRequestError: markup that Telegram refuses, or a parse mode that is not HTML.
    """
    if parse_mode and parse_mode.lower() != "html":
        raise BadRequestError("unsupported parse_mode")
    if parse_mode:
        plain, marked = parse_html(text)
    else:
        plain, marked = text, [dict(entity) for entity in entities or ()]
    plain, marked = _trim(plain.replace("\r", ""), marked)
    return plain, _sort(marked + _detect(plain, marked))


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    stripped = text.strip()
    skipped = utf16_length(text[: len(text) - len(text.lstrip())])
    length = utf16_length(stripped)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - skipped)
        end = min(length, entity["offset"] + entity["length"] - skipped)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return stripped, kept


def _detect(text: str, marked: list[Entity]) -> list[Entity]:
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in marked if entity["type"] in _OPAQUE]
    found: list[Entity] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start = utf16_length(text[: match.start()])
            end = start + utf16_length(match[0])
            if all(end <= left or start >= right for left, right in taken):
                found.append({"type": kind, "offset": start, "length": end - start})
                taken.append((start, end))
    return found


def _sort(entities: list[Entity]) -> list[Entity]:
    def key(entity: Entity) -> tuple[int, int, int]:
        kind = entity["type"]
        rank = _TYPE_ORDER.index(kind) if kind in _TYPE_ORDER else len(_TYPE_ORDER)
        return entity["offset"], -entity["length"], rank

    return sorted(entities, key=key)
