"""`python -m tools.sam_local_template BUILT VARIABLES OUT`: the built template with variables instead of secrets.

`sam local` runs functions without a Secrets Manager, and takes values only for variables that the template declares.
The copy belongs beside the built template, whose code locations are relative.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tools.translate_template import read_template


def with_variables(template: dict[str, Any], variables: dict[str, str]) -> dict[str, Any]:
    """The same template; every function has `variables`, where empty means unset, and no secret to read."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            environment = resource["Properties"].setdefault("Environment", {}).setdefault("Variables", {})
            kept = {name: value for name, value in environment.items() if not name.endswith("_SECRET_ARN")}
            merged = {**kept, **variables}
            resource["Properties"]["Environment"]["Variables"] = {
                name: value for name, value in merged.items() if value != ""
            }
    return template


def main(built: Path, variables: Path, out: Path) -> None:
    template = with_variables(read_template(built), json.loads(variables.read_text(encoding="utf-8")))
    out.write_text(json.dumps(template, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
