"""The bot's side: ``/bot{token}/{method}`` and file downloads."""

from __future__ import annotations

import secrets

from fastapi import APIRouter, Depends, Request
from fastapi.responses import FileResponse

from localcloud.telegram.dependencies import SimulatorOf
from localcloud.telegram.errors import BadRequestError, NotFoundError, UnauthorizedError
from localcloud.telegram.limits import DOWNLOAD_LIMIT
from localcloud.telegram.methods import METHODS
from localcloud.telegram.methods.call import Call, Described
from localcloud.telegram.request import build_method, read_parameters


def _authorised(simulator: SimulatorOf, token: str) -> None:
    if not secrets.compare_digest(token.encode(), simulator.config.token.encode()):
        raise UnauthorizedError


bot_router = APIRouter(dependencies=[Depends(_authorised)])
"""Routes of the Bot API; errors leave as ``ApiError``."""


@bot_router.api_route("/bot{token}/{method}", methods=["GET", "POST"])
async def call_method(simulator: SimulatorOf, method: str, request: Request) -> dict[str, object]:
    """Carry out one method, named in any case."""
    entry = METHODS.get(method.lower())
    if entry is None:
        raise NotFoundError("method not found")
    parameters = await read_parameters(request)
    result = await entry.run(Call(simulator, parameters.uploads), build_method(entry.model, parameters))
    if isinstance(result, Described):
        return {"ok": True, "result": result.result, "description": result.description}
    return {"ok": True, "result": result}


@bot_router.get("/file/bot{token}/{path:path}", response_class=FileResponse)
async def download(simulator: SimulatorOf, path: str) -> FileResponse:
    """The bytes behind a ``file_path`` of getFile."""
    row = simulator.store.files.find_path(path)
    if row is None:
        raise NotFoundError
    if row.size > DOWNLOAD_LIMIT:
        raise BadRequestError("file is too big")
    return FileResponse(simulator.store.files.location(row), media_type="application/octet-stream")
