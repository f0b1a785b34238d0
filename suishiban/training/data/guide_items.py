"""Which items and life events do these files and folders tell of?"""

from collections.abc import Iterable
from pathlib import Path

from suishiban.knowledge.library import load_file
from suishiban.knowledge.library.folder import load_folder
from suishiban.knowledge.parse.guide_file import ParsedGuide
from suishiban.training.data.utterances import Item


def items_in(paths: Iterable[Path]) -> tuple[Item, ...]:
    """All of them, in the order of the paths; files that state no guide are passed over."""
    files = (one for path in paths for one in (load_folder(path) if path.is_dir() else (load_file(path),)))
    return tuple(one.guide for one in files if isinstance(one, ParsedGuide))
