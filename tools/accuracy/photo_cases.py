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
        meant = next((names for label, names in _patterns() if label.fullmatch(self.label)), None)
        return bool(meant.search(plain(name))) if meant else _says(_words(self.label), name)


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
    return PhotoCase(file, "_".join(_words(label)))


@cache
def _patterns() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """What fits a label, and what then fits its names, in the order of the file."""
    meanings = tomllib.loads(_LABELS.read_text(encoding="utf-8"))
    return [(re.compile(f"(?:{label})(?:e?s)?"), re.compile(names)) for label, names in meanings.items()]


def _words(text: str) -> list[str]:
    """Of "Bell pepper", "bell-pepper", "BellPepper"; in small letters."""
    apart = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])", " ", text).replace("'", "").replace("’", "")
    return re.findall(r"[^\W_]+", plain(apart))


def _says(label: list[str], name: str) -> bool:
    """Whether the name has the label's words and its own noun is one of them: "chocolate" is no chocolate syrup.

    A database puts what the food is before the first comma, and English puts a noun last.
    """
    sought, first = {_stem(word) for word in label}, _words(name.partition(",")[0])
    if "".join(label) == "".join(first):  # "meat loaf" and "meatloaf"
        return True
    return bool(first) and _stem(first[-1]) in sought and sought <= {_stem(word) for word in _words(name)}


def _stem(word: str) -> str:
    """The same for singular and plural: "tomato" and "tomatoes", "berry" and "berries"."""
    singular = word if word.endswith("ss") else word.removesuffix("s")
    short = singular.removesuffix("e")
    return f"{short[:-1]}i" if short.endswith("y") else short
