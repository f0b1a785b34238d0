"""Which questions do the golden files of the guides hold?"""

from pathlib import Path

import yaml


def golden_texts(folder: Path) -> list[str]:
    """The questions of every file, in order of the files."""
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml")))
    return [question["ask"] for file in files for question in file["questions"]]
