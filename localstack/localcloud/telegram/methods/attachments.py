"""Files the bot sends: uploaded with the request, or known by their id."""

from __future__ import annotations

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.limits import PHOTO_LIMIT
from localcloud.telegram.media import UnreadablePhotoError
from localcloud.telegram.methods.call import Call, Json
from localcloud.telegram.store.files import FileRow


async def photo_content(call: Call, reference: object) -> Json:
    """``photo`` of a message: all its sizes.

    Raises:
        BadRequestError: unknown id, too big, or not a picture.
    """
    upload = call.attached(str(reference))
    if upload is None:
        return {"photo": call.simulator.store.files.sizes(_known(call, str(reference), "photo"))}
    size = len(upload.content)
    if size > PHOTO_LIMIT:
        raise BadRequestError(
            f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes"
        )
    try:
        return {"photo": await call.simulator.media.add_photo(upload)}
    except UnreadablePhotoError as error:
        raise BadRequestError(error.code) from error


async def document_content(call: Call, reference: object) -> Json:
    """``document`` of a message.

    Raises:
        BadRequestError: unknown id, or an empty file.
    """
    upload = call.attached(str(reference))
    if upload is None:
        return {"document": _known(call, str(reference), "document").described}
    if not upload.content:
        raise BadRequestError("file must be non-empty")
    return {"document": await call.simulator.media.add_document(upload)}


def _known(call: Call, reference: str, kind: str) -> FileRow:
    if reference.startswith(("http://", "https://")):
        raise BadRequestError("failed to get HTTP URL content")  # nothing is fetched from the network here
    row = call.simulator.store.files.find(reference)
    if row is None:
        raise BadRequestError("wrong remote file identifier specified: Wrong character in the string")
    if row.kind != kind:
        raise BadRequestError(f"can't use file of type {row.kind.title()} as {kind.title()}")
    return row
