"""The embedded stack's store: a folder."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from nutrition.adapters.files.photos import FilePhotos
from nutrition.errors import DependencyUnavailableError
from tests.contract.photos.contract import ANNA, FILE_ID, PICTURE, PhotoStoreContract


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "photos"


@pytest.fixture
def store(folder: Path) -> FilePhotos:
    return FilePhotos(folder)


class TestFiles(PhotoStoreContract):
    pass


def test_nobody_else_on_the_machine_can_look(store: FilePhotos, folder: Path) -> None:
    store.put(ANNA, FILE_ID, PICTURE)

    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_names_do_not_tell_telegrams_file(store: FilePhotos, folder: Path) -> None:
    store.put(ANNA, FILE_ID, PICTURE)

    assert [path for path in folder.rglob("*") if FILE_ID in path.name] == []


def test_a_folder_that_cannot_be_used_is_an_unavailable_store_and_says_nothing_of_the_person(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    store = FilePhotos(in_the_way)

    acts: list[Callable[[], object]] = [
        lambda: store.put(ANNA, FILE_ID, PICTURE),
        lambda: store.get(ANNA, FILE_ID),
        lambda: store.erase(ANNA),
    ]
    for act in acts:
        with pytest.raises(DependencyUnavailableError) as refused:
            act()
        assert str(ANNA) not in str(refused.value)
