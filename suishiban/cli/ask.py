"""What do the guides say to one question?"""

from dataclasses import asdict
from datetime import date, datetime, time
from typing import Annotated

import orjson
import typer

from suishiban.api.clock import CHINA
from suishiban.api.main import build_knowledge
from suishiban.api.services.places import load_places
from suishiban.api.settings import load_settings
from suishiban.assistant.conversation.commands import AskGuide, Command
from suishiban.assistant.conversation.reply import Reply
from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.policy.evidence import NewNumbers, Record
from suishiban.assistant.turn import Office, take_turn
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.language import language_of
from suishiban.assistant.visit import Visit
from suishiban.knowledge.guide import Language
from suishiban.knowledge.text import clean


class _AsksOnly:
    """Takes every utterance for a question."""

    name = "asks-only"

    def understand(self, heard: Heard) -> tuple[Command, ...]:
        return (AskGuide(heard.utterance.text),)

    def more(self, heard: Heard, done: tuple[Command, ...], fresh: frozenset[str]) -> tuple[Command, ...]:
        return ()


class _NoSources:
    """No data source is read for a question."""

    def read(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        return None

    def again(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`."""
        return {}


def ask(
    text: str,
    region: Annotated[str, typer.Option(help="Division code")] = "9901",
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day the answer holds for")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Answer one question with citations."""
    reply = answer(text, region, on.date() if on else date.today())
    if as_json:
        typer.echo(orjson.dumps(content(reply), option=orjson.OPT_INDENT_2).decode())
        return
    if reply.lead:
        typer.echo(reply.lead)
    for claim in reply.claims:
        typer.echo(claim.text)
        for citation in claim.citations:
            typer.echo(f"    [{citation.guide} v{citation.version} {citation.passage}]")
    for paragraph in reply.paragraphs:
        typer.echo(paragraph)


def answer(text: str, region: str, on: date) -> Reply:
    """The reply to one question, asked by nobody in particular."""
    settings = load_settings()
    knowledge = build_knowledge(settings)
    at = datetime.combine(on, time(12), CHINA)
    visit = Visit(Moment(at, None, load_places(settings.guides).types(region)), _no_numbers, tuple, lambda ids: {})
    state = Conversation("ask", region=region, language=language_of(text, Language.ZH))
    return take_turn(Utterance("ask", clean(text)), state, visit, Office(knowledge, _AsksOnly(), _NoSources())).reply


def _no_numbers() -> NewNumbers:
    raise AssertionError


def content(reply: Reply) -> dict[str, object]:
    """The answer as `ask --json` prints it."""
    return {
        "outcome": reply.outcome,
        "answer": "\n".join(filter(None, (reply.lead, *(claim.text for claim in reply.claims))))
        or "\n".join(reply.paragraphs),
        "item": reply.item,
        "claims": [asdict(claim) for claim in reply.claims],
        "suggestions": [button.label for button in reply.buttons],
    }
