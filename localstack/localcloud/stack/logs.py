"""Read the children's log files."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from localcloud.servers.process import last_lines
from localcloud.stack.dataroot import DataRoot

_POLL_SECONDS = 0.2


def chosen_logs(root: DataRoot, names: list[str]) -> list[Path]:
    """The files of the named children, or of all. Raises FileNotFoundError with the names there are."""
    files = {file.name.removesuffix(".log"): file for file in sorted((root.path / "logs").glob("*.log"))}
    if unknown := [name for name in names if name not in files]:
        raise FileNotFoundError(f"no log of {', '.join(unknown)}; there are: {', '.join(files) or 'none'}")
    return [files[name] for name in names] if names else list(files.values())


def tails(files: list[Path], count: int) -> Iterator[str]:
    """The last lines of each file under its name."""
    for file in files:
        if text := last_lines(file, count):
            yield f"── {file.stem}\n{text}"


def follow(files: list[Path], say: Callable[[str], None], stopping: Callable[[], bool]) -> None:
    """Each new line, with the child's name before it, until `stopping`."""
    offsets = {file: file.stat().st_size for file in files}
    while not stopping():
        for file, offset in offsets.items():
            with file.open("rb") as stream:
                stream.seek(offset)
                new = stream.read()
            whole = new[: new.rfind(b"\n") + 1]  # a line still being written waits for its end
            offsets[file] += len(whole)
            for line in whole.decode(errors="replace").splitlines():
                say(f"{file.stem}: {line}")
        time.sleep(_POLL_SECONDS)
