"""What a method handler is given beside its parameters."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.request import MethodT, Upload
from localcloud.telegram.simulator import Simulator

Json = dict[str, Any]

_ATTACHED = "attach://"


@dataclass(frozen=True)
class Call:
    """The simulator and the files of one request."""

    simulator: Simulator
    uploads: Mapping[str, Upload]

    def attached(self, reference: str) -> Upload | None:
        """The upload behind ``attach://name``; None when the reference is no such thing.

        Raises:
            BadRequestError: the request has no file of that name.
        """
        if not reference.startswith(_ATTACHED):
            return None
        upload = self.uploads.get(reference.removeprefix(_ATTACHED))
        if upload is None:
            raise BadRequestError("wrong file identifier/HTTP URL specified")
        return upload


@dataclass(frozen=True)
class Described:
    """A result that Telegram comments on: ``{"ok": true, "result": …, "description": …}``."""

    result: object
    description: str


@dataclass(frozen=True)
class Entry(Generic[MethodT]):
    """A method of the Bot API: its parameters and what carries it out (JSON-ready result, or ``Described``)."""

    model: type[MethodT]
    run: Callable[[Call, MethodT], Awaitable[object]]

    @property
    def name(self) -> str:
        return self.model.__api_method__
