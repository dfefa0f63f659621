"""The MongoDB-wire server (SecantusDB), run as a separate program and reached over TCP only (decision 0012)."""

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pymongo import MongoClient

from localcloud.servers.binaries import mongo_command
from localcloud.servers.ports import LOOPBACK, free_port
from localcloud.servers.process import ChildProcess, Launch, StopStep
from localcloud.servers.run import running, wait_until_ready

USER = "nutrition"
DATABASE = "nutrition"
_OPTIONS = "directConnection=true&retryWrites=false"


@dataclass(frozen=True, slots=True)
class MongoServer:
    """Without a password it takes every local client (tests); with one, the first `prepare` creates the user."""

    directory: Path
    port: int
    log: Path
    password: str | None = None
    name: str = "mongo"

    @property
    def url(self) -> str:
        if self.password is None:
            return f"mongodb://{LOOPBACK}:{self.port}/{DATABASE}?{_OPTIONS}"
        login = f"{USER}:{self.password}"
        return f"mongodb://{login}@{LOOPBACK}:{self.port}/{DATABASE}?{_OPTIONS}&authSource=admin"

    def prepare(self) -> None:
        self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.password is not None and not self._provisioned.exists():
            self._create_user(self.password)
            self._provisioned.touch()

    def launch(self) -> Launch:
        return self._launch(*(() if self.password is None else ("--auth",)))

    def probe(self) -> None:
        with MongoClient[dict[str, Any]](self.url, serverSelectionTimeoutMS=1000, socketTimeoutMS=2000) as client:
            client[DATABASE].command("ping")

    def discard(self) -> None:
        shutil.rmtree(self.directory, ignore_errors=True)

    @property
    def _provisioned(self) -> Path:
        return self.directory / "user-created"

    def _launch(self, *extra: str) -> Launch:
        return Launch(
            argv=(
                *mongo_command(),
                *("--host", LOOPBACK, "--port", str(self.port), "--storage-path", str(self.directory / "data")),
                # Without --sync-on-commit a kill loses the last acknowledged writes.
                *("--cache-size", "128M", "--sync-on-commit", "--log-level", "WARNING", *extra),
            ),
            log=self.log,
            env={"LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(self.directory)},  # it reads ~/.secantus and ./
            cwd=self.directory,
            stop=(StopStep(signal.SIGTERM, 15),),
        )

    def _create_user(self, password: str) -> None:
        """With --auth the server has no way in for the first user, so that one is made before (its --help)."""
        opened = MongoServer(self.directory, self.port, self.log)
        process = ChildProcess(opened.launch())
        try:
            wait_until_ready(opened, process)
            with MongoClient[dict[str, Any]](opened.url, serverSelectionTimeoutMS=1000) as client:
                users = client["admin"].command("usersInfo", USER)["users"]
                roles = [{"role": "readWriteAnyDatabase", "db": "admin"}, {"role": "dbAdminAnyDatabase", "db": "admin"}]
                client["admin"].command("updateUser" if users else "createUser", USER, pwd=password, roles=roles)
        finally:
            process.stop()


@contextmanager
def mongo_server(directory: Path, port: int | None = None) -> Iterator[str]:
    """A MongoDB-wire server of one's own for the block; gives its URL. The data are removed at the end."""
    server = MongoServer(directory / "mongo", port or free_port(), directory / "mongo.log")
    with running(server, discard=True) as url:
        yield url
