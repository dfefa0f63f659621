"""Paid plans and the payments for them."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, text

from nutrition.adapters.postgres.tables.base import MOMENT, check, identity, metadata, one_of, person

PLANS = ("pro",)
PROVIDERS = ("stars", "provider")
SUBSCRIPTION_STATUSES = ("active", "cancelled", "expired", "refunded")
PAYMENT_STATUSES = ("paid", "refunded")

subscriptions = Table(
    "subscriptions",
    metadata,
    identity("subscription_id"),
    person(),
    Column("plan", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("started_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
    Column("cancelled_at", MOMENT),
    one_of("plan", PLANS),
    one_of("provider", PROVIDERS),
    one_of("status", SUBSCRIPTION_STATUSES),
    check("expires_at", "expires_at > started_at"),
    check("cancelled_at", "status <> 'cancelled' OR cancelled_at IS NOT NULL"),
    Index("ix_subscriptions_person", "telegram_user_id", "expires_at"),
    Index(
        "uq_subscriptions_active", "telegram_user_id", "plan", unique=True, postgresql_where=text("status = 'active'")
    ),
)

payments = Table(
    "payments",
    metadata,
    identity("payment_id"),
    person(),
    Column("subscription_id", BigInteger, ForeignKey("subscriptions.subscription_id", ondelete="SET NULL")),
    Column("telegram_payment_charge_id", Text, nullable=False, unique=True),
    Column("provider_payment_charge_id", Text),
    Column("currency", Text, nullable=False),
    Column("total_amount", Integer, nullable=False),  # the currency's smallest units; XTR has no smaller one
    Column("invoice_payload", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("paid_at", MOMENT, nullable=False),
    Column("refunded_at", MOMENT),
    check("telegram_payment_charge_id", "telegram_payment_charge_id <> ''"),
    check("currency", "currency ~ '^[A-Z]{3}$'"),
    check("total_amount", "total_amount > 0"),
    one_of("status", PAYMENT_STATUSES),
    check("refunded_at", "(status = 'refunded') = (refunded_at IS NOT NULL)"),
    Index("ix_payments_person", "telegram_user_id", "paid_at"),
    Index("ix_payments_subscription", "subscription_id", postgresql_where=text("subscription_id IS NOT NULL")),
)
