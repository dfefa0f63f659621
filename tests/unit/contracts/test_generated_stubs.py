"""The committed gRPC stubs are what the protos give."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
COMMITTED = ROOT / "layers" / "nutrition" / "nutrition_contracts"


def _stubs(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*_pb2*") if path.suffix in {".py", ".pyi"})
    return {str(path.relative_to(folder)): path.read_text() for path in files}


def test_the_stubs_do_not_drift_from_the_protos(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHON": sys.executable,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    command = [str(ROOT / "tools" / "generate_stubs.sh"), str(tmp_path)]
    subprocess.run(command, check=True, env=environment, capture_output=True)  # noqa: S603  # our own script
    made = _stubs(tmp_path / "nutrition_contracts")
    assert made == _stubs(COMMITTED), "run `make stubs` and commit the result"
