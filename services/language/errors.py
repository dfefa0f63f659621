"""The errors of the contract (`language.proto`); no text of a person is ever in them."""

from enum import StrEnum


class Reason(StrEnum):
    """`google.rpc.ErrorInfo.reason` within the domain `language.nutrition`."""

    EMPTY_TEXT = "EMPTY_TEXT"
    TEXT_TOO_LONG = "TEXT_TOO_LONG"


class LanguageError(Exception):
    """A request that cannot be answered, for a reason the caller can act on."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
