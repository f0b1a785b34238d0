"""How is an uploaded file taken, and which file does a turn speak of?

The content is stored as it came, encrypted; reading what stands in it is not done yet.
"""

from dataclasses import dataclass

from anyio import CapacityLimiter

from suishiban.api.clock import Clock
from suishiban.api.services.errors import NotYours, TooLarge, TooMany, WrongFile
from suishiban.api.services.file_names import clean_name
from suishiban.api.services.file_types import FORMS, FileKind, kind_of
from suishiban.api.store.blobs import Attachment
from suishiban.api.store.conversation_records import Conversation
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.conversation.utterance import Upload

#: Bytes of one file.
LARGEST = 10 * 1024 * 1024
#: Files of one conversation.
MOST = 100
#: Files held in memory at the same time.
AT_ONCE = 4
_TAKEN = "PDF, JPEG, PNG, WebP, HEIC 或 DOCX / a PDF, JPEG, PNG, WebP, HEIC or DOCX file"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was taken."""

    id: str
    name: str
    """Clean."""
    media_type: str
    """By content."""
    size: int
    """Bytes."""


class AttachmentService:
    """Takes files and finds them again for their conversation."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.at_once = CapacityLimiter(AT_ONCE)

    def take(self, head: Conversation, content: bytes, name: str, material: str) -> Stored:
        """Store a file for a conversation; raises TooLarge, WrongFile, TooMany.

        Sealing and the disk come first, with no transaction open; the writer is held for the rows alone.
        """
        kind = _checked(content)
        named, form, now = clean_name(name, kind), FORMS[kind], self._clock.now()
        with self._store.reading() as work:
            if len(work.blobs.attached(head.id)) >= MOST:
                raise TooMany(file=f"{MOST} 个文件 / files", right="另开一个对话 / begin another conversation")
            digest = work.blobs.lay_down(head.subject, content)
        size = len(content)

        def enter(work: Work) -> Attachment:
            work.blobs.enter(head.subject, digest, size, form.media_type, named, now)
            return work.blobs.attach(head.id, digest, material, now, named)

        return Stored(self._store.write(enter).id, named, form.media_type, size)

    def upload(self, conversation: str, attachment: str, material: str) -> Upload:
        """What a turn says with a file of its conversation; raises NotYours."""
        with self._store.reading() as work:
            found = next((one for one in work.blobs.attached(conversation) if one.id == attachment), None)
        if found is None:
            raise NotYours(**{"attachment.id": attachment, "right": "the id of a file uploaded to this conversation"})
        return Upload(found.id, found.name, material or found.material)


def _checked(content: bytes) -> FileKind:
    if not content:
        raise WrongFile(file="空文件 / empty", right=_TAKEN)
    if len(content) > LARGEST:
        raise too_large()
    kind = kind_of(content)
    if kind is FileKind.OTHER:
        raise WrongFile(file="不是可接受的文件,或不完整 / of another kind, or incomplete", right=_TAKEN)
    return kind


def too_large() -> TooLarge:
    """For a file over the limit."""
    return TooLarge(file="超过10 MB / over 10 MB", right="不超过10 MB / at most 10 MB")
