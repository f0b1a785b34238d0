"""Where do the encrypted bytes of attachments lie?"""

import os
import secrets
from pathlib import Path

from suishiban.api.store.errors import Unknown


class BlobFiles:
    """A folder of files by digest; what `put` returned from is on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, digest: str, sealed: bytes) -> None:
        """Write the file whole or not at all; the same digest again replaces it."""
        path = self._path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{digest}.{secrets.token_hex(4)}")
        with open(draft, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _flush_folder(path.parent)

    def get(self, digest: str) -> bytes:
        """Raises Unknown."""
        try:
            return self._path(digest).read_bytes()
        except FileNotFoundError as error:
            raise Unknown(blob=digest) from error

    def remove(self, digest: str) -> None:
        """Remove the file, if it is there."""
        self._path(digest).unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest


def _flush_folder(folder: Path) -> None:
    """A new name is on the disk only once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
