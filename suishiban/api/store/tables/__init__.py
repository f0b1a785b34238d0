"""Which tables are there, and what does a row of each say?"""

from suishiban.api.store.tables.casework import case_counts, case_events, cases, inbox, outbox
from suishiban.api.store.tables.columns import metadata
from suishiban.api.store.tables.conversation import (
    attachments,
    conversation_events,
    conversations,
    feedback,
    resume_codes,
    turns,
    unanswered,
)
from suishiban.api.store.tables.counting import tallies
from suishiban.api.store.tables.knowledge import (
    active_release,
    gate_runs,
    golden_dialogues,
    golden_questions,
    guide_files,
    guide_reviews,
    release_items,
    releases,
)
from suishiban.api.store.tables.personal import (
    accesses,
    audit,
    audit_head,
    bindings,
    blobs,
    consents,
    mandate_notices,
    mandates,
    people,
    subjects,
)
from suishiban.api.store.tables.staff import log_in_attempts, sessions, staff, switches

__all__ = [
    "accesses",
    "active_release",
    "attachments",
    "audit",
    "audit_head",
    "bindings",
    "blobs",
    "case_counts",
    "case_events",
    "cases",
    "consents",
    "conversation_events",
    "conversations",
    "feedback",
    "gate_runs",
    "golden_dialogues",
    "golden_questions",
    "guide_files",
    "guide_reviews",
    "inbox",
    "log_in_attempts",
    "mandate_notices",
    "mandates",
    "metadata",
    "outbox",
    "people",
    "release_items",
    "releases",
    "resume_codes",
    "sessions",
    "staff",
    "subjects",
    "switches",
    "tallies",
    "turns",
    "unanswered",
]
