"""Which places does the site serve, and which field types a region? Bound to the divisions in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from suishiban.knowledge.fields import Divisions, FieldType, field_types, load_divisions
from suishiban.knowledge.fields.divisions import site_divisions
from suishiban.knowledge.guide import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A city, district or county of the site."""

    code: str
    name: Text


class Places:
    """The divisions of the site, and the field types of each region."""

    def __init__(self, divisions: Divisions, site: tuple[Place, ...] = ()) -> None:
        """`site`: the places of the site's own region file, the city first."""
        self.divisions = divisions
        self.site = site
        self.types = lru_cache(maxsize=2_000)(self._types)

    @property
    def city(self) -> str:
        """The division code of the site's city; empty where no region file names one."""
        return self.site[0].code if self.site else ""

    def _types(self, region: str) -> Mapping[str, FieldType]:
        return field_types(self.divisions, region)


def load_places(guides: Path) -> Places:
    """The national divisions with those of the site's region file, `guides/regions/*.yaml`."""
    extra = sorted((guides / "regions").glob("*.yaml"))
    if not extra:
        return Places(load_divisions())
    site = (Place(code, Text(name, english)) for code, name, english in site_divisions(extra[0]) if len(code) > 2)
    return Places(load_divisions(extra[0]), tuple(site))
