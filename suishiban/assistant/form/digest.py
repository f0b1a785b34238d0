"""Which form exactly was shown? A digest over what the citizen saw."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from suishiban.assistant.conversation.answers import MANDATE, Answer
from suishiban.assistant.form.blanks import MATERIAL
from suishiban.assistant.form.relevance import Relevance
from suishiban.knowledge.guide import Guide


def form_digest(item: str, guide_version: int, answers: Mapping[str, Answer], paths: Iterable[str]) -> str:
    """SHA-256, 32 hex characters, over item, guide version and the values at `paths`."""
    values = [[path, answers[path].value] for path in sorted(paths) if path in answers]
    content = json.dumps([item, guide_version, values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def shown_digest(guide: Guide, relevant: Relevance, answers: Mapping[str, Answer]) -> str:
    """Digest of the form as it is shown, documents included."""
    paths = [blank.path for blank in relevant.blanks]
    paths += [path for path in answers if path.startswith(MATERIAL) or path == MANDATE]
    return form_digest(guide.id, guide.version, answers, set(paths) - relevant.misfits)
