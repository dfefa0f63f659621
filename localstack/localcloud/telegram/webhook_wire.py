"""The HTTP client that calls the webhook. aiohttp's takes a third of the time of httpx's here (decision 0046)."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, InvalidURL

Json = dict[str, Any]
_CONNECT_SECONDS = 10.0


class NoAnswerError(Exception):
    """Nothing came back; the text is Telegram's word for why."""


class Wire(Protocol):
    async def post(self, url: str, update: Json, headers: Mapping[str, str]) -> tuple[int, str]:
        """The answer's status and reason. Raises NoAnswerError."""
        ...


OpenWire = Callable[[float], AbstractAsyncContextManager[Wire]]
"""Opens a wire whose calls take at most so many seconds."""


class HttpWire:
    def __init__(self, session: ClientSession) -> None:
        self._session = session

    async def post(self, url: str, update: Json, headers: Mapping[str, str]) -> tuple[int, str]:
        try:
            async with self._session.post(url, json=update, headers=headers, allow_redirects=False) as answer:
                await answer.read()
                return answer.status, answer.reason or ""
        except ClientConnectorError as error:
            raise NoAnswerError("Connection refused") from error
        except TimeoutError as error:
            raise NoAnswerError("Read timeout expired") from error
        except (ClientError, InvalidURL) as error:
            raise NoAnswerError(f"Connection failed: {type(error).__name__}") from error


@asynccontextmanager
async def http_wire(timeout_s: float) -> AsyncIterator[Wire]:
    async with ClientSession(timeout=ClientTimeout(total=timeout_s, connect=_CONNECT_SECONDS)) as session:
        yield HttpWire(session)
