"""How is the shipped encoder trained?

Tables of term vectors (`table`), each trained so that a question lies nearer to its text than to the others of the
batch (A. van den Oord et al., 2018: InfoNCE), side by side and then turned onto the axes that matter most (`export`).
A quarter of an hour on two CPU cores. `models/encoder/MODEL_CARD.md` says on what it was
trained and how well it does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from suishiban.knowledge.index.encoder import Encoder, TextKind
from suishiban.knowledge.index.terms import split
from suishiban.training.data.corpora import Corpora, load_corpora
from suishiban.training.data.guide_questions import question_about
from suishiban.training.data.pairs import item_pair, made_up_pairs
from suishiban.training.data.phrasing import Phrasing, load_phrasing
from suishiban.training.recipes.axes import axes
from suishiban.training.recipes.batches import Batch, Batches, Source, batches_of
from suishiban.training.recipes.export import export
from suishiban.training.recipes.table import TermTable, vocabulary_of

#: One round of steps; statutes take two turns, being the largest source, and so do matters and names of items, which
#: are what citizens ask for.
ROUND = (
    Source.ARTICLES,
    Source.ARTICLES,
    Source.MATTERS,
    Source.QUESTIONS,
    Source.ITEMS,
    Source.REPLIES,
    Source.MATTERS,
    Source.DIALOGUES,
    Source.GUIDES,
    Source.ITEMS,
)
#: What a teacher's cosines are multiplied by before they become shares.
TEACHER_SHARPNESS = 20.0
#: Of the articles, those that tell which axes matter.
_EVERY = 3
Progress = Callable[[int, float], None]


@dataclass(frozen=True, slots=True)
class Member:
    """One of the tables that stand side by side."""

    dim: int
    drop: float
    """Chance that a term of a question is left out of a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderSettings:
    """What decides the result; with the same data and seed the same weights come out on the same machine."""

    name: str = "suishiban-encoder-2"
    members: tuple[Member, ...] = (Member(192, 0.55), Member(256, 0.4))
    """They err differently; what both are sure of stands out."""
    dim: int = 192
    """Numbers in the vector that ships."""
    terms: int = 34_000
    """Terms with a vector of their own."""
    shared: int = 4_096
    """Vectors for all other terms."""
    steps: int = 1_600
    """Of each member."""
    rate: float = 3e-3
    warm_up: int = 50
    guides: Path | None = None
    """Folder of guide files that teach too; None: the step of the guides is left out."""
    passages: bool = False
    """Whether questions made from the guides' passages teach too. What ships was trained without: with them fewer of
    the project's own blind questions were refused, and lay questions found fewer statutes (docs/measured.md)."""
    seed: int = 0
    save_every: int = 200


def train_encoder(
    data: Path,
    out: Path,
    settings: EncoderSettings,
    progress: Progress = lambda step, loss: None,
    teacher: Encoder | None = None,
) -> None:
    """Train on the folder of development data and on the guides, and write the encoder into `out`.

    A larger model as `teacher` tells, beside which text is right, how near the others of a batch are. A stopped run is
    resumed from its last checkpoints in `out`. `progress` is told the step, from 1 and counted over all members, and
    its loss.
    """
    random = Random(settings.seed)
    corpora, phrasing = load_corpora(data, settings.guides, settings.passages), load_phrasing()
    vocabulary, counts = vocabulary_of(_terms(corpora, phrasing, random), settings.terms, settings.shared)
    batches = batches_of(corpora, phrasing, random)
    tables = []
    for number, member in enumerate(settings.members):
        torch.manual_seed(settings.seed)
        table = TermTable(vocabulary, counts, member.dim)
        _train(table, batches, settings, _Run(number, _checkpoint(out, number), progress, teacher))
        tables.append(table)
    passages = [article.passage for article in corpora.articles[::_EVERY]]
    export(tables, axes(tables, passages, settings.dim), out, settings.name)
    for number in range(len(tables)):
        _checkpoint(out, number).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Run:
    """The training of one member."""

    number: int
    checkpoint: Path
    progress: Progress
    teacher: Encoder | None


