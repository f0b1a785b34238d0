"""What did a reader find in a file, before anybody asks what it means?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Entry:
    """Something the file says under a label, with its place: the unit that must not get lost."""

    label: str
    """As the file words it; empty where nothing stands above the text."""
    text: str
    where: str
    """Place in the file: `page 2`, `事项!C5`, `table 3 row 2`, `sections[0].fields[1].label`."""
    row: Mapping[str, str] = field(default_factory=dict)
    """A row of a table that lists things under the label: column → cell. Empty for a text."""

    @property
    def words(self) -> str:
        """All it says."""
        return self.text or "；".join(f"{column}：{cell}" for column, cell in self.row.items() if cell)


@dataclass(frozen=True, slots=True)
class Record:
    """One item as one file tells of it."""

    file: str
    entries: tuple[Entry, ...]
    key: str = ""
    """What joins records of one item in the same import: its code or the export's own key; empty: its name."""
    about: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself: publisher, date, licence; kept with the draft."""

    def located(self) -> "Record":
        """With the file named in the place of every entry."""
        entries = tuple(replace(one, where=f"{self.file} {one.where}") for one in self.entries)
        return replace(self, entries=entries, about={f"{self.file} {key}": told for key, told in self.about.items()})

    def joined(self, other: "Record") -> "Record":
        """With what another file says of the same item behind it."""
        files = self.file if other.file in self.file.split("、") else f"{self.file}、{other.file}"
        return replace(self, file=files, entries=(*self.entries, *other.entries), about={**other.about, **self.about})


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why; the others go on."""

    file: str
    problem: str
    fix: str
