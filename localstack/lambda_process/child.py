"""Run by the function's interpreter as a script: `awslambdaric`, but never longer than the host that started it.

Standard input is a pipe that only the host holds open. When the host is gone, however it went, reading it ends and so
does this process: a handler that hangs is not left behind. PR_SET_PDEATHSIG cannot do this, it fires when the *thread*
that forked ends.
"""

import os
import runpy
import threading

_HOST_IS_GONE = 1


def _end_with_the_host(pipe: int) -> None:
    while os.read(pipe, 1):
        pass
    os._exit(_HOST_IS_GONE)


if __name__ == "__main__":
    held = os.dup(0)  # the function itself finds an empty standard input, as on AWS
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - every import here is paid by each cold start
        os.dup2(nothing.fileno(), 0)
    threading.Thread(target=_end_with_the_host, args=(held,), daemon=True).start()
    runpy.run_module("awslambdaric", run_name="__main__", alter_sys=True)
