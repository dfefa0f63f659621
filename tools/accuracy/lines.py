"""JSON Lines with errors that say where."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

Case = TypeVar("Case")


class CaseFileError(Exception):
    """The file cannot be used; the message names the file and the line."""


def read_cases(path: Path, parse: Callable[[dict[str, Any]], Case]) -> list[Case]:
    """A case a line; blank lines are skipped. Raises CaseFileError, also for a file without cases."""
    cases = [_parsed(path, number, line, parse) for number, line in _lines(path)]
    if not cases:
        raise CaseFileError(f"{path}: there are no cases in it")
    return cases


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseFileError(f"{path}: cannot be read as UTF-8 text ({type(error).__name__})") from error
    # Not splitlines(): a text may hold U+2028 and the like, which JSON does not escape.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _parsed(path: Path, number: int, line: str, parse: Callable[[dict[str, Any]], Case]) -> Case:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise CaseFileError(f"{path}:{number}: this is not JSON ({error})") from error
    if not isinstance(value, dict):
        raise CaseFileError(f"{path}:{number}: a case is a JSON object")
    try:
        return parse(value)
    except ValueError as error:
        raise CaseFileError(f"{path}:{number}: {error}") from error
