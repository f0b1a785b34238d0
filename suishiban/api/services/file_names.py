"""What is an uploaded file called, once its name is clean?"""

import re
from pathlib import PurePosixPath

from suishiban.api.services.file_types import FORMS, FileKind
from suishiban.knowledge.text import clean

#: Characters of a name without its suffix.
LONGEST = 80
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')


def clean_name(name: str, kind: FileKind) -> str:
    """The last part of `name` without control, direction and path characters, with the suffix of what the file is."""
    last = clean(name).replace("\\", "/").rsplit("/", 1)[-1]
    stem = _FORBIDDEN.sub("", last).strip(" .")
    suffixes = FORMS[kind].suffixes
    path = PurePosixPath(stem)
    if path.suffix.lower() in suffixes:
        return path.stem[:LONGEST].rstrip() + path.suffix.lower()
    # Another suffix stays part of the name: lease.exe that is a PDF becomes lease.exe.pdf, and opens as one.
    return (stem or "file")[:LONGEST].rstrip() + suffixes[0]
