"""What makes a fresh process ready sooner (decision 0035). Each thing here was measured."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Generic, TypeVar, cast

from pydantic import BaseModel, ConfigDict

Port = TypeVar("Port")


@contextmanager
def nothing_collected() -> Iterator[None]:
    """For imports: they leave no garbage, but the collector looks at hundreds of thousands of new objects for it, again
    and again. They are left out of its later runs too."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


@contextmanager
def validators_deferred() -> Iterator[None]:
    """For the import of a library: validators of the models that it defines are built when one is used."""
    usual = BaseModel.model_config
    BaseModel.model_config = ConfigDict(defer_build=True)
    try:
        yield
    finally:
        BaseModel.model_config = usual


def ahead_of_time(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether this is provisioned concurrency: initialised before anybody waits, so that everything can be built then.

    https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    """
    return environment.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "provisioned-concurrency"


class _Deferred(Generic[Port]):
    """Made by the first thing that is asked of it. Two threads may both make one; one is kept."""

    def __init__(self, make: Callable[[], Port]) -> None:
        self._make = make
        self._made: Port | None = None

    def construct_deferred(self) -> Port:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getattr__(self, name: str) -> object:
        return getattr(self.construct_deferred(), name)


def deferred(make: Callable[[], Port]) -> Port:
    """An adapter whose library is imported when it is used. What `make` raises is raised there."""
    return cast("Port", _Deferred(make))


def make_now(port: object) -> None:
    """For a process that has time: raises what a deferred port's `make` raises. Any other port is left as it is."""
    construct = getattr(port, "construct_deferred", None)  # also through a wrapper that hands on what it lacks
    if construct is not None:
        construct()
