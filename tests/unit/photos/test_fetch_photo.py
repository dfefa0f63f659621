"""A photo is fetched once, and a store that fails costs nothing but the copy."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from nutrition.adapters.aws.photos import S3Photos
from nutrition.adapters.files.photos import FilePhotos
from nutrition.bootstrap.photo_stores import photo_store
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.messenger import FileTooLargeError
from nutrition.settings import PhotoSettings
from nutrition.usecases.fetch_photo import FetchPhoto
from nutrition.usecases.forget_photos import EVERY_MINUTES, ForgetPhotos
from tests.fakes.clock import FixedClock
from tests.fakes.messenger import RecordedMessenger
from tests.fakes.photo_store import InMemoryPhotoStore

ANNA, BORIS = 7, 8
DEADLINE = Deadline(60, monotonic=lambda: 0)


@pytest.fixture
def messenger() -> RecordedMessenger:
    made = RecordedMessenger()
    made.files["a"] = b"picture"
    return made


def test_a_photo_is_downloaded_once(messenger: RecordedMessenger) -> None:
    fetch = FetchPhoto(messenger, InMemoryPhotoStore())

    assert [fetch(ANNA, "a", DEADLINE) for _ in range(3)] == [b"picture"] * 3
    assert messenger.downloads == ["a"]


def test_another_persons_copy_is_not_used(messenger: RecordedMessenger) -> None:
    fetch = FetchPhoto(messenger, InMemoryPhotoStore())
    fetch(ANNA, "a", DEADLINE)
    fetch(BORIS, "a", DEADLINE)

    assert messenger.downloads == ["a", "a"]


def test_a_store_that_is_down_is_logged_and_asked_once(
    messenger: RecordedMessenger, caplog: pytest.LogCaptureFixture
) -> None:
    """Its time-outs would add up before the answer."""
    store = InMemoryPhotoStore()
    store.failure = DependencyUnavailableError("photos: EndpointConnectionError")

    with caplog.at_level(logging.WARNING):
        assert FetchPhoto(messenger, store)(ANNA, "a", DEADLINE) == b"picture"
    assert [record.message for record in caplog.records] == ["photo store not read"]
    assert not store.photos


def test_a_copy_that_cannot_be_kept_is_logged(messenger: RecordedMessenger, caplog: pytest.LogCaptureFixture) -> None:
    store = InMemoryPhotoStore()
    store.full = DependencyUnavailableError("photos: OSError")

    with caplog.at_level(logging.WARNING):
        assert FetchPhoto(messenger, store)(ANNA, "a", DEADLINE) == b"picture"
    assert [record.message for record in caplog.records] == ["photo not kept"]


def test_what_telegram_refuses_is_not_kept(messenger: RecordedMessenger) -> None:
    messenger.files["a"] = FileTooLargeError()
    store = InMemoryPhotoStore()

    with pytest.raises(FileTooLargeError):
        FetchPhoto(messenger, store)(ANNA, "a", DEADLINE)
    assert not store.photos


def test_no_photo_outlives_the_day_whenever_it_was_put() -> None:
    """As people are told; the scheduler calls every minute and may miss some."""
    clock = FixedClock()
    store = InMemoryPhotoStore(clock.now)
    forget = ForgetPhotos(store, clock)
    for minute in range(EVERY_MINUTES):
        store.put(ANNA, str(minute), b"picture")
        clock.move(timedelta(minutes=1))
    gone_at = {}
    for minute in range(24 * 60):
        forget(DEADLINE)
        if not store.photos:
            gone_at[minute] = True
            break
        clock.move(timedelta(minutes=1))

    assert gone_at, "a photo was there for more than a day"
    assert min(gone_at) > 22 * 60


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        (PhotoSettings(photos_bucket="b", photos_dir=Path("p")), S3Photos),
        (PhotoSettings(photos_dir=Path("p")), FilePhotos),
    ],
)
def test_the_store_is_what_the_settings_name(settings: PhotoSettings, kind: type) -> None:
    assert isinstance(photo_store(settings), kind)


def test_without_a_store_every_look_is_a_download(messenger: RecordedMessenger) -> None:
    store = photo_store(PhotoSettings(photos_bucket=None, photos_dir=None))
    fetch = FetchPhoto(messenger, store)
    store.erase(ANNA)

    assert [fetch(ANNA, "a", DEADLINE) for _ in range(2)] == [b"picture"] * 2
    assert messenger.downloads == ["a", "a"]
