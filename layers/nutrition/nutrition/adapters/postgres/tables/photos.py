"""What is remembered of photos: what they look like, not the pictures."""

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Index, LargeBinary, Table, Text, text

from nutrition.adapters.postgres.tables.base import MOMENT, check, identity, metadata, person

photos = Table(
    "photos",
    metadata,
    identity("photo_id"),
    person(),
    Column("meal_id", BigInteger),
    Column("file_id", Text),
    Column("model", Text),
    Column("features", LargeBinary),
    Column("sent_at", MOMENT, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    # The pair keeps a photo out of another person's meal.
    ForeignKeyConstraint(
        ["telegram_user_id", "meal_id"], ["meals.telegram_user_id", "meals.meal_id"], ondelete="CASCADE"
    ),
    check("file_id", "length(file_id) BETWEEN 1 AND 512"),
    check("model", "length(model) BETWEEN 1 AND 128"),
    check("features", "(features IS NULL) = (model IS NULL) AND octet_length(features) BETWEEN 1 AND 8192"),
    Index("ix_photos_person", "telegram_user_id", "photo_id"),
    Index("ix_photos_meal", "telegram_user_id", "meal_id", postgresql_where=text("meal_id IS NOT NULL")),
    Index("ix_photos_fresh", "created_at", postgresql_where=text("file_id IS NOT NULL")),
)
