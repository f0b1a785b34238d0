"""Which guides does a folder hold?"""

from pathlib import Path

from suishiban.knowledge.parse.guide_file import ParsedFile, parse_guide, refused

#: Folders of the sample library that hold guides; its other folders hold calendars, divisions and the like.
GUIDE_FOLDERS = ("items", "life_events")


def load_folder(folder: Path) -> tuple[ParsedFile, ...]:
    """Every guide file under `folder`: of its `items` and `life_events` where it has them, else of itself; by path."""
    homes = [folder / name for name in GUIDE_FOLDERS if (folder / name).is_dir()] or [folder]
    return tuple(load_file(path, folder) for path in sorted(path for home in homes for path in home.rglob("*.yaml")))


def load_file(path: Path, folder: Path | None = None) -> ParsedFile:
    """The guide in one file; findings name it as seen from `folder`. Raises OSError where it cannot be read."""
    source = str(path.relative_to(folder) if folder else path)
    try:
        return parse_guide(path.read_bytes().decode("utf-8"), source)
    except UnicodeDecodeError as error:
        return refused(source, f"byte {error.start} is not UTF-8", "a file saved as UTF-8")
