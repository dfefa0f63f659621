"""Subscriptions and payments."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0004"
down_revision: str | Sequence[str] | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("subscription_id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("telegram_user_id", sa.BigInteger(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("started_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("expires_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("cancelled_at", postgresql.TIMESTAMP(timezone=True)),
        sa.CheckConstraint("plan IN ('pro')", name=op.f("ck_subscriptions_plan")),
        sa.CheckConstraint("provider IN ('stars', 'provider')", name=op.f("ck_subscriptions_provider")),
        sa.CheckConstraint(
            "status <> 'cancelled' OR cancelled_at IS NOT NULL", name=op.f("ck_subscriptions_cancelled_at")
        ),
        sa.CheckConstraint(
            "status IN ('active', 'cancelled', 'expired', 'refunded')", name=op.f("ck_subscriptions_status")
        ),
        sa.CheckConstraint("expires_at > started_at", name=op.f("ck_subscriptions_expires_at")),
        sa.ForeignKeyConstraint(
            ["telegram_user_id"], ["users.telegram_user_id"], name=op.f("fk_subscriptions_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subscription_id", name=op.f("pk_subscriptions")),
    )
    op.create_index("ix_subscriptions_person", "subscriptions", ["telegram_user_id", "expires_at"])
    op.create_index(
        "uq_subscriptions_active",
        "subscriptions",
        ["telegram_user_id", "plan"],
        unique=True,
        postgresql_where=sa.text("status = 'active'"),
    )
    op.create_table(
        "payments",
        sa.Column("payment_id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("telegram_user_id", sa.BigInteger(), nullable=False),
        sa.Column("subscription_id", sa.BigInteger()),
        sa.Column("telegram_payment_charge_id", sa.Text(), nullable=False),
        sa.Column("provider_payment_charge_id", sa.Text()),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("total_amount", sa.Integer(), nullable=False),
        sa.Column("invoice_payload", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("paid_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("refunded_at", postgresql.TIMESTAMP(timezone=True)),
        sa.CheckConstraint("(status = 'refunded') = (refunded_at IS NOT NULL)", name=op.f("ck_payments_refunded_at")),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name=op.f("ck_payments_currency")),
        sa.CheckConstraint("status IN ('paid', 'refunded')", name=op.f("ck_payments_status")),
        sa.CheckConstraint("telegram_payment_charge_id <> ''", name=op.f("ck_payments_telegram_payment_charge_id")),
        sa.CheckConstraint("total_amount > 0", name=op.f("ck_payments_total_amount")),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscriptions.subscription_id"],
            name=op.f("fk_payments_subscriptions"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["telegram_user_id"], ["users.telegram_user_id"], name=op.f("fk_payments_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("payment_id", name=op.f("pk_payments")),
        sa.UniqueConstraint("telegram_payment_charge_id", name=op.f("uq_payments_telegram_payment_charge_id")),
    )
    op.create_index("ix_payments_person", "payments", ["telegram_user_id", "paid_at"])
    op.create_index(
        "ix_payments_subscription",
        "payments",
        ["subscription_id"],
        postgresql_where=sa.text("subscription_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_table("payments")
    op.drop_table("subscriptions")
