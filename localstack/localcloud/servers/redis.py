"""Valkey (or Redis) with an append-only file, a password and no eviction (RQ's jobs must not vanish)."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from redis import Redis

from localcloud.servers.binaries import redis_binary
from localcloud.servers.ports import LOOPBACK, free_port
from localcloud.servers.process import Launch
from localcloud.servers.run import running


@dataclass(frozen=True, slots=True)
class RedisServer:
    """`directory` holds the data and a 0600 configuration file: a password in argv would be seen by every user."""

    directory: Path
    port: int
    password: str
    log: Path
    name: str = "redis"

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@{LOOPBACK}:{self.port}/0"

    def prepare(self) -> None:
        """`everysec`: waiting for the disk at each write costs more than it saves (decision 0007)."""
        self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._config.touch(mode=0o600)
        self._config.write_text(
            f"bind {LOOPBACK}\nport {self.port}\nrequirepass {self.password}\n"
            'appendonly yes\nappendfsync everysec\nsave ""\nmaxmemory-policy noeviction\nprotected-mode yes\n'
        )

    def launch(self) -> Launch:
        return Launch(
            argv=(str(redis_binary()), str(self._config)),
            log=self.log,
            env={"LC_ALL": "C.UTF-8", "TZ": "UTC"},
            cwd=self.directory,
        )

    def probe(self) -> None:
        with Redis.from_url(self.url, socket_timeout=1, socket_connect_timeout=1, retry=None) as client:
            client.ping()

    def discard(self) -> None:
        shutil.rmtree(self.directory, ignore_errors=True)

    @property
    def _config(self) -> Path:
        return self.directory / "server.conf"


@contextmanager
def redis_server(directory: Path, port: int | None = None) -> Iterator[str]:
    """A Redis of one's own for the block; gives `redis://:…@127.0.0.1:PORT/0`. The directory is removed at the end."""
    server = RedisServer(directory / "redis", port or free_port(), "for-this-run-only", directory / "redis.log")
    with running(server, discard=True) as url:
        yield url
