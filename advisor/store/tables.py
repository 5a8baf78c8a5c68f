"""The tables as the program knows them; `migrations/` makes them.

Times are microseconds since 1970 in UTC and JSON is text, so that both databases hold the same.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAMES = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
}
"""Every constraint has one, so that a later migration can change it."""
metadata = MetaData(naming_convention=NAMES)

salts = Table(
    "salts",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
)
"""One row: what is hashed with an owner's name."""

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    Index("conversations_of_owner", "owner", "updated"),
    Index("conversations_by_age", "updated"),
)

exchanges = Table(
    "exchanges",
    metadata,
    Column("id", String(32), primary_key=True),
    Column(
        "conversation",
        String(32),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("place", Integer, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("message", Text, nullable=False),
    Column("tool", String(64), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("language", String(16), nullable=False),
    Column("understood", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("kept_turns", Integer, nullable=False),
    Column("turns", Text, nullable=False),
    Column("chosen_language", String(16)),
    Column("knowledge", String(64), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("confidence", Float, nullable=False),
    UniqueConstraint("conversation", "place"),
)
"""The conversation after an exchange is the first `kept_turns` turns of the one before it, and
`turns`: to keep it whole each time would grow with the square of its length."""

projects = Table(
    "projects",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("brief", Text, nullable=False),
    Column("conversation", String(32), ForeignKey("conversations.id", ondelete="SET NULL")),
    Column("knowledge", String(64), nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    Index("projects_of_owner", "owner", "updated"),
    Index("projects_of_conversation", "conversation"),
    Index("projects_by_age", "updated"),
)

feedback = Table(
    "feedback",
    metadata,
    Column(
        "exchange",
        String(32),
        ForeignKey("exchanges.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("thumb", String(8), nullable=False),
    Column("reason", String(32)),
    Column("comment", Text, nullable=False),
    Column("created", BigInteger, nullable=False),
    Index("feedback_by_age", "created"),
)

questions = Table(
    "questions",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("created", BigInteger, nullable=False),
    Column("day", String(10), nullable=False),
    Column("tool", String(64), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("language", String(16), nullable=False),
    Column("seconds", Float, nullable=False),
    Index("questions_by_day", "day"),
)
"""What is counted, of everybody: no words, no owner, no conversation."""
