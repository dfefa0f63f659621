"""A PostgreSQL data directory: made whole or not at all, and never opened by another major version."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from localcloud.servers.privilege import Identity

SUPERUSER = "postgres"
_BUILTIN_LOCALE_SINCE = 17


class ClusterVersionError(RuntimeError):
    """The data directory was made by another major version of PostgreSQL."""


@dataclass(frozen=True, slots=True)
class Passwords:
    """URL-safe random texts."""

    admin: str
    owner: str


def create(identity: Identity, passwords: Passwords, *, owner: str, database: str) -> None:
    """initdb and the product's role and database in a directory beside, renamed when all is done."""
    unfinished = identity.data.with_name(f"{identity.data.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)  # of a start that was killed
    password_file = identity.data.with_name(f"{identity.data.name}.password")
    password_file.unlink(missing_ok=True)
    password_file.touch(mode=0o600)
    try:
        password_file.write_text(passwords.admin)
        identity.own(password_file)
        _initdb(identity, unfinished, password_file)
    finally:
        password_file.unlink(missing_ok=True)
    # Single-user mode reads one statement a line from standard input; no server has to be up for it.
    statements = (
        f"CREATE ROLE {owner} LOGIN CREATEDB PASSWORD '{passwords.owner}'\nCREATE DATABASE {database} OWNER {owner}\n"
    )
    identity.run(str(identity.programs / "postgres"), "--single", "-D", str(unfinished), "template1", text=statements)
    unfinished.rename(identity.data)


def check_version(identity: Identity) -> None:
    """Raises ClusterVersionError, with what to do about it."""
    made_by = int(identity.data.joinpath("PG_VERSION").read_text())
    ours = major_version(identity.programs)
    if made_by != ours:
        raise ClusterVersionError(
            f"the data in {identity.data} are PostgreSQL {made_by}'s and this is {ours}: dump them with {made_by} "
            "(pg_dump) and restore, or start afresh with `make reset`"
        )


def major_version(programs: Path) -> int:
    """18 for "postgres (PostgreSQL) 18.6"."""
    answer = subprocess.run(
        [programs / "postgres", "--version"], capture_output=True, text=True, check=True, timeout=10
    )
    found = re.search(r"\) (\d+)", answer.stdout)
    if found is None:
        raise ClusterVersionError(f"cannot read a version from {answer.stdout!r}")
    return int(found[1])


def _initdb(identity: Identity, directory: Path, password_file: Path) -> None:
    locale: tuple[str, ...] = ("--locale=C.UTF-8",)
    if major_version(identity.programs) >= _BUILTIN_LOCALE_SINCE:  # does not depend on what the host has generated
        locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    identity.run(
        *(str(identity.programs / "initdb"), "-D", str(directory), "-U", SUPERUSER, "-E", "UTF8", *locale),
        *("--auth-local=scram-sha-256", "--auth-host=scram-sha-256", f"--pwfile={password_file}"),
    )
