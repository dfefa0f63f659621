"""`python -m tools.translate_template template.yaml`: the CloudFormation that SAM makes of the template, as JSON.

Linters see more in it than in the template (circular dependencies), and tests look at what will really be deployed.
Nothing is built or uploaded: code locations become a placeholder.
"""

import json
import logging
import sys
from pathlib import Path
from typing import Any

import boto3
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

_CODE = "s3://artefacts/placeholder"
_LOCATIONS = {"AWS::Serverless::Function": "CodeUri", "AWS::Serverless::LayerVersion": "ContentUri"}
_REGION = "eu-central-1"  # stands where a deploy has its own; the result is looked at only


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
    translator = Translator({}, Parser(), boto_session=boto3.Session(region_name=_REGION))
    translated: dict[str, Any] = translator.translate(template, {})
    return translated


if __name__ == "__main__":
    logging.getLogger("samtranslator").setLevel(logging.ERROR)  # it warns of features that nobody asked for
    print(json.dumps(translate(read_template(Path(sys.argv[1]))), indent=1))
