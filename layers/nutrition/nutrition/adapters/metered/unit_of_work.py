"""Units of work with their queries timed and what became of meals counted.

The repositories are wrapped by name, whatever methods they have: this module knows the port, not its implementation.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

from nutrition.adapters.metered.calls import timed_call
from nutrition.domain.deadline import Deadline
from nutrition.domain.meal import Meal, MealEdit
from nutrition.ports.metric_catalogue import MEALS
from nutrition.ports.metrics import Metrics
from nutrition.ports.repositories import UnitOfWork, UnitOfWorkFactory

_REPOSITORIES = frozenset(name for name, value in vars(UnitOfWork).items() if isinstance(value, property))

Note = Callable[..., None]  # of a method of the meals' repository and its arguments


class MeteredUnitOfWorkFactory:
    """Implements `ports.repositories.UnitOfWorkFactory` around another one."""

    def __init__(self, new_unit_of_work: UnitOfWorkFactory, metrics: Metrics) -> None:
        self._new_unit_of_work = new_unit_of_work
        self._metrics = metrics

    def __call__(self, deadline: Deadline | None = None) -> UnitOfWork:
        return cast(UnitOfWork, _MeteredUnitOfWork(self._new_unit_of_work(deadline), self._metrics))


class _MeteredUnitOfWork:
    """Meals count once they are committed."""

    def __init__(self, inner: UnitOfWork, metrics: Metrics) -> None:
        self._inner = inner
        self._metrics = metrics
        self._meals: list[tuple[str, str]] = []  # origin, event

    def commit(self) -> None:
        with timed_call(self._metrics, "postgresql", "commit"):
            self._inner.commit()
        for origin, event in self._meals:
            self._metrics.count(MEALS, origin=origin, event=event)
        self._meals.clear()

    def rollback(self) -> None:
        self._meals.clear()
        self._inner.rollback()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a repository, or what the inner one has besides
        found = getattr(self._inner, name)
        if name not in _REPOSITORIES:
            return found
        note = self._note_meal if name == "meals" else None
        repository = self.__dict__[name] = _MeteredRepository(found, name, self._metrics, note)
        return repository

    def _note_meal(self, method: str, meal: Meal, edits: Sequence[MealEdit] = ()) -> None:
        if method == "add":
            self._meals.append((meal.origin, "drafted"))
        self._meals.extend((meal.origin, str(edit.new)) for edit in edits if edit.field == "status")


class _MeteredRepository:
    def __init__(self, inner: object, name: str, metrics: Metrics, note: Note | None) -> None:
        self._inner = inner
        self._name = name
        self._metrics = metrics
        self._note = note

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the repository has
        method = getattr(self._inner, name)
        return partial(self._call, name, method) if callable(method) else method

    def _call(self, name: str, method: Callable[..., object], /, *args: Any, **kwargs: Any) -> object:  # noqa: ANN401 - the method's own
        with timed_call(self._metrics, "postgresql", self._name):
            found = method(*args, **kwargs)
        if self._note is not None and name in {"add", "save"}:
            self._note(name, *args, **kwargs)
        return found
