"""Into which sections does a guide fall, and which of them may an implementation say otherwise?"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from suishiban.knowledge.guide import Text


class Piece(NamedTuple):
    """One sentence, or a few that belong together: what a passage is made from."""

    key: str
    """Stable over versions; unique in the section."""
    text: Text
    also: tuple[str, ...] = ()
    """Other wordings that people use for it."""


class Section(StrEnum):
    """The part of a guide that a passage comes from."""

    #: What the item is for.
    SUMMARY = "summary"
    #: Who may apply.
    AUDIENCE = "audience"
    #: Which organ handles it.
    ORGAN = "organ"
    #: What must be the case.
    CONDITIONS = "conditions"
    #: What is handed in.
    MATERIALS = "materials"
    #: What the application form asks.
    FORM = "form"
    #: What happens after another.
    STEPS = "steps"
    #: How long it takes.
    LIMITS = "limits"
    #: What it costs.
    FEES = "fees"
    #: Where and when.
    PLACES = "places"
    #: Whom to call.
    CONTACT = "contact"
    #: On which articles it rests.
    LEGAL_BASIS = "legal-basis"
    #: What comes of it.
    RESULTS = "results"
    #: How the result is received.
    DELIVERY = "delivery"
    #: How often one must come.
    VISITS = "visits"
    #: What is asked often.
    FAQ = "faq"
    #: Of which items a life event consists.
    MATTERS = "matters"


#: Fields of a guide that a section is made from, where an implementation may override them.
OVERRIDDEN_BY: Mapping[Section, frozenset[str]] = {
    Section.CONDITIONS: frozenset({"conditions"}),
    Section.LIMITS: frozenset({"limits"}),
    Section.FEES: frozenset({"fees"}),
    Section.PLACES: frozenset({"places"}),
    Section.CONTACT: frozenset({"phone", "supervision_phone"}),
    Section.FAQ: frozenset({"faq"}),
}
