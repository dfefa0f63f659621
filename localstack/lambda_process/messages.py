"""What goes into a function and what comes out of it."""

import json
import signal
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invocation:
    """One event for the function; `seconds` is the function's time-out."""

    request_id: str
    payload: bytes
    function_arn: str
    trace_id: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """JSON of the result, or of an error object: errorType, errorMessage and what the runtime adds."""

    payload: bytes
    is_error: bool


class InitError(Exception):
    """The environment cannot take invocations; `payload` is the error object."""

    def __init__(self, payload: bytes) -> None:
        super().__init__(payload.decode(errors="replace"))
        self.payload = payload


def error_object(error_type: str, message: str) -> bytes:
    return json.dumps({"errorType": error_type, "errorMessage": message}).encode()


def timed_out(request_id: str, seconds: float) -> bytes:
    """Worded as AWS words it."""
    return error_object(
        "Sandbox.Timedout", f"RequestId: {request_id} Error: Task timed out after {seconds:.2f} seconds"
    )


def init_timed_out(seconds: float) -> bytes:
    return error_object("Sandbox.Timedout", f"Error: Init timed out after {seconds:.2f} seconds")


def exited(return_code: int, request_id: str | None = None) -> bytes:
    """`return_code` as subprocess gives it: negative for a signal."""
    prefix = f"RequestId: {request_id} " if request_id else ""
    if return_code == 0:
        return error_object("Runtime.ExitError", f"{prefix}Error: Runtime exited without providing a reason")
    how = f"exit status {return_code}" if return_code > 0 else f"signal: {_name(-return_code)}"
    return error_object("Runtime.ExitError", f"{prefix}Error: Runtime exited with error: {how}")


def too_large(size: int, limit: int) -> bytes:
    message = f"Response payload size ({size} bytes) exceeded maximum allowed payload size ({limit} bytes)."
    return error_object("Function.ResponseSizeTooLarge", message)


def _name(number: int) -> str:
    return (signal.strsignal(number) or str(number)).lower()
