"""How do people ask for each section of a guide, whatever the item?"""

from collections.abc import Mapping
from importlib.resources import files

import yaml

#: Stands for the item's name in a wording.
ITEM = "□"


def section_wordings() -> Mapping[str, tuple[str, ...]]:
    """Section → wordings, Chinese and English, from the project's own list."""
    text = (files("suishiban.training.data") / "aspect_wordings.yaml").read_text(encoding="utf-8")
    content: Mapping[str, list[str]] = yaml.safe_load(text)
    return {section: tuple(wordings) for section, wordings in content.items()}
