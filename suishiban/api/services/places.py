"""Which field types serve a region? Bound to the divisions in force and the region that completes an address."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from suishiban.knowledge.fields import Divisions, FieldType, field_types, load_divisions


class Places:
    """The divisions of the site, and the field types of each region."""

    def __init__(self, divisions: Divisions) -> None:
        self.divisions = divisions
        self.types = lru_cache(maxsize=2_000)(self._types)

    def _types(self, region: str) -> Mapping[str, FieldType]:
        return field_types(self.divisions, region)


def load_places(guides: Path) -> Places:
    """The national divisions with those of the site's region file, `guides/regions/*.yaml`."""
    extra = sorted((guides / "regions").glob("*.yaml"))
    return Places(load_divisions(extra[0] if extra else None))
