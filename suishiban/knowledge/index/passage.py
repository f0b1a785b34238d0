"""What is the smallest piece of a guide that can be found and cited?"""

from dataclasses import dataclass
from datetime import date

from suishiban.knowledge.guide import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One stable piece of a guide, as it holds in a region over a span of days.

    A section that an implementation overrides has passages of its own region; among the passages of one item and
    section, those of the nearest region upward hold (`library.passages`).
    """

    id: str
    """`item@region/section/key`, e.g. company-change-address@990102/limits/0; stable over versions."""
    item: str
    section: str
    """A value of `library.passages.Section`."""
    region: str
    """Division code; holds in this region and below, where no nearer passage of the section does."""
    version: int
    since: date
    """First day in force."""
    until: date | None = None
    """First day no longer in force."""
    text: str
    """Chinese, complete sentences."""
    text_en: str = ""
    """The same in English, or empty where no reviewed English exists."""
    title: str = ""
    """The item's name."""
    also: str = ""
    """Other names and wordings that people use for it; searched, never cited."""

    def say(self, language: Language) -> str:
        """The wording in `language`; Chinese where there is no English."""
        return self.text_en or self.text if language is Language.EN else self.text

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)
