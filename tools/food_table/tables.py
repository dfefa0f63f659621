"""The reviewed tables: tab-separated lines, `#` starts a comment line."""

from collections.abc import Iterator
from pathlib import Path


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def read_table(path: Path, *, columns: int) -> list[list[str]]:
    """All lines as fields; raises `ValueError` with the place of one that has another number of columns."""
    rows = []
    for number, line in lines_of(path):
        fields = [field.strip() for field in line.split("\t")]
        if len(fields) != columns:
            raise ValueError(f"{path.name}:{number}: {len(fields)} columns, {columns} expected")
        rows.append(fields)
    return rows
