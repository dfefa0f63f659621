"""`sam local` gets the built template with plain variables: there is no Secrets Manager beside it."""

import json
from pathlib import Path

from tests.infra.conftest import ROOT, TEMPLATE
from tools.sam_local_template import main

VARIABLES = ROOT / "events" / "environment.json"


def test_functions_read_variables_and_no_secret(tmp_path: Path) -> None:
    main(TEMPLATE, VARIABLES, tmp_path / "local.json")

    template = json.loads((tmp_path / "local.json").read_text(encoding="utf-8"))
    functions = [each for each in template["Resources"].values() if each["Type"] == "AWS::Serverless::Function"]
    assert len(functions) == 6
    for function in functions:
        variables = function["Properties"]["Environment"]["Variables"]
        assert not [name for name in variables if name.endswith(("_SECRET_ARN", "_QUEUE_URL", "_BUCKET"))]
        assert variables["DATABASE_URL"].startswith("postgresql+pg8000://")
