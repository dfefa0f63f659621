"""What is missing is said in one line before anything is started."""

import sys
from pathlib import Path

import pytest

from localcloud.cloud.requirements import NotReadyError, check_build, check_programs, check_sam
from localcloud.cloud.settings import CloudPlaces, cloud_settings

PROGRAM = Path(sys.executable)


def test_a_program_that_is_not_installed(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match=r"^LocalStack is not installed: make cloud-install$"):
        check_programs({PROGRAM: "Python", tmp_path / "python": "LocalStack"})


def test_a_build_that_was_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match="make sam-build"):
        check_build(tmp_path / "template.yaml")


@pytest.mark.parametrize("said", ["SAM CLI, version 1.150.9\n", "SAM CLI, version 0.53.0", "", "command failed"])
def test_an_old_sam_cli(said: str) -> None:
    with pytest.raises(NotReadyError, match=r"is too old, 1\.151\.0 is needed: make cloud-install"):
        check_sam(PROGRAM, version=lambda _: said)


@pytest.mark.parametrize("said", ["SAM CLI, version 1.151.0\n", "SAM CLI, version 1.170.0", "SAM CLI, version 2.0.0"])
def test_a_sam_cli_that_is_new_enough(said: str) -> None:
    check_sam(PROGRAM, version=lambda _: said)


def test_the_cloud_has_data_of_its_own_and_always_the_simulator(tmp_path: Path) -> None:
    environment = {"NUTRITION_CLOUD_DATA_DIR": str(tmp_path), "TELEGRAM_BOT_TOKEN": "1:x", "LOCALSTACK_PORT": "4599"}

    settings = cloud_settings(environment)

    assert settings.root.path == tmp_path
    assert settings.simulated
    assert cloud_settings({}).root.path.name == ".local-cloud"
    assert CloudPlaces(settings).api_url("abc") == "http://127.0.0.1:4599/_aws/execute-api/abc/v1"


def test_localstack_does_not_start_where_a_folder_would_shadow_its_package(tmp_path: Path) -> None:
    folder = CloudPlaces(cloud_settings({"NUTRITION_CLOUD_DATA_DIR": str(tmp_path)})).folder

    assert folder.name != "localstack"
    assert folder.parent == tmp_path
