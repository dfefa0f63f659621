"""A Lambda function run in this process: its handler, a context like Lambda's, and Lambda's hard time-out."""

import faulthandler
import importlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import uuid4

Event = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LambdaContext:
    """The attributes of https://docs.aws.amazon.com/lambda/latest/dg/python-context.html."""

    function_name: str
    aws_request_id: str
    ends_at: float  # on time.monotonic()'s clock, s
    function_version: str = "$LATEST"
    memory_limit_in_mb: int = 1024
    identity: None = None
    client_context: None = None

    @property
    def invoked_function_arn(self) -> str:
        return f"arn:aws:lambda:local:000000000000:function:{self.function_name}"

    @property
    def log_group_name(self) -> str:
        return f"/aws/lambda/{self.function_name}"

    @property
    def log_stream_name(self) -> str:
        return "local"

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self.ends_at - time.monotonic()) * 1000))


Handler = Callable[[Event, LambdaContext], object]


@dataclass(frozen=True, slots=True)
class LocalFunction:
    """`timeout` in seconds. Call it from one thread at a time."""

    name: str
    handler: Handler = field(repr=False)
    timeout: float
    dead_letter: Handler | None = field(default=None, repr=False)  # for what was given up

    @classmethod
    def load(cls, path: str, timeout: float) -> "LocalFunction":
        """Import the handler of a dotted path ("scenarios.handler.handler") and call its module's `warm_up`, where it
        has one, so that the first message is fast and a wrong setting shows at start."""
        module_name, _, attribute = path.rpartition(".")
        module = importlib.import_module(module_name)
        if hasattr(module, "warm_up"):
            module.warm_up()
        name = module_name.partition(".")[0]
        return cls(name, getattr(module, attribute), timeout, getattr(module, "dead_letter", None))

    def bury(self, event: Event) -> None:
        """Hand what was given up to the module's `dead_letter`, where it has one: what a function on the dead-letter
        queue does on AWS. Raises what it raises."""
        if self.dead_letter is not None:
            LocalFunction(self.name, self.dead_letter, self.timeout).invoke(event)

    def invoke(self, event: Event) -> object:
        """What the handler returns; raises what it raises.

        When `timeout` is over the process ends, as on Lambda. An exception thrown into the handler instead would leave
        its event loop and connections half way through something, and cannot interrupt a call that holds the GIL; the
        supervisor starts a clean process. The stacks written before hold places in the code only.
        """
        context = LambdaContext(self.name, str(uuid4()), time.monotonic() + self.timeout)
        faulthandler.dump_traceback_later(self.timeout, exit=True)
        try:
            return self.handler(event, context)
        finally:
            faulthandler.cancel_dump_traceback_later()
