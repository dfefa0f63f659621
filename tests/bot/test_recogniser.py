"""A person is told when a model that the operator switched on has looked at the photo."""

from dataclasses import replace

from tests.bot.conversation import Conversation
from tests.fakes.recognition import seen, sight_of

PIZZA = sight_of(seen("pizza", "pizza", 0.9, 200))


def test_the_draft_names_another_model_than_the_embedded_one_as_plain_text(bot: Conversation) -> None:
    bot.photo(replace(PIZZA, engine="eye<1>"))
    assert "назвала модель eye&lt;1&gt;" in bot.last.text


def test_the_embedded_engine_and_words_need_no_mention(bot: Conversation) -> None:
    bot.photo(replace(PIZZA, engine="efficientnet-lite2"))
    assert "назвала" not in bot.last.text
    bot.photo(replace(PIZZA, engine="eye-1"), caption="борщ 300 г")
    assert "назвала" not in bot.last.text
