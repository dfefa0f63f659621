"""Command line: `python -m tools.food_table --wheels DIR --out build/food.sqlite`."""

import argparse
import sys
import time
from pathlib import Path

from tools.food_table.build import build
from tools.food_table.model import BuildError


def main() -> int:
    """0 when the table was written, 1 with all problems on standard error when the data is not fit for it."""
    parser = argparse.ArgumentParser(prog="python -m tools.food_table", description=__doc__)
    parser.add_argument("--wheels", type=Path, required=True, help="folder with the wheels of requirements/data.txt")
    parser.add_argument("--out", type=Path, default=Path("build/food.sqlite"), help="file to write")
    arguments = parser.parse_args()
    started = time.monotonic()
    try:
        build(arguments.wheels, arguments.out, lambda line: print(f"food table: {line}", flush=True))
    except BuildError as error:
        print(f"food table: {len(error.problems)} problems", *error.problems, sep="\n  ", file=sys.stderr)
        return 1
    size = arguments.out.stat().st_size / 1e6
    print(f"food table: {arguments.out}, {size:.1f} MB, {time.monotonic() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
