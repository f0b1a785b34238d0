"""Which guides does a folder hold?"""

from pathlib import Path

from suishiban.knowledge.parse.guide_file import ParsedFile, parse_guide

#: Folders of the sample library that hold guides; its other folders hold calendars, divisions and the like.
GUIDE_FOLDERS = ("items", "life_events")


def load_folder(folder: Path) -> tuple[ParsedFile, ...]:
    """Every guide file under `folder`: of its `items` and `life_events` where it has them, else of itself; by path."""
    homes = [folder / name for name in GUIDE_FOLDERS if (folder / name).is_dir()] or [folder]
    paths = sorted(path for home in homes for path in home.rglob("*.yaml"))
    return tuple(parse_guide(path.read_text(encoding="utf-8"), str(path.relative_to(folder))) for path in paths)
