"""`python -m tools.vision_model --wheels DIR --out DIR`: builds the vision service's model."""

import argparse
import sys
from pathlib import Path

from tools.vision_model.build import build
from tools.vision_model.checkpoint import CheckpointError
from tools.vision_model.self_check import SelfCheckError


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tools.vision_model", description="Builds the vision service's model."
    )
    parser.add_argument("--wheels", type=Path, required=True, help="folder with the wheels of requirements/data.txt")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model and model.json")
    arguments = parser.parse_args()
    try:
        build(arguments.wheels, arguments.out, lambda line: print(f"vision model: {line}", flush=True))
    except (CheckpointError, SelfCheckError) as error:
        print(f"vision model: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
