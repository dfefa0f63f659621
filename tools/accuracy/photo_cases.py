"""Photos with the food that they show: a CSV file with the columns `file` and `label`."""

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.accuracy.fields import plain
from tools.accuracy.lines import CaseFileError

_LABELS = Path(__file__).parent / "cases" / "photo_labels.toml"


@dataclass(frozen=True, slots=True)
class PhotoCase:
    file: Path
    label: str

    def is_shown(self, name: str) -> bool:
        """Whether a name that the bot shows means the label."""
        if pattern := _patterns().get(self.label):
            return bool(pattern.search(plain(name)))
        words = set(re.findall(r"\w+", plain(name)))
        return all(_forms(word) & words for word in re.findall(r"[^\W_]+", plain(self.label)))


def read_photos(path: Path) -> list[PhotoCase]:
    """A case a row; other columns are ignored. Raises CaseFileError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := {"file", "label"} - set(rows.fieldnames or ()):
                raise CaseFileError(f"{path}:1: the column {min(missing)} is missing")
            photos = [_photo(path, rows.line_num, row) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CaseFileError(f"{path}: cannot be read as CSV ({type(error).__name__})") from error
    if not photos:
        raise CaseFileError(f"{path}: there are no photos in it")
    return photos


def _photo(path: Path, line: int, row: dict[str, str | None]) -> PhotoCase:
    name, label = (row["file"] or "").strip(), (row["label"] or "").strip()
    if not name or not label:
        raise CaseFileError(f"{path}:{line}: file or label is empty")
    file = path.parent / name
    if not file.is_file():
        raise CaseFileError(f"{path}:{line}: there is no file {name}")
    return PhotoCase(file, label.casefold().replace(" ", "_"))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    labels = tomllib.loads(_LABELS.read_text(encoding="utf-8"))
    return {label: re.compile(pattern, re.IGNORECASE) for label, pattern in labels.items()}


def _forms(word: str) -> set[str]:
    """Singular and plural as English forms them."""
    return {word, f"{word}s", f"{word}es", word.removesuffix("s"), word.removesuffix("es")}
