"""How does a large language model read an utterance? It fills in a small JSON form; what it says is held to the words.

What it sees is `llm_asking`'s. Where an item is to be found or a question answered, our own routing and search do that
with the citizen's words; the model only says that it is so.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

import orjson

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding.asking import application
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.assistant.understanding.llm_asking import MOST, Act, Message, Schema, messages, schema, shown
from suishiban.assistant.understanding.placeholders import Hidden, hide
from suishiban.assistant.understanding.proposing import NoProposal


class Completer(Protocol):
    """A chat model."""

    def complete(self, asked: Sequence[Message], schema: Schema) -> str:
        """What the model writes, one JSON text after `schema` where it can be held to it. Raises NoProposal."""
        ...


class LlmProposer:
    """Reads utterances with a chat model; see `Proposer`."""

    name = "llm"

    def __init__(self, completer: Completer) -> None:
        self._completer = completer

    def propose(self, heard: Heard) -> Commands:
        """See `Proposer`."""
        hidden = hide(heard)
        answer = self._completer.complete(messages(heard, hidden), schema(heard))
        return tuple(command for line in _lines(answer) for command in _command(line, heard, hidden))


def _lines(answer: str) -> list[Mapping[str, str]]:
    """The commands of the answer; raises NoProposal where it is not what was asked for."""
    start, end = answer.find("{"), answer.rfind("}")
    try:
        read = orjson.loads(answer[start : end + 1])
    except orjson.JSONDecodeError:
        raise NoProposal(right="one JSON object") from None
    lines = read.get("commands") if isinstance(read, dict) else None
    if not isinstance(lines, list) or not 0 < len(lines) <= MOST or not all(map(_is_line, lines)):
        raise NoProposal(right=f"1 to {MOST} commands, each with one of the acts")
    return lines


def _is_line(line: object) -> bool:
    if not isinstance(line, dict) or not all(isinstance(value, str) for value in line.values()):
        return False
    return line.get("act") in frozenset(Act)


def _command(line: Mapping[str, str], heard: Heard, hidden: Hidden) -> Iterator[c.Command]:
    """The command that a line means; words that were not said make no command but `Unclear`."""
    act, path, text = Act(line["act"]), line.get("blank", "").strip(), heard.utterance.text
    words = hidden.put_back(line.get("words", "").strip())
    match act:
        case Act.GIVE | Act.CORRECT:
            start = text.find(words) if words else -1
            if start < 0:
                yield c.Unclear(text)
                return
            span, raw = c.Span(start, start + len(words)), _option(heard, path, line.get("option", "")) or words
            yield c.GiveValue(path, raw, span) if act is Act.GIVE else c.Correct(raw, span, path)
        case Act.ASK:
            yield c.AskGuide(text)
        case Act.APPLY:
            yield from application(heard) or (c.Unclear(text),)
        case Act.REVISE:
            yield c.Revise(path)
        case Act.EXPLAIN:
            yield c.DontKnow(path)
        case _:
            yield _PLAIN[act](text)


_PLAIN: Mapping[Act, Callable[[str], c.Command]] = {
    Act.SKIP: lambda _: c.Skip(),
    Act.REMAINING: lambda _: c.AskRemaining(),
    Act.PROGRESS: lambda _: c.AskProgress(),
    Act.HUMAN: lambda _: c.AskHuman(),
    Act.UNCLEAR: c.Unclear,
}


def _option(heard: Heard, path: str, named: str) -> str:
    """The Chinese label of the option named in either language, where the blank has it; else empty."""
    options = [option for blank in shown(heard) if blank.path == path for option in blank.field.options]
    meant = (option.label.zh for option in options if named.strip() in (option.label.zh, option.label.en))
    return next(meant, "") if named.strip() else ""
