"""PostgreSQL: initdb once, a role of the product's own, loopback TCP only."""

import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pg8000.dbapi import connect

from localcloud.servers import postgres_cluster
from localcloud.servers.binaries import postgres_bin
from localcloud.servers.ports import LOOPBACK, free_port
from localcloud.servers.privilege import POSTGRES_ENV, Identity, choose_identity, nobody_home
from localcloud.servers.process import Launch, StopStep
from localcloud.servers.run import running

USER = "nutrition"
DATABASE = "nutrition"


@dataclass(frozen=True)
class PostgresServer:
    """`password` is the product's, `admin_password` the superuser's (`postgres`), which the product never gets."""

    directory: Path
    port: int
    password: str
    admin_password: str
    log: Path
    options: tuple[str, ...] = ()
    name: str = "postgres"
    choose: Callable[[Path, Path], Identity] = field(default=choose_identity)

    @property
    def url(self) -> str:
        return f"postgresql+pg8000://{USER}:{self.password}@{LOOPBACK}:{self.port}/{DATABASE}"

    def prepare(self) -> None:
        """Raises ClusterVersionError when the data are another major version's."""
        self.directory.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        identity = self._identity
        if identity.data.exists():
            postgres_cluster.check_version(identity)
        else:
            passwords = postgres_cluster.Passwords(admin=self.admin_password, owner=self.password)
            postgres_cluster.create(identity, passwords, owner=USER, database=DATABASE)

    def launch(self) -> Launch:
        identity = self._identity
        return Launch(
            argv=(
                *identity.prefix,
                *(str(identity.programs / "postgres"), "-D", str(identity.data)),
                *("-h", LOOPBACK, "-p", str(self.port), "-k", "", "-c", "timezone=UTC", "-c", "log_timezone=UTC"),
                *("-c", "log_error_verbosity=terse"),  # a DETAIL line would carry a person's values into the log
                *self.options,
            ),
            log=self.log,
            env=POSTGRES_ENV,
            cwd=Path("/"),
            stop=(StopStep(signal.SIGINT, 20), StopStep(signal.SIGQUIT, 5)),  # fast shutdown, then immediate
            death_signal=signal.SIGINT,
            user=identity.user,
            group=identity.group,
        )

    def probe(self) -> None:
        with closing(
            connect(USER, LOOPBACK, DATABASE, self.port, self.password, timeout=2, application_name="health")
        ) as connection:
            connection.cursor().execute("select 1")

    def discard(self) -> None:
        shutil.rmtree(self._identity.data, ignore_errors=True)
        shutil.rmtree(nobody_home(self.directory), ignore_errors=True)

    @cached_property
    def _identity(self) -> Identity:
        return self.choose(postgres_bin(), self.directory)


@contextmanager
def postgres_server(directory: Path, port: int | None = None) -> Iterator[str]:
    """A PostgreSQL of one's own for the block; gives `postgresql+pg8000://…`. The data are removed at the end.

    The role may create databases. Commits do not wait for the disk: the data do not outlive the block.
    """
    password = "for-this-run-only"  # noqa: S105 - a throw-away server on loopback
    options = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off")
    server = PostgresServer(
        directory / "pg", port or free_port(), password, password, directory / "postgres.log", options
    )
    with running(server, discard=True) as url:
        yield url
