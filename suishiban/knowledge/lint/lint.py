"""Is a guide fit to be published?

One function per rule; each yields its findings with the path of the value. The docstring of a rule is what it demands.
"""

from collections.abc import Callable, Iterable, Iterator

from suishiban.knowledge.finding import Finding, Severity
from suishiban.knowledge.guide import BasicItem, LifeEvent
from suishiban.knowledge.lint.consistency_rules import (
    amounts_agree,
    days_agree,
    documents_listed,
    english_agrees,
    payment_agrees,
    visits_agree,
)
from suishiban.knowledge.lint.expression_rules import (
    conditions_reachable,
    conditions_wordable,
    expressions_compile,
    rules_name_their_fields,
)
from suishiban.knowledge.lint.form_rules import choices_offered, groups_bounded, prefill_known, types_known
from suishiban.knowledge.lint.library_rules import blanks_are_no_documents, events_name_items, items_differ
from suishiban.knowledge.lint.licence_rules import licence_is_the_applicants
from suishiban.knowledge.lint.name_rules import ids_unique, ids_well_formed, regions_nested
from suishiban.knowledge.lint.order_rules import (
    dates_ordered,
    faq_asked_once,
    phones_dialled,
    places_open,
    results_last,
    scenarios_decide,
)
from suishiban.knowledge.lint.promise_rules import (
    fees_have_basis,
    instant_means_zero_days,
    legal_basis_named,
    materials_make_sense,
    phones_differ,
    promised_within_statutory,
    steps_within_promise,
)
from suishiban.knowledge.lint.wording_rules import (
    chinese_clean,
    english_complete,
    no_vague_words,
    nothing_pending,
)

#: Of items and of life events.
GUIDE_RULES: tuple[Callable[[BasicItem | LifeEvent], Iterator[Finding]], ...] = (
    no_vague_words,
    nothing_pending,
    english_complete,
    chinese_clean,
    ids_unique,
    ids_well_formed,
    types_known,
    choices_offered,
    prefill_known,
    groups_bounded,
    expressions_compile,
    conditions_reachable,
    conditions_wordable,
    scenarios_decide,
    dates_ordered,
    faq_asked_once,
    english_agrees,
)
#: Of items.
ITEM_RULES: tuple[Callable[[BasicItem], Iterator[Finding]], ...] = (
    promised_within_statutory,
    instant_means_zero_days,
    steps_within_promise,
    fees_have_basis,
    legal_basis_named,
    phones_differ,
    materials_make_sense,
    licence_is_the_applicants,
    regions_nested,
    rules_name_their_fields,
    visits_agree,
    payment_agrees,
    amounts_agree,
    days_agree,
    documents_listed,
    phones_dialled,
    places_open,
    results_last,
)


def lint_guide(guide: BasicItem | LifeEvent) -> tuple[Finding, ...]:
    """What is wrong with one guide, by rule."""
    found = [finding for rule in GUIDE_RULES for finding in rule(guide)]
    if isinstance(guide, BasicItem):
        found += [finding for rule in ITEM_RULES for finding in rule(guide)]
    return tuple(found)


def lint_library(guides: Iterable[BasicItem | LifeEvent]) -> tuple[tuple[str, Finding], ...]:
    """What is wrong between the guides: id of the guide, and the finding."""
    together = tuple(guides)
    return (*items_differ(together), *events_name_items(together), *blanks_are_no_documents(together))


def stops(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings stops the release."""
    return any(finding.severity is Severity.ERROR for finding in findings)
