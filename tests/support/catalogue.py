"""What PostgreSQL itself says its schema is."""

from sqlalchemy import Connection, text

_COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
       pg_get_expr(d.adbin, d.adrelid)
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
"""
_CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
"""
_INDEXES = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"


def catalogue(connection: Connection) -> set[tuple[object, ...]]:
    """Columns, constraints and indexes of every table but Alembic's, by their definitions."""
    rows: set[tuple[object, ...]] = set()
    for query in (_COLUMNS, _CONSTRAINTS, _INDEXES):
        rows |= {tuple(row) for row in connection.execute(text(query)) if row[0] != "alembic_version"}
    return rows
