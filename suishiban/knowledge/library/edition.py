"""What is one published version of an item?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from suishiban.knowledge.guide import BasicItem, LifeEvent
from suishiban.knowledge.library.compiled import Compiled, CompiledEvent, CompiledGuide, compile_event, compile_guide
from suishiban.knowledge.library.joint import join
from suishiban.knowledge.library.region import upward
from suishiban.knowledge.library.resolve import lay_over
from suishiban.knowledge.parse.guide_file import ParsedGuide


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One version of an item or life event, resolved and compiled; immutable, shared by the releases that hold it."""

    parsed: ParsedGuide
    version: int
    """Counts the published versions of the item, from 1."""
    guides: Mapping[str, CompiledGuide]
    """By implementation code; the basic item's own under the basic code. Empty for a life event."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Region → code of the implementation that is the region's own."""
    event: CompiledEvent | None = None
    joins: dict[tuple[str, tuple[str, ...]], CompiledGuide] = field(default_factory=dict, compare=False, repr=False)
    """Forms of the life event joined so far, by region and digests of the guides: every turn asks for one."""

    @property
    def id(self) -> str:
        return self.parsed.guide.id

    @property
    def basic(self) -> BasicItem | None:
        """The basic item; None for a life event."""
        return self.parsed.guide if isinstance(self.parsed.guide, BasicItem) else None

    def nearest(self, region: str) -> CompiledGuide:
        """What the basic item is in `region`, whatever the date is; by the nearest implementation above it, or none."""
        basic = self.parsed.guide
        assert isinstance(basic, BasicItem)
        code = next((self.codes[level] for level in upward(region) if level in self.codes), basic.basic_code)
        return self.guides[code]

    def joined(self, region: str, guides: Sequence[CompiledGuide]) -> CompiledGuide:
        """The form of the life event in `region` over the pinned `guides` of its items."""
        assert self.event is not None
        key = (region, tuple(f"{one.guide.implementation_code} {one.guide.digest}" for one in guides))
        if key not in self.joins:
            self.joins[key] = join(self.event, self.parsed.digest, region, guides)
        return self.joins[key]


def edition_of(parsed: ParsedGuide, version: int) -> Edition:
    """The edition that a file becomes when it is published as `version`; raises RuleError for a wrong expression."""
    if isinstance(parsed.guide, LifeEvent):
        return Edition(parsed=parsed, version=version, guides={}, event=compile_event(parsed.guide, version))
    return Edition(
        parsed=parsed,
        version=version,
        guides=_guides(parsed.guide, parsed.digest, version),
        codes={one.region: one.code for one in reversed(parsed.guide.implementations)},
    )


def _guides(basic: BasicItem, digest: str, version: int) -> dict[str, CompiledGuide]:
    compiled: Compiled = {}
    resolved = (lay_over(basic, over, version, digest) for over in (None, *basic.implementations))
    return {guide.implementation_code: compile_guide(guide, compiled) for guide in resolved}
