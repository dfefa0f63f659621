"""What the routes are given by FastAPI."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Request

from localcloud.telegram.person import Person
from localcloud.telegram.simulator import Simulator

ChatId = Annotated[int, Path(alias="chat", gt=0, lt=2**52)]
"""A private chat, which has its person's id; Telegram's ids have at most 52 significant bits."""


def _simulator(request: Request) -> Simulator:
    simulator: Simulator = request.app.state.simulator
    return simulator


SimulatorOf = Annotated[Simulator, Depends(_simulator)]


def _person(simulator: SimulatorOf, chat_id: ChatId) -> Person:
    return Person(simulator, chat_id)


PersonOf = Annotated[Person, Depends(_person)]
