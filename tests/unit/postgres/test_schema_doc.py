"""docs/schema.md is generated; what is committed must be what the tables say."""

from tools.schema_doc import TARGET, schema_document


def test_the_schema_document_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == schema_document(), "run: python -m tools.schema_doc"
