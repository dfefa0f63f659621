"""As whom PostgreSQL runs: it refuses to be root, and containers and CI machines often have nobody else."""

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

STATE_ROOT = Path("/var/lib/nutrition-local")  # FHS: state of a program, reachable by every user
_UNPRIVILEGED = "nobody"


@dataclass(frozen=True, slots=True)
class Identity:
    """How to start PostgreSQL's programs: a prefix for the command line, or another user, and what they can reach."""

    programs: Path
    data: Path
    prefix: tuple[str, ...] = ()
    user: int | None = None
    group: int | None = None

    def own(self, path: Path) -> None:
        """Give a file or directory to the user the server runs as."""
        if self.user is not None and self.group is not None:
            os.chown(path, self.user, self.group)

    def run(self, *argv: str, text: str | None = None) -> None:
        """Run one of the programs to its end. Raises subprocess.CalledProcessError with what it wrote."""
        subprocess.run(
            [*self.prefix, *argv],
            input=text,
            text=True,
            check=True,
            capture_output=True,
            cwd="/",
            env=POSTGRES_ENV,
            timeout=120,
            user=self.user,
            group=self.group,
            extra_groups=None if self.user is None else [],
        )


POSTGRES_ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}  # an ungenerated LANG breaks initdb


def choose_identity(programs: Path, data: Path) -> Identity:
    """Ourselves; for root a user namespace, in which root is an ordinary user; where that is forbidden, `nobody`."""
    if os.geteuid() != 0:
        return Identity(programs, data)
    if namespace_works(programs, data.parent):
        return Identity(programs, data, prefix=("unshare", "--user", "--"))
    return as_nobody(programs, data)


def namespace_works(programs: Path, data_root: Path) -> bool:
    """Whether `unshare --user` is allowed here (containers may forbid it) and still reaches programs and data."""
    if shutil.which("unshare") is None:
        return False
    check = ("unshare", "--user", "--", "sh", "-c", 'test -x "$0" && test -w "$1"')
    return (
        subprocess.run(
            (*check, programs / "postgres", data_root), capture_output=True, check=False, timeout=10
        ).returncode
        == 0
    )


def as_nobody(programs: Path, data: Path) -> Identity:
    """The `nobody` user, with data and, if need be, a copy of the programs outside of private directories."""
    account = pwd.getpwnam(_UNPRIVILEGED)
    home = nobody_home(data)
    home.mkdir(parents=True, exist_ok=True, mode=0o755)
    if not _open_to_all(programs):
        copy = home / "programs"
        if not (copy / "bin" / "postgres").exists():
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(programs.parent, copy, symlinks=True)
        programs = copy / "bin"
    place = home / "data"
    place.mkdir(exist_ok=True, mode=0o700)
    os.chown(place, account.pw_uid, account.pw_gid)
    return Identity(programs, place / data.name, user=account.pw_uid, group=account.pw_gid)


def nobody_home(data: Path) -> Path:
    """Where `as_nobody` keeps what belongs to this data directory."""
    return STATE_ROOT / hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]


def _open_to_all(path: Path) -> bool:
    return all(directory.stat().st_mode & 0o001 for directory in (path, *path.parents))
