"""What do the project's own guides teach the encoder?

Their aliases are questions for the item's name and summary, their common questions for the answers. Only what a guide
file states is used; the gate's questions and the dialogue files stay unseen.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from suishiban.knowledge.guide import BasicItem, LifeEvent
from suishiban.knowledge.library.folder import load_folder
from suishiban.knowledge.parse.guide_file import ParsedGuide
from suishiban.training.data.pairs import Pair


def guide_pairs(folder: Path) -> tuple[Pair, ...]:
    """The pairs of all guides in `folder`; files that state no guide are passed over."""
    files = load_folder(folder)
    return tuple(pair for one in files if isinstance(one, ParsedGuide) for pair in pairs_of(one.guide))


def pairs_of(guide: BasicItem | LifeEvent) -> Iterator[Pair]:
    """The pairs of one guide, Chinese and English."""
    for alias in guide.aliases:
        said = guide.name.en if alias.isascii() else guide.name.zh
        yield Pair(alias, said)
        yield Pair(alias, f"{said}\n{guide.summary.en if alias.isascii() else guide.summary.zh}")
    for faq in guide.faq:
        for question in faq.asked_as:
            yield Pair(question, faq.question.en if question.isascii() else faq.question.zh)
        yield from _answered((faq.question.zh, *faq.asked_as), f"{guide.name.zh}\n{faq.answer.zh}")
        if faq.question.en and faq.answer.en:
            yield Pair(faq.question.en, f"{guide.name.en}\n{faq.answer.en}")


def _answered(questions: Iterable[str], answer: str) -> Iterator[Pair]:
    return (Pair(question, answer) for question in questions if not question.isascii())
