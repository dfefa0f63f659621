"""The three servers of one data directory."""

from collections.abc import Mapping
from dataclasses import dataclass

from localcloud.servers import MongoServer, PostgresServer, RedisServer, Server
from localcloud.stack.settings import Settings
from localcloud.stack.state import StackState


@dataclass(frozen=True, slots=True)
class Stores:
    """`servers` are the ones we run; `urls` has all three, the user's own among them."""

    servers: Mapping[str, Server]
    urls: Mapping[str, str]


def stores_of(settings: Settings, state: StackState) -> Stores:
    """In the order in which they are declared; stopped in reverse."""
    root, ports = settings.root, settings.ports
    ours: dict[str, Server] = {
        "postgres": PostgresServer(
            root.path / "pg",
            ports["postgres"],
            state.postgres_password,
            state.postgres_admin_password,
            root.log("postgres"),
        ),
        "redis": RedisServer(root.path / "redis", ports["redis"], state.redis_password, root.log("redis")),
        "mongo": MongoServer(root.path / "mongo", ports["mongo"], root.log("mongo"), state.mongo_password),
    }
    return Stores(
        servers={name: server for name, server in ours.items() if name not in settings.external_urls},
        urls={name: settings.external_urls.get(name, server.url) for name, server in ours.items()},
    )
