"""Telegram's HTML: text and entities out of tags, with Telegram's own complaints.

The rules follow ``parse_html`` of TDLib (td/telegram/MessageEntity.cpp): which tags, which attributes, what is decoded,
byte offsets in errors, UTF-16 offsets in entities. https://core.telegram.org/bots/api#html-style
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from localcloud.telegram.errors import BadRequestError

Entity = dict[str, Any]

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = {*_SIMPLE, "a", "pre", "code", "blockquote", "tg-emoji"}
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[^\s=>]+)\s*(?:=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<token>[\w.\-]+)))?"""
)
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]{1,6})|#(?P<decimal>\d{1,7})|(?P<name>lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LANGUAGE = "language-"
_LINK = re.compile(r"(?:https?|tg|ton|mailto|tel)(?:://|:)\S+|[\w\-]+(?:\.[\w\-]+)+\S*", re.IGNORECASE)
_USER_LINK = re.compile(r"tg://user\?id=(\d+)$")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, the unit of Telegram's offsets and limits."""
    return len(text.encode("utf-16-le")) // 2


def _decode(match: re.Match[str]) -> str:
    if name := match["name"]:
        return _NAMED[name]
    code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match[0]


def _unescape(text: str) -> str:
    return _REFERENCE.sub(_decode, text)


@dataclass(frozen=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int


class _HtmlParser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._position = 0
        self._text: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self._position < len(self._source):
            following = self._source.find("<", self._position)
            if following != self._position:
                self._take_text(following if following >= 0 else len(self._source))
            elif self._source.startswith("</", self._position):
                self._close_tag()
            else:
                self._open_tag()
        if self._open:
            tag = self._open[-1].tag
            raise self._error(f'Can\'t find end tag corresponding to start tag "{tag}"')
        for entity in self._entities:
            if entity["type"] == "code":
                entity.pop("language", None)  # only a block of its own has one
        return "".join(self._text), self._entities

    def _error(self, problem: str, position: int | None = None) -> BadRequestError:
        where = ""
        if position is not None:
            where = f" at byte offset {len(self._source[:position].encode())}"
        return BadRequestError(f"can't parse entities: {problem}{where}")

    def _take_text(self, end: int) -> None:
        text = _unescape(self._source[self._position : end])
        self._text.append(text)
        self._length += utf16_length(text)
        self._position = end

    def _open_tag(self) -> None:
        begin = self._position
        name = _TAG_NAME.match(self._source, begin + 1)
        tag = name[0].lower() if name else ""
        position = begin + 1 + len(tag)
        if position >= len(self._source):
            raise self._error("Unclosed start tag", begin)
        if tag not in _TAGS:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        attributes, self._position = self._attributes(tag, begin, position)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(tag, attributes, self._length))

    def _attributes(self, tag: str, begin: int, position: int) -> tuple[dict[str, str], int]:
        """Attributes up to ``>`` and the place after it."""
        attributes: dict[str, str] = {}
        while True:
            while position < len(self._source) and self._source[position].isspace():
                position += 1
            if position >= len(self._source):
                raise self._error(f'Unclosed start tag "{tag}"', begin)
            if self._source[position] == ">":
                return attributes, position + 1
            found = _ATTRIBUTE.match(self._source, position)
            if found is None:
                raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
            value = found["double"] or found["single"] or (found["token"] or "").lower()
            attributes[found["name"].lower()] = _unescape(value)
            position = found.end()

    def _close_tag(self) -> None:
        begin = self._position
        end = self._source.find(">", begin)
        if not self._open:
            raise self._error("Unexpected end tag", begin)
        if end < 0:
            raise self._error("Unclosed end tag", begin)
        tag = self._source[begin + 2 : end].strip().lower()
        opened = self._open.pop()
        if tag and tag != opened.tag:
            raise self._error(f'Unmatched end tag, expected "</{opened.tag}>", found "</{tag}>"', begin)
        self._position = end + 1
        if self._length > opened.start:
            self._add_entity(opened)

    def _add_entity(self, opened: _Open) -> None:
        described = self._describe(opened)
        if described is not None:
            self._entities.append({**described, "offset": opened.start, "length": self._length - opened.start})

    def _describe(self, opened: _Open) -> Entity | None:
        if opened.tag in _SIMPLE:
            return {"type": _SIMPLE[opened.tag]}
        if opened.tag == "a":
            return self._link(opened)
        if opened.tag == "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in opened.attributes else "blockquote"}
        if opened.tag == "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": opened.attributes.get("emoji-id", "")}
        return self._code(opened)

    def _link(self, opened: _Open) -> Entity | None:
        text = "".join(self._text)
        inner = text.encode("utf-16-le")[2 * opened.start :].decode("utf-16-le")
        url = opened.attributes.get("href") or inner
        if user := _USER_LINK.match(url):
            return {"type": "text_mention", "user": {"id": int(user[1]), "is_bot": False, "first_name": inner}}
        return {"type": "text_link", "url": url} if _LINK.fullmatch(url) else None

    def _code(self, opened: _Open) -> Entity | None:
        """``<pre><code class="language-x">`` is one block with a language."""
        language = opened.attributes.get("class", "")
        last = self._entities[-1] if self._entities else {}
        same = last.get("offset") == opened.start and last.get("length") == self._length - opened.start
        if opened.tag == "pre" and same and last.get("type") == "code":
            self._entities.pop()
            return {"type": "pre", **({"language": last["language"]} if "language" in last else {})}
        if opened.tag == "code" and self._open and self._open[-1].tag == "pre" and language.startswith(_LANGUAGE):
            return {"type": "code", "language": language.removeprefix(_LANGUAGE)}
        return {"type": opened.tag}


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities (offsets in UTF-16 code units) of HTML.

    Raises:
        BadRequestError: "can't parse entities: …" for a tag that is unknown, unclosed or out of place.
    """
    return _HtmlParser(source).parse()
