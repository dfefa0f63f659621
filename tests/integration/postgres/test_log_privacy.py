"""When PostgreSQL refuses a row it says which; neither our log nor the server's keeps that."""

from pathlib import Path

import pytest
from sqlalchemy import text

from localcloud.servers import postgres_server
from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.errors import NutritionError
from nutrition.observability import log_failure, make_logger
from tests.support import marks
from tests.support.logs import function_logs, quoted

pytestmark = pytest.mark.integration

TABLE = "CREATE TABLE people (name text PRIMARY KEY, height numeric CHECK (height < 100), age integer NOT NULL)"
INSERT = text("INSERT INTO people VALUES (:name, :height, :age)")
ROW = {"name": marks.TEXT, "height": float(marks.HEIGHT) - 100, "age": int(marks.AGE)}
REFUSED = [
    {**ROW, "height": float(marks.HEIGHT)},
    ROW,
    {**ROW, "name": marks.FIRST_NAME, "age": None},
    {**ROW, "name": marks.FIRST_NAME, "age": 10**12},
]


def test_no_log_keeps_the_row_that_was_refused(tmp_path: Path) -> None:
    with postgres_server(tmp_path) as url, function_logs("scenarios") as written:
        logger = make_logger("scenarios")
        engine = create_postgres_engine(url, application_name="test")
        work = Transaction(engine)
        for statement in (text(TABLE), INSERT.bindparams(**ROW)):
            work.write(statement)
        work.commit()
        for row in REFUSED:
            with pytest.raises(NutritionError) as refused:
                work.write(INSERT.bindparams(**row))
            log_failure(logger, "not stored", refused.value)
            work.rollback()
        engine.dispose()
        server = (tmp_path / "postgres.log").read_text()

    assert len(written.lines) >= len(REFUSED)
    assert "violates check constraint" in server
    assert not quoted(written.text + server, *marks.WORDS)
    assert not written.with_figures(*marks.FIGURES)
    assert not quoted(server, marks.HEIGHT, f"{ROW['height']}", f" {marks.AGE})")
