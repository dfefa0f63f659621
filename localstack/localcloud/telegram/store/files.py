"""Files: bytes in a folder beside the database, what Telegram says about them in it."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from localcloud.telegram.store.database import Database, Json, dumps

_PREFIXES = {"photo": "AgACAgI", "document": "BQACAgI", "voice": "AwACAgI", "video": "BAACAgI", "sticker": "CAACAgI"}
_FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "video": "videos",
    "sticker": "stickers",
}
_SUFFIX_LENGTH = 10


@dataclass(frozen=True)
class FileRow:
    """``described`` is the Bot API object (``PhotoSize``, ``Document``, …); ``path`` is relative to the folder.

    A photo is several files, one per size, with one ``photo_id``; other files have none.
    """

    file_id: str
    kind: str
    path: str
    size: int
    mime_type: str
    file_name: str
    photo_id: str
    described: Json


def _row(row: sqlite3.Row) -> FileRow:
    return FileRow(**{**dict(row), "described": json.loads(row["described"])})


def _suffix(file_name: str) -> str:
    suffix = PurePosixPath(file_name.replace("\\", "/")).suffix.lower()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= _SUFFIX_LENGTH else ""


class FileStore:
    """Files by id and by path."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder

    def new_path(self, kind: str, file_name: str) -> str:
        """A path of its own, as ``photos/file_12.jpg``."""
        number = self._database.next_value("file")
        suffix = _suffix(file_name)
        return f"{_FOLDERS[kind]}/file_{number}{suffix}"

    def write(self, path: str, content: bytes) -> None:
        """Put bytes under a path; blocking, touches no database."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def location(self, row: FileRow) -> Path:
        return self._folder / row.path

    def add(
        self, kind: str, path: str, content: bytes, described: Json, *, mime_type: str, file_name: str = ""
    ) -> Json:
        """Register bytes that are written and return their Bot API object, ``described`` with ids and size.

        ``file_unique_id`` depends on the content only, so the same file sent twice is recognised.
        """
        return self._add(kind, path, content, described, mime_type=mime_type, file_name=file_name, photo_id="")

    def add_photo(self, sizes: list[tuple[str, bytes, Json]]) -> list[Json]:
        """Register the written JPEG sizes ``(path, content, described)`` of one photo, smallest first."""
        photo_id = secrets.token_urlsafe(12)
        return [
            self._add("photo", path, content, described, mime_type="image/jpeg", file_name="", photo_id=photo_id)
            for path, content, described in sizes
        ]

    def _add(
        self, kind: str, path: str, content: bytes, described: Json, *, mime_type: str, file_name: str, photo_id: str
    ) -> Json:
        stored: Json = {
            "file_id": _PREFIXES[kind] + secrets.token_urlsafe(36),
            "file_unique_id": "AQAD" + hashlib.sha256(content).hexdigest()[:16],
            **described,
            "file_size": len(content),
        }
        self._database.execute(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            stored["file_id"],
            kind,
            path,
            len(content),
            mime_type,
            file_name,
            photo_id,
            dumps(stored),
        )
        return stored

    def sizes(self, row: FileRow) -> list[Json]:
        """All sizes of the photo that a file belongs to, smallest first."""
        rows = self._database.rows("SELECT described FROM files WHERE photo_id = ? ORDER BY size", row.photo_id)
        return [json.loads(found["described"]) for found in rows]

    def find(self, file_id: str) -> FileRow | None:
        row = self._database.row("SELECT * FROM files WHERE file_id = ?", file_id)
        return _row(row) if row else None

    def find_path(self, path: str) -> FileRow | None:
        row = self._database.row("SELECT * FROM files WHERE path = ?", path)
        return _row(row) if row else None
