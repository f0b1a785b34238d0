"""How does a reply read in traditional characters? What the service words is converted; what a citizen gave is not.

Pure, and done when a reply is sent: what is stored stays as it was said. Ids, payloads, digests and the spans of
citations, which count characters of the guide, stay as they are.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from suishiban.assistant.conversation.reply import (
    Citation,
    Claim,
    FindingLine,
    FormCard,
    FormLine,
    MatterLine,
    Reply,
    SourceLine,
)
from suishiban.assistant.conversation.state import Conversation, Prompt
from suishiban.knowledge.text import traditional

Convert = Callable[[str], str]
#: The end of a name as lists show it: 张*.
_MASKED = r"[\u3400-\u9fff·]\*+"


def citizens_own(state: Conversation) -> frozenset[str]:
    """The texts a citizen gave in a conversation; a choice is none, for the guide words its options."""
    answers = (answer for matter in state.matters for answer in matter.answers.values())
    values = {answer.value for answer in answers if isinstance(answer.value, str)}
    return frozenset(value for value in values if len(value) > 1 and not value.isascii())


def converter(own: Iterable[str] = ()) -> Convert:
    """Conversion to traditional characters around the texts in `own`, which stay as they are."""
    longest_first = sorted(own, key=len, reverse=True)
    kept = re.compile("|".join((*map(re.escape, longest_first), _MASKED)))

    def convert(text: str) -> str:
        parts, end = [], 0
        for found in kept.finditer(text):
            parts += [traditional(text[end : found.start()]), found[0]]
            end = found.end()
        return "".join((*parts, traditional(text[end:])))

    return convert


def converted_reply(reply: Reply, convert: Convert) -> Reply:
    """`reply` with every wording of the service converted."""
    return replace(
        reply,
        lead=convert(reply.lead),
        paragraphs=tuple(map(convert, reply.paragraphs)),
        claims=tuple(converted_claim(one, convert) for one in reply.claims),
        buttons=tuple(replace(one, label=convert(one.label)) for one in reply.buttons),
        card=converted_card(reply.card, convert) if reply.card else None,
        sources=tuple(_source(one, convert) for one in reply.sources),
        matters=converted_matters(reply.matters, convert),
    )


def converted_claim(claim: Claim, convert: Convert) -> Claim:
    """`claim` with its sentence and the quotes of its proof converted."""
    return Claim(convert(claim.text), tuple(_citation(one, convert) for one in claim.citations))


def converted_card(card: FormCard, convert: Convert) -> FormCard:
    """`card` with labels and findings converted; the values stay."""
    return replace(
        card,
        title=convert(card.title),
        lines=tuple(_line(one, convert) for one in card.lines),
        findings=tuple(_finding(one, convert) for one in card.findings),
    )


def converted_matters(matters: Iterable[MatterLine], convert: Convert) -> tuple[MatterLine, ...]:
    """`matters` with their names converted."""
    return tuple(replace(one, name=convert(one.name)) for one in matters)


def converted_prompt(prompt: Prompt, convert: Convert) -> Prompt:
    """`prompt` with the labels of its choices converted."""
    return replace(prompt, choices=tuple(replace(one, label=convert(one.label)) for one in prompt.choices))


def _line(line: FormLine, convert: Convert) -> FormLine:
    options = tuple(map(convert, line.options))
    return replace(line, label=convert(line.label), options=options, section=convert(line.section))


def _source(source: SourceLine, convert: Convert) -> SourceLine:
    return replace(
        source,
        name=convert(source.name),
        fills=tuple(map(convert, source.fills)),
        replaces=tuple(map(convert, source.replaces)),
    )


def _citation(citation: Citation, convert: Convert) -> Citation:
    return replace(citation, quote=convert(citation.quote))


def _finding(finding: FindingLine, convert: Convert) -> FindingLine:
    return replace(finding, message=convert(finding.message), fix=convert(finding.fix), clause=convert(finding.clause))
