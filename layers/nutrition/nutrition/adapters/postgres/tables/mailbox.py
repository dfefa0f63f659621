"""What came in and was handled, and what is to go out (docs/decisions/0004)."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, SmallInteger, Table, Text, text
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.dialects.postgresql import JSONB

from nutrition.adapters.postgres.tables.base import MOMENT, check, identity, metadata, one_of
from nutrition.ports.repositories import InboxState

OUTBOX_STATUSES = ("pending", "sent", "failed")

inbox = Table(
    "inbox",
    metadata,
    Column("key", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("received_at", MOMENT, nullable=False),
    Column("done_at", MOMENT),
    check("key", "length(key) BETWEEN 1 AND 128"),
    one_of("status", InboxState),
    check("done", "(status = 'done') = (done_at IS NOT NULL)"),
    Index("ix_inbox_done", "done_at", postgresql_where=text("status = 'done'")),
    Index("ix_inbox_committed", "received_at", postgresql_where=text("status = 'committed'")),
)

outbox = Table(
    "outbox",
    metadata,
    identity("outbox_id"),
    Column("inbox_key", Text, ForeignKey("inbox.key", ondelete="CASCADE"), nullable=False),
    Column("position", SmallInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("method", Text, nullable=False),
    Column("payload", JSONB, nullable=False),
    Column("attachment_field", Text),
    Column("attachment_name", Text),
    Column("attachment_content", LargeBinary),
    Column("meal_id", BigInteger, ForeignKey("meals.meal_id", ondelete="SET NULL")),
    Column("status", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("message_id", BigInteger),
    Column("error_code", Text),
    Column("created_at", MOMENT, nullable=False),
    Column("settled_at", MOMENT),  # when it was sent or given up
    check("position", "position >= 0"),
    check("method", "method ~ '^[A-Za-z]{1,64}$'"),
    check("payload", "jsonb_typeof(payload) = 'object'"),
    check("attachment", "num_nulls(attachment_field, attachment_name, attachment_content) IN (0, 3)"),
    one_of("status", OUTBOX_STATUSES),
    check("attempts", "attempts >= 0"),
    check("settled_at", "(status = 'pending') = (settled_at IS NULL)"),
    check("error_code", "(status = 'failed') = (error_code IS NOT NULL)"),
    # What a message said is not kept once it is out.
    check("content", "status = 'pending' OR (payload = '{}' AND attachment_content IS NULL)"),
    Unique("inbox_key", "position"),
    Index("ix_outbox_pending", "created_at", "outbox_id", postgresql_where=text("status = 'pending'")),
    Index("ix_outbox_meal", "meal_id", postgresql_where=text("meal_id IS NOT NULL")),
)
