"""The settings of the migrate function."""

from pathlib import Path

import pytest

from migrate.settings import MigrateSettings
from nutrition.errors import ConfigurationError


def test_the_missing_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with pytest.raises(ConfigurationError, match="DATABASE_URL"):
        MigrateSettings.load()


def test_the_repositorys_migrations_are_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+pg8000://user@db/nutrition")
    monkeypatch.delenv("MIGRATIONS_PATH", raising=False)
    assert (MigrateSettings.load().migrations_path / "alembic.ini").is_file()


def test_a_folder_without_migrations_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+pg8000://user@db/nutrition")
    monkeypatch.setenv("MIGRATIONS_PATH", str(tmp_path))
    with pytest.raises(ConfigurationError, match="MIGRATIONS_PATH"):
        MigrateSettings.load()


def test_the_password_is_not_in_the_settings_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+pg8000://user:hidden@db/nutrition")
    assert "hidden" not in repr(MigrateSettings.load())
