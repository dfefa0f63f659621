"""Photos are fetched once, kept for a while and for their owner only; a store that fails keeps nobody waiting."""

import pytest

from nutrition.errors import DependencyUnavailableError
from tests.bot.conversation import Conversation
from tests.fakes.recognition import seen, sight_of

PIZZA = sight_of(seen("pizza", "pizza", 0.9, 250))


def test_a_photo_that_comes_again_is_not_fetched_again(bot: Conversation) -> None:
    with pytest.raises(RuntimeError):
        bot.photo(RuntimeError("killed"))
    (file_id,) = bot.outside.messenger.downloads
    bot.outside.vision.answers[file_id.encode()] = PIZZA

    bot.feed(bot.latest_update)

    assert "ицца" in bot.last.text
    assert bot.outside.messenger.downloads == [file_id]


def test_without_the_store_the_photo_is_answered_all_the_same(bot: Conversation) -> None:
    bot.outside.photo_store.failure = DependencyUnavailableError("photos: EndpointConnectionError")

    bot.photo(PIZZA)

    assert "ицца" in bot.last.text


def test_erasing_takes_the_persons_photos_and_nobody_elses(bot: Conversation) -> None:
    neighbour = bot.other(8)
    neighbour.photo(PIZZA)
    bot.photo(PIZZA)

    bot.say("/delete_me")
    bot.press("Да, стереть всё")

    assert {owner for owner, _ in bot.outside.photo_store.photos} == {8}


def test_photos_that_cannot_be_erased_now_are_not_called_erased(bot: Conversation) -> None:
    bot.photo(PIZZA)
    bot.outside.photo_store.failure = DependencyUnavailableError("photos: EndpointConnectionError")

    bot.say("/delete_me")
    bot.press("Да, стереть всё")

    assert "попробуйте ещё раз" in bot.last.text
    assert bot.outside.database.tables.users.rows
    assert bot.outside.photo_store.photos


@pytest.mark.parametrize(
    ("language_code", "words"),
    [("ru", "сами фото — не дольше суток"), ("en", "the photos themselves for 24 hours at most")],
)
def test_a_newcomer_reads_how_long_photos_are_kept(bot: Conversation, language_code: str, words: str) -> None:
    bot.other(9, language_code).say("/start")

    assert any(words in text for text in bot.outside.messenger.texts())
