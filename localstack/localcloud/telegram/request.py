"""A Bot API request: query, JSON, form or multipart, made into one of aiogram's method objects."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, get_args

from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.requests import Request

from localcloud.telegram.errors import BadRequestError, EntityTooLargeError
from localcloud.telegram.keyboards import read_markup
from localcloud.telegram.limits import UPLOAD_LIMIT
from localcloud.telegram.wire import refusal

MethodT = TypeVar("MethodT", bound=TelegramMethod[Any])

_TEXTUAL = {str, type(None), Default, InputFile}
_FORM_FIELD_LIMIT = 4 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file in a multipart request."""

    file_name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Parameters:
    """Values as they came, and files by part name."""

    values: dict[str, object]
    uploads: dict[str, Upload]


async def read_parameters(request: Request) -> Parameters:
    """Parameters from the query string and the body; the body wins.

    Raises:
        BadRequestError: a JSON body that is not an object.
        EntityTooLargeError: a file over 50 MB.
    """
    values: dict[str, object] = dict(request.query_params)
    content_type = request.headers.get("content-type", "")
    if content_type.startswith("application/json"):
        return Parameters(values | _json_object(await request.body()), {})
    uploads: dict[str, Upload] = {}
    if content_type.startswith(("multipart/form-data", "application/x-www-form-urlencoded")):
        async with request.form(max_part_size=_FORM_FIELD_LIMIT) as form:
            for name, part in form.multi_items():
                if isinstance(part, UploadFile):
                    uploads[name] = await read_upload(part)
                else:
                    values[name] = part
    return Parameters(values, uploads)


async def read_upload(part: UploadFile) -> Upload:
    """The bytes of one uploaded file.

    Raises:
        EntityTooLargeError: over 50 MB.
    """
    if (part.size or 0) > UPLOAD_LIMIT:
        raise EntityTooLargeError
    content_type = part.content_type or "application/octet-stream"
    return Upload(part.filename or "file", content_type, await part.read())


def _json_object(body: bytes) -> dict[str, object]:
    try:
        parsed = json.loads(body or b"{}")
    except ValueError as error:
        raise BadRequestError("can't parse request JSON body") from error
    if not isinstance(parsed, dict):
        raise BadRequestError("request JSON body must be an object")
    return parsed


@lru_cache
def _textual_fields(model: type[TelegramMethod[Any]]) -> frozenset[str]:
    """Fields whose value is text as it stands; strings in any other field are JSON."""
    names = []
    for name, field in model.model_fields.items():
        kinds = set(get_args(field.annotation)) or {field.annotation}
        if str in kinds and kinds <= _TEXTUAL:
            names.append(name)
    return frozenset(names)


@lru_cache
def _file_fields(model: type[TelegramMethod[Any]]) -> frozenset[str]:
    """Fields that take an upload only, never a string (a certificate, a thumbnail): they change nothing here."""
    names = [
        name
        for name, field in model.model_fields.items()
        if (set(get_args(field.annotation)) or {field.annotation}) <= {InputFile, type(None)}
    ]
    return frozenset(names)


def _decoded(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value  # "True", "@name": left to the type


def build_method(model: type[MethodT], parameters: Parameters) -> MethodT:
    """A checked method object. Unknown parameters are let through, as Telegram lets them.

    Raises:
        BadRequestError: a parameter is missing or cannot be parsed.
    """
    textual, files = _textual_fields(model), _file_fields(model)
    values = {name: f"attach://{name}" for name in parameters.uploads if name in model.model_fields}
    checked: dict[str, object] = {}
    for name, value in (values | parameters.values).items():
        if name in files or value is None or (value == "" and name not in textual):
            continue
        checked[name] = value if name in textual else _decoded(value)
    if "reply_markup" in checked:
        checked["reply_markup"] = read_markup(checked["reply_markup"])
    try:
        return model.model_validate(checked)
    except ValidationError as error:
        raise refusal(error) from error
