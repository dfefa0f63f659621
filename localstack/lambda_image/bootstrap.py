"""Lambda's search path (the function, then its layers, then the runtime's own libraries), then the runtime's client."""

import os
import sys

# Python put this file's folder first, where the runtime's boto3 is; a function's own copy goes before it.
sys.path[:0] = [os.environ["LAMBDA_TASK_ROOT"], "/opt/python/lib/python3.11/site-packages", "/opt/python"]

from awslambdaric.__main__ import main  # noqa: E402 - found on the path above

main(["bootstrap", os.environ["_HANDLER"]])
