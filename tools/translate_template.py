"""`python -m tools.translate_template template.yaml`: the CloudFormation that SAM makes of the template, as JSON.

Linters see more in it than in the template (circular dependencies), and tests look at what will really be deployed.
Nothing is built or uploaded: code locations become a placeholder.
"""

import json
import sys
from pathlib import Path
from typing import Any

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

_CODE = "s3://artefacts/placeholder"
_LOCATIONS = {"AWS::Serverless::Function": "CodeUri", "AWS::Serverless::LayerVersion": "ContentUri"}


# Stands where a deploy fills in its own; the result is looked at only.
_PSEUDO_PARAMETERS = {"AWS::Region": "eu-central-1", "AWS::Partition": "aws"}


class _NoManagedPolicies:
    """The translator asks IAM for policies by name; the template names none."""

    def load(self) -> dict[str, str]:
        return {}


def read_template(path: Path) -> dict[str, Any]:
    """The template as written, `!Ref` and its like as Ref and Fn::… objects."""
    template: dict[str, Any] = yaml_parse(path.read_text(encoding="utf-8"))
    return template


def translate(template: dict[str, Any]) -> dict[str, Any]:
    """CloudFormation for a template with AWS::Serverless resources. Raises what SAM refuses it with."""
    for resource in template["Resources"].values():
        if location := _LOCATIONS.get(resource["Type"]):
            resource.setdefault("Properties", {})[location] = _CODE
    template.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    translated: dict[str, Any] = transform(template, _PSEUDO_PARAMETERS, _NoManagedPolicies())
    return translated


if __name__ == "__main__":
    print(json.dumps(translate(read_template(Path(sys.argv[1]))), indent=1))
