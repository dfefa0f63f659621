"""Settings come from the environment, and a wrong one is named without its value."""

import pytest
from pydantic import ValidationError

from vision.settings import Settings


def test_without_any_variable_the_service_listens_locally(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISION_HOST", "VISION_PORT", "VISION_WORKERS", "METRICS_PORT"):
        monkeypatch.delenv(name, raising=False)
    settings = Settings()
    assert (settings.host, settings.port, settings.workers, settings.metrics_port) == ("127.0.0.1", 8001, 2, 0)


def test_wrong_settings_are_named_as_the_operator_wrote_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISION_PORT", "eight thousand")
    monkeypatch.setenv("METRICS_PORT", "-1")
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert Settings.wrong_variables(caught.value) == ["VISION_PORT", "METRICS_PORT"]
