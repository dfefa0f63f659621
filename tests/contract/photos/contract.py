"""What every store of photos keeps to. Its test module subclasses `PhotoStoreContract` and has the fixture `store`."""

from datetime import timedelta

from nutrition.adapters.clock import SystemClock
from nutrition.domain.deadline import Deadline
from nutrition.ports.photo_store import PhotoStore
from tests.factories.telegram_simulator import jpeg

ANNA, NEIGHBOUR = 7_000_000_001, 70_000_000_011  # the digits of the one are the beginning of the other's
FILE_ID = "AgACAgIAAxkBAAEBlarge-id_of-Telegrams"
PICTURE = jpeg()
LARGEST = b"\xff\xd8" * (10 * 1024 * 1024)  # what the Bot API hands out at most
A_MINUTE = timedelta(minutes=1)  # stores count whole seconds


class PhotoStoreContract:
    def test_a_photo_comes_back_as_it_was(self, store: PhotoStore) -> None:
        store.put(ANNA, FILE_ID, PICTURE)

        assert store.get(ANNA, FILE_ID) == PICTURE

    def test_the_largest_file_comes_back_as_it_was(self, store: PhotoStore) -> None:
        store.put(ANNA, FILE_ID, LARGEST)

        assert store.get(ANNA, FILE_ID) == LARGEST

    def test_what_was_never_put_is_not_there(self, store: PhotoStore) -> None:
        store.put(ANNA, FILE_ID, PICTURE)

        assert store.get(ANNA, FILE_ID.lower()) is None, "file ids differ by case too"

    def test_a_photo_is_its_owners_alone(self, store: PhotoStore) -> None:
        store.put(ANNA, FILE_ID, PICTURE)

        assert store.get(NEIGHBOUR, FILE_ID) is None

    def test_a_photo_put_twice_is_there_once(self, store: PhotoStore) -> None:
        store.put(ANNA, FILE_ID, b"old")
        store.put(ANNA, FILE_ID, PICTURE)

        assert store.get(ANNA, FILE_ID) == PICTURE
        assert store.purge(SystemClock().now() + A_MINUTE, Deadline.after(30)) == 1

    def test_erasing_takes_all_of_one_person_and_nothing_of_another(self, store: PhotoStore) -> None:
        for number in range(3):
            store.put(ANNA, f"{FILE_ID}{number}", PICTURE)
        store.put(NEIGHBOUR, FILE_ID, PICTURE)

        store.erase(ANNA)

        assert [store.get(ANNA, f"{FILE_ID}{number}") for number in range(3)] == [None] * 3
        assert store.get(NEIGHBOUR, FILE_ID) == PICTURE

    def test_erasing_who_has_no_photo_is_no_error(self, store: PhotoStore) -> None:
        store.erase(ANNA)
        store.erase(ANNA)

    def test_what_is_old_goes_and_what_is_not_stays(self, store: PhotoStore) -> None:
        store.put(ANNA, FILE_ID, PICTURE)
        store.put(NEIGHBOUR, FILE_ID, PICTURE)
        now = SystemClock().now()

        assert store.purge(now - A_MINUTE, Deadline.after(30)) == 0
        assert store.get(ANNA, FILE_ID) == PICTURE
        assert store.purge(now + A_MINUTE, Deadline.after(30)) == 2
        assert store.get(ANNA, FILE_ID) is None
        assert store.get(NEIGHBOUR, FILE_ID) is None

    def test_an_empty_store_is_purged_of_nothing(self, store: PhotoStore) -> None:
        assert store.purge(SystemClock().now() + A_MINUTE, Deadline.after(30)) == 0