def _train(table: TermTable, batches: Batches, settings: EncoderSettings, run: _Run) -> None:
    turns = [source for source in ROUND if batches.corpora.guides or source is not Source.GUIDES]
    optimizer = torch.optim.Adam(table.parameters(), lr=settings.rate)
    start = _resumed(run.checkpoint, table, optimizer)
    batches.random.seed(settings.seed + start)  # a resumed run goes on with new batches
    for step in range(start, settings.steps):
        for group in optimizer.param_groups:
            group["lr"] = settings.rate * min(1.0, step / settings.warm_up) * (1 - step / settings.steps)
        batch = batches.next(turns[step % len(turns)])
        loss = contrast(table, batch, settings.members[run.number].drop, run.teacher)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        run.progress(run.number * settings.steps + step + 1, float(loss.detach()))
        if (step + 1) % settings.save_every == 0 or step + 1 == settings.steps:
            _save(run.checkpoint, step + 1, table, optimizer)


def contrast(table: TermTable, batch: Batch, drop: float, teacher: Encoder | None = None) -> Tensor:
    """The loss of one batch: how far each question is from preferring its own text.

    With a `teacher`, also how far its likenesses to all texts are from the teacher's (G. Hinton et al., 2015).
    """
    questions, texts = table(batch.questions, TextKind.QUERY, drop), table(batch.texts, TextKind.PASSAGE)
    likeness = questions @ texts.T * table.sharpness.exp()
    fair = likeness.masked_fill(torch.from_numpy(batch.spared), -1e9)
    loss = functional.cross_entropy(fair, torch.arange(len(batch.questions)))
    if teacher is None:
        return loss
    asked, told = teacher.encode(batch.questions, TextKind.QUERY), teacher.encode(batch.texts, TextKind.PASSAGE)
    taught = functional.softmax(torch.from_numpy(asked @ told.T) * TEACHER_SHARPNESS, dim=1)
    return loss + functional.cross_entropy(likeness, taught)


def _terms(corpora: Corpora, phrasing: Phrasing, random: Random) -> NDArray[np.int64]:
    """Every occurrence of every term; what people say counts threefold, there being less of it than of statutes."""
    spoken = [text for pair in made_up_pairs(30_000, phrasing, random) for text in (pair.question, pair.text)]
    for name in corpora.items * 3:
        pair = item_pair(name, phrasing, random)
        spoken += [pair.question, pair.text]
    spoken += [question.text for question in corpora.lay_questions] * 10
    spoken += [sentence for replies in corpora.replies.values() for sentence in replies]
    spoken += [text for pair in corpora.guides * 3 for text in (pair.question, pair.text)]
    told = [question_about(one, phrasing, random) for one in corpora.told * 3]
    spoken += [text for pair in told for text in (pair.question, pair.text)]
    spoken += [text for pair in corpora.dialogues for text in (pair.question, pair.text)]
    return np.concatenate([split([article.passage for article in corpora.articles])[1], *[split(spoken)[1]] * 3])


def _checkpoint(out: Path, member: int) -> Path:
    return out / f"checkpoint-{member}.pt"


def _resumed(checkpoint: Path, table: TermTable, optimizer: torch.optim.Optimizer) -> int:
    """The step to go on with: 0, or where the checkpoint was made."""
    if not checkpoint.is_file():
        return 0
    saved = torch.load(checkpoint, weights_only=True)
    table.load_state_dict(saved["table"])
    optimizer.load_state_dict(saved["optimizer"])
    return int(saved["step"])


def _save(checkpoint: Path, step: int, table: TermTable, optimizer: torch.optim.Optimizer) -> None:
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    state = {"step": step, "table": table.state_dict(), "optimizer": optimizer.state_dict()}
    unfinished = checkpoint.with_suffix(".new")
    torch.save(state, unfinished)
    unfinished.replace(checkpoint)
