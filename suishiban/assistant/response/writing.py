"""May a language model word the answer? Yes, sentence by sentence, each held to the passages like our own.

A sentence that its passages do not support is left out, never softened; where nothing is left, the passages themselves
are the answer. The model never decides what is cited: the checker looks for the passages that support a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Protocol

from suishiban.assistant.conversation.reply import Citation, Claim
from suishiban.assistant.response.checking.check import check
from suishiban.assistant.response.prompting import NOTHING
from suishiban.knowledge.guide import Language
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.text import clean

#: Sentences of one answer, and characters of one sentence; what is longer is not read on.
MOST, LONGEST = 6, 300
_ENDS = {Language.ZH: re.compile(r"(?<=[。！？；\n])"), Language.EN: re.compile(r"(?<=[.!?])\s+|\n")}


class Writer(Protocol):
    """Words an answer from what the guides say, asked as `prompting` has it."""

    def write(self, question: str, passages: Sequence[str], language: Language) -> Iterator[str]:
        """Pieces of text as they come; ends early where the model fails or takes too long. Never raises."""
        ...


def written(writer: Writer, question: str, passages: Sequence[Passage], language: Language) -> Iterator[Claim]:
    """The sentences that `passages` support, each as soon as it is whole and checked; none where there is none."""
    texts = [passage.say(language) for passage in passages]
    pieces = writer.write(question, texts, language)
    sentences = islice(_sentences(pieces, language), MOST)
    # That the guide says nothing of it is for our own search to tell, not for the model.
    said = {NOTHING.say(language)}
    for sentence in sentences:
        claim = _claim(sentence, passages, language) if sentence not in said else None
        said.add(sentence)
        if claim is not None:
            yield claim


def _sentences(pieces: Iterator[str], language: Language) -> Iterator[str]:
    """Whole sentences, each as soon as its end has come; a last one without an end counts."""
    held = ""
    for piece in chain(pieces, ["\n"]):
        *whole, held = _ENDS[language].split(held + piece)
        yield from filter(None, (clean(one).lstrip("-*•· ") for one in whole))
        if len(held) > LONGEST:
            return


def _claim(sentence: str, passages: Sequence[Passage], language: Language) -> Claim | None:
    """The sentence with the fewest passages that support it: one, or all of them."""
    for cited in (*((one,) for one in passages), tuple(passages)):
        quotes = [passage.say(language) for passage in cited]
        if check(sentence, "".join(quotes), cited[0].title) is None:
            citations = [
                Citation(passage.item, passage.version, passage.id, quote, 0, len(quote))
                for passage, quote in zip(cited, quotes, strict=True)
            ]
            return Claim(sentence, tuple(citations))
    return None
