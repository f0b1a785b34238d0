"""What does a second person think of a draft?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, select

from suishiban.api.store.tables import guide_reviews


class ReviewVerdict(StrEnum):
    """What a reviewer decided on a draft."""

    #: It may be released.
    APPROVED = "approved"
    #: It goes back to its author, with a note that says why.
    SENT_BACK = "sent_back"


@dataclass(frozen=True, slots=True)
class Review:
    """One person's review of one draft."""

    item: str
    version: int
    reviewer: str
    verdict: ReviewVerdict
    note: str
    at: datetime


class Reviews:
    """Reviews of drafts; of each person the latest counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, review: Review) -> None:
        """In place of the same person's earlier one."""
        same = [guide_reviews.c[name] == getattr(review, name) for name in ("item", "version", "reviewer")]
        self._connection.execute(delete(guide_reviews).where(*same))
        row = {name: getattr(review, name) for name in Review.__slots__} | {"verdict": review.verdict.value}
        self._connection.execute(guide_reviews.insert(), row)

    def of(self, item: str, version: int) -> tuple[Review, ...]:
        """The latest last."""
        these = (guide_reviews.c.item == item, guide_reviews.c.version == version)
        rows = self._connection.execute(select(guide_reviews).where(*these).order_by(guide_reviews.c.at)).all()
        return tuple(
            Review(row.item, row.version, row.reviewer, ReviewVerdict(row.verdict), row.note, row.at) for row in rows
        )
