"""The servers of the wheels answer as the product needs them."""

import os
import pwd
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from redis import Redis
from sqlalchemy import NullPool, create_engine, text

from localcloud.servers import PostgresServer, running
from localcloud.servers.ports import free_port
from localcloud.servers.privilege import as_nobody

pytestmark = pytest.mark.integration


def test_postgres_knows_cyrillic_letters_and_utc(postgres_url: str) -> None:
    """Search in the diary folds case in Russian too, whatever the host's locale."""
    engine = create_engine(postgres_url)
    with closing(engine.connect()) as connection:
        assert connection.execute(text("select lower('БОРЩ'), current_setting('TimeZone')")).one() == ("борщ", "UTC")
        assert connection.execute(text("select usesuper from pg_user where usename = current_user")).scalar() is False


def test_redis_keeps_an_append_only_file_and_never_evicts(redis_url: str) -> None:
    with Redis.from_url(redis_url, decode_responses=True) as client:
        settings = client.config_get("appendonly", "maxmemory-policy")
    assert settings == {"appendonly": "yes", "maxmemory-policy": "noeviction"}


def test_mongo_takes_the_writes_of_the_profile(mongo_url: str) -> None:
    with MongoClient[dict[str, Any]](mongo_url) as client:
        profiles = client.get_default_database()["stack_test"]
        profiles.update_one({"_id": 1}, {"$push": {"tones": {"$each": [1, 2, 3], "$slice": -2}}}, upsert=True)
        assert profiles.find_one({"_id": 1}) == {"_id": 1, "tones": [2, 3]}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become someone else")
def test_root_can_run_postgres_as_nobody_where_user_namespaces_are_forbidden(tmp_path: Path) -> None:
    """A container's seccomp profile may forbid them; the venv may lie below a private home directory."""
    server = PostgresServer(tmp_path / "pg", free_port(), "secret", "admin", tmp_path / "pg.log", choose=as_nobody)
    with running(server, discard=True) as url, closing(create_engine(url, poolclass=NullPool).connect()) as connection:
        assert connection.execute(text("select 1")).scalar() == 1
        data = Path(server.launch().argv[2])
        assert data.stat().st_uid == pwd.getpwnam("nobody").pw_uid
    assert not data.exists()
