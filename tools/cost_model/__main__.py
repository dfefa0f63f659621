"""`python -m tools.cost_model`: write docs/cost.md. `… collect LOAD.json COLDSTART.json` takes new measurements
in first."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tools.cost_model import assumptions, measurements
from tools.cost_model.document import document

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "cost.md"


def main(arguments: Sequence[str]) -> int:
    match arguments:
        case ["collect", load, cold_start]:
            measurements.write(measurements.collect(Path(load), Path(cold_start)))
        case []:
            pass
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    DOCUMENT.write_text(document(assumptions.read(), measurements.read()), encoding="utf-8")
    print(f"docs/{DOCUMENT.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
