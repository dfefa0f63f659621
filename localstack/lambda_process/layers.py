"""/opt of a function: its layers unpacked one over the other, made once for each set of layers."""

import hashlib
import os
import shutil
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

_SMALL = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
_one_at_a_time = threading.Lock()


def opt_folder(layers: Sequence[Path], directory: Path) -> Path:
    """The folder with all layers, later ones over earlier ones, as hard links where the file system allows.

    Made below `directory` by the first call; bytecode that is written there serves every environment.
    """
    merged = directory / "opt" / _key(*layers)
    with _one_at_a_time:
        if not merged.exists():
            part = merged.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            for layer in layers:
                shutil.copytree(layer, part, symlinks=True, dirs_exist_ok=True, copy_function=_link)
            part.rename(merged)
    return merged


def precompile(folder: Path, python: Path, directory: Path) -> None:
    """Write the bytecode of a folder, once: it halves a cold start. Files that do not compile are left as they are."""
    done = directory / "compiled" / _key(folder)
    with _one_at_a_time:
        if done.exists():
            return
        compiling = ["-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash"]
        command: list[str | Path] = [python, *compiling, folder]
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=_SMALL)
        done.parent.mkdir(parents=True, exist_ok=True)
        done.touch()


def _key(*paths: Path) -> str:
    return hashlib.sha256("\0".join(map(str, paths)).encode()).hexdigest()[:16]


def _link(source: str, target: str) -> str:
    Path(target).unlink(missing_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # another file system
        return str(shutil.copy2(source, target, follow_symlinks=False))
    return target
