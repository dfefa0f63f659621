"""What was done already: a step is done again only when what it was made from has changed."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


def fingerprint(inputs: Iterable[Path], *more: str) -> str:
    """A hash of names and contents; directories count with all the files below them, a missing path counts too."""
    digest = hashlib.sha256("\0".join(more).encode())
    for given in inputs:
        files = sorted(file for file in given.rglob("*") if file.is_file()) if given.is_dir() else [given]
        for file in files:
            if "__pycache__" in file.parts:
                continue
            content = file.read_bytes() if file.is_file() else b"\0missing"
            digest.update(f"\0{given.name}/{file.relative_to(given)}\0".encode())
            digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


@dataclass(frozen=True)
class Stamp:
    """A small file with the fingerprint of the last success."""

    file: Path

    def says(self, current: str) -> bool:
        return self.file.is_file() and self.file.read_text() == current

    def set(self, current: str) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(current)

    def clear(self) -> None:
        """Before work begins: a step that was broken off is done again."""
        self.file.unlink(missing_ok=True)
