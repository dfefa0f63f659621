"""What the user may choose, and what is refused before anything starts."""

from pathlib import Path

import pytest

from localcloud.stack.children import children_of
from localcloud.stack.environment import app_environment, process_environment
from localcloud.stack.graph import start_waves
from localcloud.stack.ports import BadPortError, check_free, ports_from
from localcloud.stack.settings import BadSettingError, Settings, settings_from
from localcloud.stack.state import StackState
from localcloud.stack.stores import stores_of


def settings(tmp_path: Path, **environment: str) -> Settings:
    return settings_from({"NUTRITION_DATA_DIR": str(tmp_path), **environment})


_MEASURED = {"webhook", "clock", "worker-updates-0", "worker-analysis", "vision", "language", "exporter"}


def product(chosen: Settings, state: StackState) -> dict[str, str]:
    return app_environment(chosen, state, stores_of(chosen, state).urls)


def test_every_port_can_be_set_by_its_variable() -> None:
    assert ports_from({"WEBHOOK_PORT": "9000", "MONGO_PORT": ""})["webhook"] == 9000
    assert ports_from({}) == {
        "webhook": 8000,
        "vision": 8001,
        "language": 8002,
        "telegram": 8081,
        "postgres": 55432,
        "redis": 56379,
        "mongo": 57017,
        "localstack": 4566,
        "exporter": 9110,
        "vision_metrics": 9111,
        "language_metrics": 9112,
        "prometheus": 9090,
    }


def test_a_taken_port_is_said_by_name_with_the_variable_to_set() -> None:
    with pytest.raises(BadPortError) as refused:
        check_free(ports_from({}), free=lambda port: port not in {8081, 55432})
    assert str(refused.value) == (
        "port 8081 (Telegram simulator) is taken; set TELEGRAM_PORT=…\n"
        "port 55432 (PostgreSQL) is taken; set POSTGRES_PORT=…"
    )


@pytest.mark.parametrize("value", ["http", "0", "65536", "-1", "8000 "])
def test_what_is_no_port_is_refused(value: str) -> None:
    with pytest.raises(BadPortError, match="VISION_PORT"):
        ports_from({"VISION_PORT": value})


def test_two_parts_cannot_have_one_port() -> None:
    with pytest.raises(BadPortError, match="set VISION_PORT"):
        ports_from({"VISION_PORT": "8000"})


def test_without_a_token_the_simulator_runs_and_is_told_of_the_webhook(tmp_path: Path) -> None:
    state = StackState()
    chosen = settings(tmp_path, TELEGRAM_PORT="9081", QUEUE_SHARDS="3")
    children = {child.name: child for child in children_of(chosen, state)}
    assert {"telegram", "register-webhook", "worker-updates-2", "worker-analysis"} <= children.keys()
    environment = product(chosen, state)
    assert environment["TELEGRAM_API_BASE"] == "http://127.0.0.1:9081"
    assert environment["TELEGRAM_BOT_TOKEN"] == state.simulator_token
    assert environment["QUEUE_SHARDS"] == "3"


def test_a_real_token_means_telegram_itself_no_simulator_and_no_registration(tmp_path: Path) -> None:
    chosen = settings(tmp_path, TELEGRAM_BOT_TOKEN="1:real")
    names = {child.name for child in children_of(chosen, StackState())}
    assert not names & {"telegram", "register-webhook"}
    environment = product(chosen, StackState())
    assert environment["TELEGRAM_API_BASE"] == "https://api.telegram.org"
    assert environment["TELEGRAM_BOT_TOKEN"] == "1:real"


