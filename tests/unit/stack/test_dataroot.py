"""The data directory and the files in it."""

import json
import re
from pathlib import Path

import pytest

from localcloud.stack.dataroot import AlreadyRunningError, DataRoot, ForeignDirectoryError
from localcloud.stack.state import BadStateError, StackState


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def test_the_secrets_are_made_once_and_private(tmp_path: Path) -> None:
    root = DataRoot(tmp_path / "data")
    root.create()
    first = StackState.load_or_create(root.state_file)
    assert StackState.load_or_create(root.state_file) == first
    assert (mode(root.path), mode(root.state_file)) == ("0o700", "0o600")
    assert StackState() != first
    assert re.fullmatch(r"\d{10}:[A-Za-z0-9_-]{35}", first.simulator_token)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,256}", first.webhook_secret)


def test_an_older_state_file_keeps_its_secrets_and_gets_the_missing_ones(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text(json.dumps({"redis_password": "kept"}))
    state = StackState.load_or_create(file)
    assert state.redis_password == "kept"
    assert json.loads(file.read_text())["mongo_password"] == state.mongo_password


def test_a_damaged_state_file_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text("{")
    with pytest.raises(BadStateError, match="make reset"):
        StackState.load_or_create(file)
    assert file.read_text() == "{"


def test_someone_elses_directory_is_neither_used_nor_deleted(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    root = DataRoot(tmp_path)
    with pytest.raises(ForeignDirectoryError):
        root.create()
    with pytest.raises(ForeignDirectoryError):
        root.delete()
    assert (tmp_path / "thesis.txt").exists()


def test_our_own_directory_is_deleted_whole(tmp_path: Path) -> None:
    root = DataRoot(tmp_path / "data")
    root.create()
    (root.path / "pg").mkdir()
    root.delete()
    assert not root.path.exists()


def test_one_supervisor_at_a_time_and_its_process_id_is_known(tmp_path: Path) -> None:
    root = DataRoot(tmp_path)
    root.create()
    assert root.supervisor_pid() is None
    with root.locked(), pytest.raises(AlreadyRunningError), DataRoot(tmp_path).locked():
        pass
    with root.locked():
        assert root.supervisor_pid() is not None
    assert root.supervisor_pid() is None


def test_the_last_three_runs_logs_are_kept(tmp_path: Path) -> None:
    root = DataRoot(tmp_path)
    root.create()
    for run in range(5):
        root.rotate_logs()
        root.log("webhook").write_text(f"run {run}")
    logs = tmp_path / "logs"
    assert {file.name: file.read_text() for file in logs.iterdir()} == {
        "webhook.log": "run 4",
        "webhook.log.1": "run 3",
        "webhook.log.2": "run 2",
        "webhook.log.3": "run 1",
    }
