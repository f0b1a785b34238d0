"""How does one talk to the assistant in a terminal?"""

import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer

from suishiban.assistant.conversation.answers import SourceKind
from suishiban.assistant.rehearsal.stage import HttpStage, StageRefused
from suishiban.cli.running import running_service
from suishiban.knowledge.guide import Language, Text
from suishiban.knowledge.sources import SOURCES

_HELP = "退出 Ctrl-D · 上传文件 /attach 路径 · 选择按钮 /编号 | leave with Ctrl-D, /attach FILE, /NUMBER for a button"


def chat(
    url: Annotated[str, typer.Option(help="A running service; without it one is started")] = "",
    citizen: Annotated[str, typer.Option(help="Demo citizen, e.g. zhang-jie; empty: anonymous")] = "zhang-jie",
    region: Annotated[str, typer.Option(help="Division code")] = "990102",
    language: Annotated[str, typer.Option(help="zh or en")] = "zh",
) -> None:
    """Talk to the assistant."""
    with running_service(url) as address, httpx.Client(base_url=address, timeout=30) as client:
        stage = HttpStage(client)
        stage.enter(citizen, region, language)
        typer.echo(_HELP)
        reply: Mapping[str, Any] = {}
        for line in sys.stdin if not sys.stdin.isatty() else _typed():
            if text := line.strip():
                reply = _turn(stage, text, reply, Language(language))


def _typed() -> Any:
    while True:
        try:
            yield input("> ")
        except EOFError:
            return


def _turn(stage: HttpStage, text: str, before: Mapping[str, Any], language: Language) -> Mapping[str, Any]:
    try:
        reply = _send(stage, text, before)
    except StageRefused as error:
        typer.echo(str(error))
        return before
    show(reply, language)
    return reply


def _send(stage: HttpStage, text: str, before: Mapping[str, Any]) -> Mapping[str, Any]:
    buttons = before.get("buttons", ())
    if text.startswith("/attach "):
        return stage.attach([Path(name) for name in shlex.split(text.removeprefix("/attach "))], "")
    if text.startswith("/") and text[1:].isdigit() and 0 < int(text[1:]) <= len(buttons):
        return stage.turn(choice=buttons[int(text[1:]) - 1]["payload"], prompt_id=before.get("prompt_id", ""))
    return stage.turn(text=text)


def show(reply: Mapping[str, Any], language: Language) -> None:
    """Print a reply: claims with their source, paragraphs, the form card, numbered buttons."""
    for claim in reply.get("claims", ()):
        sources = ", ".join(citation["passage"] for citation in claim["citations"])
        typer.echo(f"{claim['text']}\n    〔{sources}〕")
    for paragraph in reply.get("paragraphs", ()):
        typer.echo(paragraph)
    if card := reply.get("card"):
        typer.echo(f"  ── {card['title']} ──")
        for number, line in enumerate(card["lines"], start=1):
            typer.echo(f"  {number:2}. {line['label']}: {line['shown']}  ({_source(line, language)})")
    if matters := reply.get("matters"):
        others = " · ".join(one["name"] for one in matters[1:])
        typer.echo(f"  在办 under way: ▸{matters[0]['name']} · {others}")
    if buttons := reply.get("buttons"):
        typer.echo("  " + "  ".join(f"[{number} {button['label']}]" for number, button in enumerate(buttons, start=1)))


#: Where a value came from, as far as it is no data source of the city.
_OF_KIND: Mapping[str, Text] = {
    SourceKind.SAID: Text("您说的", "you said"),
    SourceKind.CHOSEN: Text("您选的", "you chose"),
    SourceKind.EARLIER_CASE: Text("以前的办件", "an earlier case"),
    SourceKind.EARLIER_MATTER: Text("前面的事项", "the earlier matter"),
    SourceKind.DERIVED: Text("自动计算", "computed"),
    SourceKind.UPLOADED: Text("您上传的", "you uploaded"),
    SourceKind.MANDATE: Text("委托登记", "the mandate"),
}


def _source(line: Mapping[str, Any], language: Language) -> str:
    """Where the value came from, and how far it is relied on."""
    name = line["source"]
    source = SOURCES[name].name if name in SOURCES else _OF_KIND.get(name, Text(name))
    return f"{source.say(language)}, {line['trust']}"
