"""The one event loop of a process.

Lambda keeps a process for many invocations. `asyncio.run` would close the loop after each, and a client made in one
invocation would find itself bound to a closed loop in the next.
"""

import asyncio
from collections.abc import Coroutine
from functools import cache
from typing import TypeVar

Result = TypeVar("Result")


@cache
def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.new_event_loop()


def run(work: Coroutine[object, object, Result]) -> Result:
    """Run to completion on the process's loop; nothing may be left running after it."""
    return _loop().run_until_complete(work)
