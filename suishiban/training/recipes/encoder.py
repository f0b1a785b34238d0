"""How is the shipped encoder trained?

A table of term vectors (`table`), trained so that a question lies nearer to its text than to the others of the batch
(A. van den Oord et al., 2018: InfoNCE). Minutes on two CPU cores. `models/encoder/MODEL_CARD.md` says on what it was
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

from suishiban.knowledge.index.encoder import TextKind
from suishiban.knowledge.index.lexical import bm25
from suishiban.knowledge.index.terms import split
from suishiban.training.data.corpora import Corpora, load_corpora
from suishiban.training.data.pairs import item_pair, made_up_pairs
from suishiban.training.data.phrasing import Phrasing, load_phrasing
from suishiban.training.recipes.batches import Batch, Batches, Source, look_alikes
from suishiban.training.recipes.export import export
from suishiban.training.recipes.table import TermTable, vocabulary_of

CHECKPOINT = "checkpoint.pt"
#: One round of steps; statutes take two turns, being the largest source.
ROUND = (
    Source.ARTICLES,
    Source.ARTICLES,
    Source.MATTERS,
    Source.QUESTIONS,
    Source.ITEMS,
    Source.DIALOGUES,
    Source.GUIDES,
)
Progress = Callable[[int, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderSettings:
    """What decides the result; with the same data and seed the same weights come out on the same machine."""

    name: str = "suishiban-encoder-1"
    dim: int = 192
    terms: int = 34_000
    """Terms with a vector of their own."""
    shared: int = 4_096
    """Vectors for all other terms."""
    steps: int = 1_200
    rate: float = 3e-3
    warm_up: int = 50
    drop: float = 0.4
    """Chance that a term of a question is left out of a step."""
    guides: Path | None = None
    """Folder of guide files that teach too; None: the step of the guides is left out."""
    seed: int = 0
    save_every: int = 200


def train_encoder(
    data: Path, out: Path, settings: EncoderSettings, progress: Progress = lambda step, loss: None
) -> None:
    """Train on the folder of development data and on the guides, and write the encoder into `out`.

    A stopped run is resumed from its last checkpoint in `out`. `progress` is told the step, from 1, and its loss.
    """
    torch.manual_seed(settings.seed)
    random = Random(settings.seed)
    corpora, phrasing = load_corpora(data, settings.guides), load_phrasing()
    table = TermTable(*vocabulary_of(_terms(corpora, phrasing, random), settings.terms, settings.shared), settings.dim)
    batches = _batches(corpora, phrasing, random)
    turns = [source for source in ROUND if corpora.guides or source is not Source.GUIDES]
    optimizer = torch.optim.Adam(table.parameters(), lr=settings.rate)
    start = _resumed(out, table, optimizer)
    random.seed(settings.seed + start)  # a resumed run goes on with new batches
    for step in range(start, settings.steps):
        for group in optimizer.param_groups:
            group["lr"] = settings.rate * min(1.0, step / settings.warm_up) * (1 - step / settings.steps)
        loss = contrast(table, batches.next(turns[step % len(turns)]), settings.drop)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        progress(step + 1, float(loss.detach()))
        if (step + 1) % settings.save_every == 0:
            _save(out, step + 1, table, optimizer)
    export(table, out, settings.name)
    (out / CHECKPOINT).unlink(missing_ok=True)


def contrast(table: TermTable, batch: Batch, drop: float) -> Tensor:
    """The loss of one batch: how far each question is from preferring its own text."""
    questions, texts = table(batch.questions, TextKind.QUERY, drop), table(batch.texts, TextKind.PASSAGE)
    likeness = questions @ texts.T * table.sharpness.exp()
    likeness = likeness.masked_fill(torch.from_numpy(batch.spared), -1e9)
    return functional.cross_entropy(likeness, torch.arange(len(batch.questions)))


def _batches(corpora: Corpora, phrasing: Phrasing, random: Random) -> Batches:
    index = bm25([article.passage for article in corpora.articles])
    return Batches(
        corpora=corpora,
        phrasing=phrasing,
        look_alikes=look_alikes(corpora, index),
        number_of={article.id: number for number, article in enumerate(corpora.articles)},
        random=random,
    )


def _terms(corpora: Corpora, phrasing: Phrasing, random: Random) -> NDArray[np.int64]:
    """Every occurrence of every term; what people say counts threefold, there being less of it than of statutes."""
    spoken = [text for pair in made_up_pairs(30_000, phrasing, random) for text in (pair.question, pair.text)]
    for name in corpora.items * 3:
        pair = item_pair(name, phrasing, random)
        spoken += [pair.question, pair.text]
    spoken += [question.text for question in corpora.lay_questions] * 10
    spoken += [text for pair in corpora.guides * 3 for text in (pair.question, pair.text)]
    spoken += [text for pair in corpora.dialogues for text in (pair.question, pair.text)]
    return np.concatenate([split([article.passage for article in corpora.articles])[1], *[split(spoken)[1]] * 3])


def _resumed(out: Path, table: TermTable, optimizer: torch.optim.Optimizer) -> int:
    """The step to go on with: 0, or where the checkpoint in `out` was made."""
    if not (out / CHECKPOINT).is_file():
        return 0
    saved = torch.load(out / CHECKPOINT, weights_only=True)
    table.load_state_dict(saved["table"])
    optimizer.load_state_dict(saved["optimizer"])
    return int(saved["step"])


def _save(out: Path, step: int, table: TermTable, optimizer: torch.optim.Optimizer) -> None:
    out.mkdir(parents=True, exist_ok=True)
    state = {"step": step, "table": table.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save(state, out / f"{CHECKPOINT}.new")
    (out / f"{CHECKPOINT}.new").replace(out / CHECKPOINT)
