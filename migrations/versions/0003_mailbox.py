"""Inbox and outbox."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0003"
down_revision: str | Sequence[str] | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("received_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("done_at", postgresql.TIMESTAMP(timezone=True)),
        sa.CheckConstraint("(status = 'done') = (done_at IS NOT NULL)", name=op.f("ck_inbox_done")),
        sa.CheckConstraint("status IN ('committed', 'done')", name=op.f("ck_inbox_status")),
        sa.CheckConstraint("length(key) BETWEEN 1 AND 128", name=op.f("ck_inbox_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inbox")),
    )
    op.create_index("ix_inbox_done", "inbox", ["done_at"], postgresql_where=sa.text("status = 'done'"))
    op.create_table(
        "outbox",
        sa.Column("outbox_id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("inbox_key", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("payload", postgresql.JSONB(), nullable=False),
        sa.Column("attachment_field", sa.Text()),
        sa.Column("attachment_name", sa.Text()),
        sa.Column("attachment_content", sa.LargeBinary()),
        sa.Column("meal_id", sa.BigInteger()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("error_code", sa.Text()),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("settled_at", postgresql.TIMESTAMP(timezone=True)),
        sa.CheckConstraint("(status = 'failed') = (error_code IS NOT NULL)", name=op.f("ck_outbox_error_code")),
        sa.CheckConstraint("(status = 'pending') = (settled_at IS NULL)", name=op.f("ck_outbox_settled_at")),
        sa.CheckConstraint("jsonb_typeof(payload) = 'object'", name=op.f("ck_outbox_payload")),
        sa.CheckConstraint("method ~ '^[A-Za-z]{1,64}$'", name=op.f("ck_outbox_method")),
        sa.CheckConstraint(
            "status = 'pending' OR (payload = '{}' AND attachment_content IS NULL)", name=op.f("ck_outbox_content")
        ),
        sa.CheckConstraint("status IN ('pending', 'sent', 'failed')", name=op.f("ck_outbox_status")),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_outbox_attempts")),
        sa.CheckConstraint(
            "num_nulls(attachment_field, attachment_name, attachment_content) IN (0, 3)",
            name=op.f("ck_outbox_attachment"),
        ),
        sa.CheckConstraint("position >= 0", name=op.f("ck_outbox_position")),
        sa.ForeignKeyConstraint(["inbox_key"], ["inbox.key"], name=op.f("fk_outbox_inbox"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["meal_id"], ["meals.meal_id"], name=op.f("fk_outbox_meals"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("outbox_id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("inbox_key", "position", name=op.f("uq_outbox_inbox_key_position")),
    )
    op.create_index("ix_outbox_meal", "outbox", ["meal_id"], postgresql_where=sa.text("meal_id IS NOT NULL"))
    op.create_index(
        "ix_outbox_pending", "outbox", ["created_at", "outbox_id"], postgresql_where=sa.text("status = 'pending'")
    )


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("inbox")
