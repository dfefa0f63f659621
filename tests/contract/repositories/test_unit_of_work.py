"""What a unit of work promises about other units of work and about its own end."""

from collections.abc import Callable

import pytest

from nutrition.domain.user import Locale
from nutrition.errors import ConflictError, DependencyUnavailableError, StaleDraftError
from nutrition.ports.repositories import InboxState, UnitOfWork
from tests.support.examples import ANNA, NOON, a_meal, a_message, a_user, minutes
from tests.support.meals import next_version

Begin = Callable[[], UnitOfWork]


def test_uncommitted_changes_are_seen_by_their_own_unit_of_work_only(begin: Begin) -> None:
    writer, reader = begin(), begin()
    writer.users.save(a_user())
    assert writer.users.get(ANNA) == a_user()
    assert reader.users.get(ANNA) is None
    writer.commit()
    assert reader.users.get(ANNA) == a_user()


def test_rolled_back_changes_are_gone_and_the_unit_of_work_can_begin_again(begin: Begin) -> None:
    work = begin()
    work.users.save(a_user())
    work.rollback()
    assert work.users.get(ANNA) is None
    work.users.save(a_user(locale=Locale.EN))
    work.commit()
    assert begin().users.get(ANNA) == a_user(locale=Locale.EN)


def test_effect_inbox_and_outbox_are_committed_together_or_not_at_all(work: UnitOfWork, begin: Begin) -> None:
    work.inbox.accept("update:1", NOON)
    work.meals.add(a_meal())
    work.outbox.add("update:1", [a_message()], NOON)
    work.rollback()
    again = begin()
    assert again.inbox.state("update:1") is None
    assert again.meals.latest(ANNA) is None
    assert again.outbox.pending("update:1") == []


def test_release_ends_a_unit_of_work_that_only_read(work: UnitOfWork) -> None:
    work.users.get(ANNA)
    work.release()
    work.users.save(a_user(locale=Locale.EN))
    work.commit()
    work.release()


def test_release_after_a_write_is_a_mistake(work: UnitOfWork) -> None:
    work.inbox.accept("update:1", NOON)
    with pytest.raises(RuntimeError):
        work.release()
    work.rollback()
    work.release()


def test_rollback_and_commit_of_nothing_do_nothing(begin: Begin) -> None:
    work = begin()
    work.rollback()
    work.commit()
    work.rollback()


def test_after_a_refused_statement_only_a_rollback_helps(work: UnitOfWork) -> None:
    """PostgreSQL would answer COMMIT with a silent rollback: the effect must not be believed stored."""
    work.inbox.accept("update:1", NOON)
    with pytest.raises(ConflictError):
        work.sessions.start(999, NOON)
    with pytest.raises(RuntimeError):
        work.commit()
    with pytest.raises(RuntimeError):
        work.inbox.state("update:1")
    work.rollback()
    assert work.inbox.state("update:1") is None


def test_a_stale_version_does_not_spoil_the_unit_of_work(work: UnitOfWork) -> None:
    """The person is told that the draft has changed, in the same transaction that records the update."""
    meal = work.meals.add(a_meal())
    with pytest.raises(StaleDraftError):
        work.meals.save(meal)
    work.inbox.accept("update:1", NOON)
    work.commit()
    assert work.inbox.state("update:1") is InboxState.COMMITTED


def test_a_row_that_another_unit_of_work_is_writing_is_not_waited_for_without_end(
    work: UnitOfWork, begin: Begin
) -> None:
    meal = work.meals.add(a_meal())
    work.commit()
    holder, late = begin(), begin()
    holder.meals.save(next_version(meal))
    with pytest.raises(DependencyUnavailableError):
        late.meals.save(next_version(meal))
    late.rollback()
    holder.commit()
    with pytest.raises(StaleDraftError):
        late.meals.save(next_version(meal, eaten_at=minutes(1)))