def test_what_is_measured_goes_where_the_exporter_reads_and_the_services_serve_their_own(tmp_path: Path) -> None:
    """A service in multiprocess mode would write its metrics among those of the functions."""
    chosen = settings(tmp_path)
    launches = {
        child.name: child.launch().env for child in children_of(chosen, StackState()) if child.name in _MEASURED
    }
    directory = str(chosen.root.metrics)
    for name in ("webhook", "clock", "worker-updates-0", "worker-analysis"):
        assert (launches[name]["METRICS"], launches[name]["PROMETHEUS_MULTIPROC_DIR"]) == ("prometheus", directory)
    for name, port in (("vision", "9111"), ("language", "9112")):
        assert launches[name]["METRICS_PORT"] == port
        assert "PROMETHEUS_MULTIPROC_DIR" not in launches[name]
    assert launches["exporter"]["PROMETHEUS_MULTIPROC_DIR"] == directory
    assert launches["exporter"]["EXPORTER_HOST"] == "127.0.0.1"


def test_an_api_address_without_a_token_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSettingError, match="TELEGRAM_BOT_TOKEN"):
        settings(tmp_path, TELEGRAM_API_BASE="http://127.0.0.1:1")


def test_a_store_that_the_user_runs_is_not_started_and_nobody_waits_for_it(tmp_path: Path) -> None:
    theirs = "postgresql+pg8000://me@db.example/nutrition"
    chosen = settings(tmp_path, DATABASE_URL=theirs)
    children = {child.name: child for child in children_of(chosen, StackState())}
    assert "postgres" not in children
    assert children["migrate"].needs == ()
    assert product(chosen, StackState())["DATABASE_URL"] == theirs


def test_the_declared_children_can_be_ordered(tmp_path: Path) -> None:
    waves = start_waves(children_of(settings(tmp_path), StackState()))
    assert {child.name for child in waves[0]} == {"postgres", "redis", "mongo", "vision", "language", "telegram"}


def test_whoever_chooses_a_model_chooses_it_for_every_process(tmp_path: Path) -> None:
    """The services that ask it, and the workers that say so and word analyses."""
    chosen = {"VISION_ENGINE": "bedrock", "LANGUAGE_ENGINE": "openai", "PHRASING_ENGINE": "bedrock", "LLM_MODEL": "m"}
    given = {**chosen, "LLM_PROVIDER_NAME": "Acme", "LLM_PROCESSES": "1", "AWS_BEARER_TOKEN_BEDROCK": "key"}
    children = {child.name: child for child in children_of(settings(tmp_path, **given), StackState())}
    for name in ("vision", "language", "worker-updates-0", "worker-analysis"):
        assert given.items() <= children[name].launch().env.items()


def test_the_product_gets_its_variables_and_little_else_of_the_users_environment(tmp_path: Path) -> None:
    state = StackState()
    chosen = settings(tmp_path, NUTRITIONIX_APP_ID="id", NUTRITIONIX_APP_KEY="key", LOG_LEVEL="DEBUG", AWS_PROFILE="x")
    app = product(chosen, state)
    assert set(app) == {
        *("DATABASE_URL", "REDIS_URL", "MONGO_URL", "VISION_TARGET", "LANGUAGE_TARGET", "FOOD_TABLE_PATH"),
        *("VISION_MODEL_PATH", "TELEGRAM_API_BASE", "TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "QUEUE_SHARDS"),
        *("NUTRITIONIX_APP_ID", "NUTRITIONIX_APP_KEY", "LOG_LEVEL", "PHOTOS_DIR"),
    }
    assert app["PHOTOS_DIR"] == str(chosen.root.path / "photos")
    assert app["MONGO_URL"].startswith(f"mongodb://nutrition:{state.mongo_password}@127.0.0.1:57017/nutrition?")
    assert "directConnection=true&retryWrites=false" in app["MONGO_URL"]
    process = process_environment(app, {"PATH": "/bin", "HOME": "/h", "AWS_PROFILE": "x", "PYTHONSTARTUP": "y"})
    assert set(process) - set(app) == {"PATH", "HOME", "LC_ALL", "TZ", "PYTHONUNBUFFERED", "PYTHONPATH"}


@pytest.mark.parametrize("shards", ["0", "two", "17"])
def test_a_senseless_number_of_shards_is_refused(tmp_path: Path, shards: str) -> None:
    with pytest.raises(BadSettingError, match="QUEUE_SHARDS"):
        settings(tmp_path, QUEUE_SHARDS=shards)
