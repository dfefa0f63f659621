"""How MONGO_URL is read; nothing is connected here."""

from pathlib import Path

import pytest

from nutrition.adapters.mongo.profiles import MongoProfiles
from nutrition.errors import ConfigurationError


def test_a_missing_certificate_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="MONGO_URL: tlsCAFile"):
        MongoProfiles(f"mongodb://u:hidden@db/?tls=true&tlsCAFile={tmp_path}/none.pem")


@pytest.mark.parametrize("url", ["postgresql://u:hidden@db", "mongodb://u:hidden@db:99999/"])
def test_a_wrong_url_is_named_and_not_shown(url: str) -> None:
    with pytest.raises(ConfigurationError, match="MONGO_URL") as caught:
        MongoProfiles(url)

    assert "hidden" not in str(caught.value)
