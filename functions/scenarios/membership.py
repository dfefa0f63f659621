"""A person blocks the bot or comes back. Nobody is met by that: Telegram tells of it after /delete_me too."""

from dataclasses import replace

from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated

from nutrition.bootstrap.scenarios import Scenarios
from nutrition.domain.deadline import Deadline


def note_membership(app: Scenarios, change: ChatMemberUpdated, deadline: Deadline) -> None:
    """Harmless to repeat, so it needs no inbox row."""
    blocked = change.new_chat_member.status == ChatMemberStatus.KICKED
    uow = app.new_unit_of_work(deadline)
    try:
        person = uow.users.get(change.from_user.id)
        if person is not None:
            uow.users.save(replace(person, blocked_at=app.clock.now() if blocked else None))
            uow.commit()
    finally:
        uow.rollback()
