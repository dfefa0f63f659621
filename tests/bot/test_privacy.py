"""/delete_me leaves nothing behind."""

import pytest

from nutrition.errors import DependencyUnavailableError
from tests.bot.conversation import Conversation


def test_everything_about_a_person_is_erased_after_a_yes(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.press("Сохранить")
    bot.outside.profiles.save(bot.person_id, {"schema_version": 1})
    bot.say("/delete_me")
    bot.press("Да, стереть всё")
    assert "всё стёрто" in bot.last.text
    tables = bot.outside.database.tables
    for table in (tables.users, tables.meals, tables.edits, tables.sessions, tables.goals, tables.preferences):
        assert not table.rows
    assert not bot.outside.profiles.documents


def test_a_profile_that_an_analysis_writes_during_the_erasure_is_erased_too(
    bot: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.say("рис 150 г")
    users, profiles = bot.outside.database.tables.users.rows, bot.outside.profiles
    delete = profiles.delete

    def delete_too_early(telegram_user_id: int) -> None:
        delete(telegram_user_id)
        if users:  # the erasure is not committed yet
            profiles.save(telegram_user_id, {"schema_version": 1})

    monkeypatch.setattr(profiles, "delete", delete_too_early)
    bot.say("/delete_me")
    bot.press("Да, стереть всё")
    assert not profiles.documents


def test_a_no_keeps_everything(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.say("/delete_me")
    bot.press("Нет, оставить")
    assert bot.outside.database.tables.meals.rows


def test_another_persons_data_stays(bot: Conversation) -> None:
    neighbour = bot.other(8)
    neighbour.say("рис 150 г")
    bot.say("/delete_me")
    bot.press("Да, стереть всё")
    assert len(bot.outside.database.tables.meals.rows) == 1


def test_when_a_store_is_down_nothing_is_half_erased(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.outside.profiles.failure = DependencyUnavailableError("down")
    bot.say("/delete_me")
    bot.press("Да, стереть всё")
    assert "попробуйте ещё раз" in bot.last.text
    assert bot.outside.database.tables.meals.rows


def test_who_is_erased_and_then_blocks_the_bot_is_not_known_again(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.say("/delete_me")
    bot.press("Да, стереть всё")
    for status in ("kicked", "member"):
        bot.change_membership(status)
        assert not bot.outside.database.tables.users.rows


def test_a_block_is_noted_and_lifted(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.change_membership("kicked")
    assert bot.outside.database.tables.users.rows[bot.person_id].blocked_at == bot.outside.clock.now()
    bot.change_membership("member")
    assert bot.outside.database.tables.users.rows[bot.person_id].blocked_at is None
