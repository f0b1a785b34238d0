"""Which files were uploaded or generated, and to which conversation were they attached?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from suishiban.api.store.blob_files import BlobFiles
from suishiban.api.store.errors import Unknown
from suishiban.api.store.keyring import Keyring, new_id
from suishiban.api.store.tables import attachments, blobs, subjects
from suishiban.api.store.tables.columns import AnyRow

_ATTACHED = select(attachments, blobs.c.subject).join(blobs, blobs.c.digest == attachments.c.blob)


@dataclass(frozen=True, slots=True)
class Blob:
    """A file as it is kept."""

    digest: str
    """Keyed digest of subject and content, 64 hex digits: equal files of two persons do not look equal."""
    subject: str
    media_type: str
    size: int
    """Bytes of the content."""
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in its place in a conversation."""

    id: str
    blob: str
    material: str
    """Id of the guide's material; empty while undecided."""
    name: str
    at: datetime


class Blobs:
    """Files, encrypted under their subject."""

    def __init__(self, connection: Connection, keyring: Keyring, files: BlobFiles) -> None:
        self._connection = connection
        self._keyring = keyring
        self._files = files

    def put(self, subject: str, content: bytes, media_type: str, name: str, at: datetime) -> str:
        """Keep `content`; its digest. The same content of the same subject is kept once."""
        return self.enter(subject, self.lay_down(subject, content), len(content), media_type, name, at)

    def lay_down(self, subject: str, content: bytes) -> str:
        """Seal `content` and write it to the disk, without a row yet; its digest. Needs no writing transaction.

        The file comes first: a file without a row is litter, a row without a file is a loss.
        """
        digest = self._keyring.vault.blind_index(f"blob/{subject}", content)
        if not self._known(digest):
            self._files.put(digest, self._keyring.seal(subject, blobs.name, digest, content))
        return digest

    def enter(self, subject: str, digest: str, size: int, media_type: str, name: str, at: datetime) -> str:
        """The row of a file that was laid down; its digest."""
        if self._known(digest):
            return digest
        values = {"digest": digest, "subject": subject, "media_type": media_type, "size": size}
        sealed = self._keyring.seal(subject, "blobs.name", digest, name.encode())
        self._connection.execute(blobs.insert(), values | {"name": sealed, "created_at": at})
        return digest

    def _known(self, digest: str) -> bool:
        return self._connection.execute(select(blobs.c.digest).where(blobs.c.digest == digest)).first() is not None

    def get(self, digest: str) -> Blob:
        """Raises Unknown, KeyErased."""
        row = self._connection.execute(select(blobs).where(blobs.c.digest == digest)).one_or_none()
        if row is None:
            raise Unknown(blob=digest)
        name = self._keyring.open(row.subject, "blobs.name", digest, row.name).decode()
        return Blob(digest, row.subject, row.media_type, row.size, name, row.created_at)

    def content(self, digest: str) -> bytes:
        """Raises Unknown, KeyErased, SealBroken."""
        return self._keyring.open(self.get(digest).subject, blobs.name, digest, self._files.get(digest))

    def copy(self, digest: str, subject: str, at: datetime) -> str:
        """The same file under another subject (a case's, when an application is submitted); its digest there."""
        blob = self.get(digest)
        return self.put(subject, self.content(digest), blob.media_type, blob.name, at)

    def attach(self, conversation: str, digest: str, material: str, at: datetime, name: str = "") -> Attachment:
        """Put a file into a conversation, for a material of the guide where known; `name` empty: as it was first."""
        blob, id = self.get(digest), new_id()
        name = name or blob.name
        values = {"id": id, "conversation": conversation, "blob": digest, "material": material, "at": at}
        sealed = self._keyring.seal(blob.subject, attachments.name, id, name.encode())
        self._connection.execute(attachments.insert(), values | {"name": sealed})
        return Attachment(id, digest, material, name, at)

    def attached(self, conversation: str) -> tuple[Attachment, ...]:
        """The files of a conversation, in the order they came; raises KeyErased."""
        found = _ATTACHED.where(attachments.c.conversation == conversation).order_by(attachments.c.at)
        return tuple(self._attachment(row) for row in self._connection.execute(found))

    def attachment(self, id: str) -> Attachment:
        """One file in its place; raises Unknown, KeyErased."""
        row = self._connection.execute(_ATTACHED.where(attachments.c.id == id)).one_or_none()
        if row is None:
            raise Unknown(attachment=id)
        return self._attachment(row)

    def hand_over(self, id: str, subject: str, at: datetime) -> None:
        """Let an attachment's file be another subject's (a case's under retention), before its own key is destroyed."""
        one = self.attachment(id)
        name = self._keyring.seal(subject, attachments.name, id, one.name.encode())
        moved = {"blob": self.copy(one.blob, subject, at), "name": name}
        self._connection.execute(update(attachments).where(attachments.c.id == id).values(**moved))

    def _attachment(self, row: AnyRow) -> Attachment:
        name = self._keyring.open(row.subject, attachments.name, row.id, row.name).decode()
        return Attachment(row.id, row.blob, row.material, name, row.at)

    def erased(self, limit: int = 500) -> tuple[str, ...]:
        """Digests of files whose key was destroyed: `sweep` them."""
        gone = select(blobs.c.digest).join(subjects, subjects.c.id == blobs.c.subject)
        return tuple(self._connection.execute(gone.where(subjects.c.erased_at.is_not(None)).limit(limit)).scalars())

    def sweep(self, digest: str) -> None:
        """Remove a file, its attachments and its row."""
        self._connection.execute(delete(attachments).where(attachments.c.blob == digest))
        self._connection.execute(delete(blobs).where(blobs.c.digest == digest))
        self._files.remove(digest)
