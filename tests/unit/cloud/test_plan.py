"""What runs beside LocalStack, and when the deployment counts as well."""

from dataclasses import replace
from pathlib import Path

import pytest

from localcloud.cloud.deployment import Deployment, Phase, read_deployment
from localcloud.cloud.plan import CLOUD, Deployed
from localcloud.cloud.settings import CloudPlaces, cloud_settings
from localcloud.stack.graph import start_waves
from localcloud.stack.probes import UnhealthyError
from localcloud.stack.state import StackState


@pytest.fixture
def places(tmp_path: Path) -> CloudPlaces:
    return CloudPlaces(cloud_settings({"NUTRITION_CLOUD_DATA_DIR": str(tmp_path)}))


def test_nothing_runs_twice_what_is_a_function_in_the_cloud_is_no_child(places: CloudPlaces) -> None:
    names = [child.name for wave in start_waves(CLOUD.children(places.settings, StackState())) for child in wave]

    assert set(names) == {
        "postgres", "redis", "mongo", "vision", "language", "telegram", "localstack", "deployer",
    }  # fmt: skip
    assert names[-1] == "deployer"


def test_a_store_of_the_users_is_not_waited_for(tmp_path: Path) -> None:
    environment = {"NUTRITION_CLOUD_DATA_DIR": str(tmp_path), "DATABASE_URL": "postgresql+pg8000://there/x"}
    settings = cloud_settings(environment)

    start_waves(CLOUD.children(settings, StackState()))  # raises for a need that nobody declares


def test_the_deployment_is_well_once_it_was_made_and_while_it_is_made_again(places: CloudPlaces) -> None:
    """A restart of LocalStack must not make the supervisor restart the deployer in the middle of its work."""
    first, probe = Deployment(Phase.CREATING, session="1"), Deployed(places)
    first.write(places.deployment_file)
    with pytest.raises(UnhealthyError, match="creating resources"):
        probe(1)
    replace(first, phase=Phase.READY, count=1).write(places.deployment_file)
    probe(1)
    replace(first, phase=Phase.PACKAGING, session="2", count=1).write(places.deployment_file)
    probe(1)
    replace(first, phase=Phase.FAILED, detail="no such queue", count=1).write(places.deployment_file)
    with pytest.raises(UnhealthyError, match="failed no such queue"):
        probe(1)


def test_what_cannot_be_read_is_the_beginning(places: CloudPlaces) -> None:
    assert read_deployment(places.deployment_file) == Deployment()
    places.deployment_file.write_text('{"phase": "another version"}')
    assert read_deployment(places.deployment_file) == Deployment()
