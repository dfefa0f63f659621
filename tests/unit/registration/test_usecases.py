"""Use cases over the in-memory unit of work: what is stored, and that nothing else is."""

from datetime import timedelta
from decimal import Decimal

import pytest

from nutrition.adapters.cities.table import load_cities
from nutrition.domain.goals import GoalKind
from nutrition.domain.macros import TargetField
from nutrition.domain.registration import Step
from nutrition.domain.user import Activity, Body, Locale, Sex, UnitSystem, User
from nutrition.errors import InvalidInputError, NotFoundError
from nutrition.usecases.answer_registration import AnswerRegistration
from nutrition.usecases.change_goal import ChangeGoal
from nutrition.usecases.navigate_registration import NavigateRegistration
from nutrition.usecases.recalculate_goal import RecalculateGoal
from nutrition.usecases.registration_question import Completed, Question, offered_paces
from nutrition.usecases.set_preferences import SetPreferences
from nutrition.usecases.set_target_by_hand import SetTargetByHand
from nutrition.usecases.start import Arrival, Start
from tests.fakes.clock import START, FixedClock
from tests.fakes.unit_of_work import InMemoryDatabase, InMemoryUnitOfWork

BODY = Body(Sex.MALE, 34, START.date(), Decimal(180), Decimal(80), None, Activity.MODERATE)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def database() -> InMemoryDatabase:
    return InMemoryDatabase()


@pytest.fixture
def uow(database: InMemoryDatabase) -> InMemoryUnitOfWork:
    return database.unit_of_work()


@pytest.fixture
def person(uow: InMemoryUnitOfWork) -> User:
    person = User(7, 7, Locale.EN, START)
    uow.users.save(person)
    return person


def known(uow: InMemoryUnitOfWork, person: User) -> User:
    """The same person with every body figure."""
    known = User(person.telegram_user_id, person.chat_id, person.locale, START, body=BODY)
    uow.users.save(known)
    return known


def test_start_tells_who_is_new_who_is_in_the_wizard_and_who_returns(
    uow: InMemoryUnitOfWork, person: User, clock: FixedClock
) -> None:
    first = Start(clock)(uow, person)
    assert first.arrival is Arrival.NEW
    again = Start(clock)(uow, first.person)
    assert (again.arrival, again.question) == (Arrival.IN_WIZARD, first.question)
    navigate, at = NavigateRegistration(clock), again.person
    for step in (Step.SEX, Step.AGE, Step.HEIGHT, Step.WEIGHT, Step.ACTIVITY, Step.GOAL, Step.TIME_ZONE):
        at = navigate.skip(uow, at, step).person
    assert Start(clock)(uow, at).arrival is Arrival.RETURNING


def test_nothing_is_committed_by_a_use_case(uow: InMemoryUnitOfWork, person: User, clock: FixedClock) -> None:
    Start(clock)(uow, person)
    assert uow.commits == 0


def test_a_wrong_answer_leaves_everything_as_it_was(uow: InMemoryUnitOfWork, person: User, clock: FixedClock) -> None:
    answer = AnswerRegistration(clock, load_cities())
    at = answer.tapped(uow, Start(clock)(uow, person).person, Step.SEX, "male").person
    with pytest.raises(InvalidInputError):
        answer.typed(uow, at, "seven")
    assert uow.users.get(7) == at


def test_words_without_a_question_are_no_answer(uow: InMemoryUnitOfWork, person: User, clock: FixedClock) -> None:
    with pytest.raises(NotFoundError):
        AnswerRegistration(clock, load_cities()).typed(uow, person, "34")


def test_a_button_goes_on_with_a_wizard_that_a_meal_had_interrupted(
    uow: InMemoryUnitOfWork, person: User, clock: FixedClock
) -> None:
    shown = AnswerRegistration(clock, load_cities()).tapped(uow, person, Step.ACTIVITY, "light")
    assert isinstance(shown, Question)
    assert shown.step is Step.GOAL


def test_the_last_answer_completes_with_a_goal(uow: InMemoryUnitOfWork, person: User, clock: FixedClock) -> None:
    answer = AnswerRegistration(clock, load_cities())
    at = answer.tapped(uow, known(uow, person), Step.GOAL, "keep").person
    done = answer.typed(uow, at, "Berlin")
    assert isinstance(done, Completed)
    assert done.zone is not None
    assert done.outcome.goal == uow.goals.current(7)
    assert done.outcome.missing == ()
    assert done.person.registered_at == START


def test_an_unchanged_goal_makes_no_history(uow: InMemoryUnitOfWork, person: User, clock: FixedClock) -> None:
    at = known(uow, person)
    first = ChangeGoal(clock).kind(uow, at, GoalKind.LOSE).goal
    clock.move(timedelta(days=1))
    assert RecalculateGoal(clock)(uow, at).goal == first
    assert ChangeGoal(clock).kind(uow, at, GoalKind.GAIN).goal != first


def test_a_goal_is_ended_by_the_next(uow: InMemoryUnitOfWork, person: User, clock: FixedClock) -> None:
    at = known(uow, person)
    ChangeGoal(clock).kind(uow, at, GoalKind.LOSE)
    clock.move(timedelta(days=1))
    SetTargetByHand(clock)(uow, at, TargetField.PROTEIN, "150 g")
    uow.commit()
    current = uow.goals.current(7)
    assert current is not None
    assert current.valid_from == START + timedelta(days=1)
    assert current.manual == {"protein_g"}


def test_a_pace_needs_a_goal_that_moves(uow: InMemoryUnitOfWork, person: User, clock: FixedClock) -> None:
    at = known(uow, person)
    ChangeGoal(clock).kind(uow, at, GoalKind.KEEP)
    with pytest.raises(InvalidInputError) as refused:
        ChangeGoal(clock).pace(uow, at, "0.5")
    assert refused.value.text_key == "error-pace-without-goal"


def test_the_day_begins_in_the_morning(uow: InMemoryUnitOfWork, person: User) -> None:
    assert SetPreferences().day_start_hour(uow, person, 0).person.day_start_hour == 0
    with pytest.raises(InvalidInputError):
        SetPreferences().day_start_hour(uow, person, 13)


def test_paces_offered_are_within_1_percent_in_either_unit() -> None:
    assert offered_paces(GoalKind.LOSE, UnitSystem.METRIC, Decimal(80)) == (
        Decimal("0.25"),
        Decimal("0.5"),
        Decimal("0.75"),
    )
    assert offered_paces(GoalKind.LOSE, UnitSystem.IMPERIAL, Decimal(80)) == (
        Decimal("0.5"),
        Decimal(1),
        Decimal("1.5"),
    )
    assert offered_paces(GoalKind.LOSE, UnitSystem.METRIC, Decimal(25)) == (Decimal("0.25"),)
