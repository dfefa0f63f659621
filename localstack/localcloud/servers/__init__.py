"""PostgreSQL, Redis (Valkey) and a MongoDB-wire server as plain child processes, from wheels or from the system.

The context managers start one server each, for tests and tools:

>>> with postgres_server(directory) as url:  # postgresql+pg8000://…
...     ...
"""

from localcloud.servers.mongo import MongoServer, mongo_server
from localcloud.servers.postgres import PostgresServer, postgres_server
from localcloud.servers.process import ChildProcess, Launch, StopStep
from localcloud.servers.redis import RedisServer, redis_server
from localcloud.servers.run import Server, ServerFailedError, running

__all__ = [
    "ChildProcess",
    "Launch",
    "MongoServer",
    "PostgresServer",
    "RedisServer",
    "Server",
    "ServerFailedError",
    "StopStep",
    "mongo_server",
    "postgres_server",
    "redis_server",
    "running",
]
