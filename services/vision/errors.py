"""The errors of the contract (`vision.proto`), each with a text that a developer may read and no picture data."""

from enum import StrEnum


class Reason(StrEnum):
    """`google.rpc.ErrorInfo.reason` within the domain `vision.nutrition`."""

    EMPTY_IMAGE = "EMPTY_IMAGE"
    UNSUPPORTED_TYPE = "UNSUPPORTED_TYPE"
    BROKEN_IMAGE = "BROKEN_IMAGE"
    TOO_MANY_PIXELS = "TOO_MANY_PIXELS"
    IMAGE_TOO_LARGE = "IMAGE_TOO_LARGE"
    OVERLOADED = "OVERLOADED"
    NO_LABEL_READER = "NO_LABEL_READER"


class VisionError(Exception):
    """A request that cannot be answered, for a reason the caller can act on."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class DeadlineError(Exception):
    """The caller has stopped waiting; an answer would reach nobody."""
