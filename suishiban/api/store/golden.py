"""Which questions must the guides keep answering, and which dialogues must go on as they went?"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, CursorResult, delete, select

from suishiban.api.store.errors import Unknown
from suishiban.api.store.keyring import new_id
from suishiban.api.store.tables import golden_dialogues, golden_questions

#: Characters of a golden question; a longer one is asked by its beginning.
LONGEST_GOLDEN = 500


class GoldenOrigin(StrEnum):
    """Where a golden question comes from."""

    #: Written by the guides' authors.
    AUTHORS = "authors"
    #: Asked by citizens, not answered then, and answered by an accepted draft.
    CITIZENS = "citizens"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenQuestion:
    """A question asked before every release, and what must become of it."""

    text: str
    """Masked."""
    item: str
    """The item that must answer; empty: nothing may."""
    section: str = ""
    """The section that must be among what answers; empty: any."""
    region: str
    origin: GoldenOrigin
    id: str = ""
    """Given by the store."""
    added_by: str = ""


class GoldenQuestions:
    """The golden questions of a site."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, question: GoldenQuestion, by: str, at: datetime) -> bool:
        """Keep the question in place of what was wanted of the same text and region; False where that was the same."""
        known = self._of(question.text, question.region)
        if known is not None and (known.item, known.section) == (question.item, question.section):
            return False
        if known is not None:
            self._connection.execute(delete(golden_questions).where(golden_questions.c.id == known.id))
        wanted = {"text": question.text, "item": question.item, "section": question.section, "region": question.region}
        row = wanted | {"id": new_id(), "origin": question.origin.value, "added_by": by, "at": at}
        self._connection.execute(golden_questions.insert(), row)
        return True

    def all(self) -> tuple[GoldenQuestion, ...]:
        """In the order in which they were added."""
        ordered = select(golden_questions).order_by(golden_questions.c.at, golden_questions.c.id)
        return tuple(_golden(**row._mapping) for row in self._connection.execute(ordered))

    def remove(self, id: str) -> None:
        """It is asked no more; raises Unknown."""
        gone = self._connection.execute(delete(golden_questions).where(golden_questions.c.id == id))
        assert isinstance(gone, CursorResult)
        if gone.rowcount == 0:
            raise Unknown(golden_question=id)

    def add_dialogue(self, name: str, content: bytes, by: str, at: datetime) -> bool:
        """Keep a dialogue, as the text of a file that holds it alone; False where the same one is kept already."""
        id = hashlib.sha256(content).hexdigest()
        present = select(golden_dialogues.c.id).where(golden_dialogues.c.name == name)
        if self._connection.execute(present.where(golden_dialogues.c.id == id)).first() is not None:
            return False
        self._connection.execute(delete(golden_dialogues).where(golden_dialogues.c.name == name))
        row = {"id": id, "name": name[:300], "content": content, "added_by": by, "at": at}
        self._connection.execute(golden_dialogues.insert(), row)
        return True

    def dialogues(self) -> tuple[bytes, ...]:
        """The text of each, by name."""
        rows = self._connection.execute(select(golden_dialogues.c.content).order_by(golden_dialogues.c.name))
        return tuple(row.content for row in rows)

    def _of(self, text: str, region: str) -> GoldenQuestion | None:
        same = (golden_questions.c.text == text, golden_questions.c.region == region)
        row = self._connection.execute(select(golden_questions).where(*same)).first()
        return _golden(**row._mapping) if row is not None else None


def _golden(
    *, id: str, text: str, item: str, section: str, region: str, origin: str, added_by: str, at: datetime
) -> GoldenQuestion:
    return GoldenQuestion(
        text=text, item=item, section=section, region=region, origin=GoldenOrigin(origin), id=id, added_by=added_by
    )
