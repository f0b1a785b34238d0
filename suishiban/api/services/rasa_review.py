"""How does a form read in a chat that Rasa runs before it is handed in? Line by line, with the pre-check's findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import orjson

from suishiban.assistant.conversation.reply import FindingLine, FormCard
from suishiban.knowledge.guide import Language, Text

NOTHING = Text("现在没有正在填写的申请。", "No application is being filled in now.")
FOUND = Text("提交前的检查：", "Checked before it is handed in:")
CLEAN = Text("提交前的检查没有发现问题。", "The check before handing in finds nothing.")


@dataclass(frozen=True, slots=True)
class Review:
    """The open form with what was found in it."""

    language: Language
    card: FormCard | None
    """None: no form is open."""


def reviewed(review: Review) -> Iterator[Mapping[str, object]]:
    """Messages of the channel's form: the text, then the card itself."""
    card, language = review.card, review.language
    if card is None:
        yield {"text": NOTHING.say(language)}
        return
    lines = [f"{line.label}：{line.shown}" for line in card.lines if line.shown]
    found = [_finding(one) for one in card.findings]
    check = [FOUND.say(language), *found] if found else [CLEAN.say(language)]
    yield {"text": "\n".join([f"《{card.title}》", *lines, *check])}
    yield {"custom": {"card": orjson.loads(orjson.dumps(card))}}


def _finding(finding: FindingLine) -> str:
    return " ".join(part for part in (f"- {finding.message}", finding.fix, finding.clause) if part)
