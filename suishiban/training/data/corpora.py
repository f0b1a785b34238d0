"""From which licensed texts is the encoder trained?

Only files that may train weights that ship are read here; `pairs` says why each may.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from suishiban.training.data.development_sets import (
    doc2dial_passages,
    doc2dial_questions,
    lines,
    statute_questions,
    statute_replies,
)
from suishiban.training.data.guide_pairs import guide_pairs
from suishiban.training.data.guide_questions import Told, told_in
from suishiban.training.data.pairs import Article, Pair
from suishiban.training.data.retrieval_sets import Context, Question


@dataclass(frozen=True, slots=True)
class Corpora:
    """Everything that trains the encoder."""

    articles: tuple[Article, ...]
    lay_questions: tuple[Question, ...]
    """Their gold ids are ids of articles."""
    replies: Mapping[str, tuple[str, ...]]
    """Id of a lay question → what lawyers replied, sentence by sentence."""
    items: tuple[str, ...]
    """Names of service items."""
    dialogues: tuple[Pair, ...]
    """English questions, alone and with what was said before, with the passage that answers."""
    places: tuple[str, ...]
    """Names of provinces and cities."""
    guides: tuple[Pair, ...]
    """What the project's own guides teach by their names and common questions."""
    told: tuple[Told, ...]
    """What their passages say, to be asked for."""


def load_corpora(data: Path, guides: Path | None, passages: bool) -> Corpora:
    """The corpora in the folder of development data, the guides in theirs, and with `passages` what they say."""
    return Corpora(
        articles=tuple(
            Article(one["id"], one["law"], one["chapter"] or "", one["article"], one["text"])
            for one in lines(data / "zh_law_articles_core.jsonl.gz")
        ),
        lay_questions=statute_questions(data / "zh_statute_queries_fit.jsonl"),
        replies=statute_replies(data / "zh_statute_queries_fit.jsonl"),
        items=tuple(one["name"] for one in lines(data / "zh_gov_catalog.jsonl")),
        dialogues=_dialogues(data),
        places=tuple(
            one["name"] for one in lines(data / "admin_divisions.jsonl.gz") if one["level"] in ("province", "city")
        ),
        guides=guide_pairs(guides) if guides else (),
        told=told_in(guides) if guides and passages else (),
    )


def _dialogues(data: Path) -> tuple[Pair, ...]:
    passages = {one.id: f"{one.title}\n{one.text}" for one in doc2dial_passages(data)}
    return tuple(
        Pair(question.searched(context), passages[min(question.gold)])
        for question in doc2dial_questions(data, training=True)
        for context in Context
    )
