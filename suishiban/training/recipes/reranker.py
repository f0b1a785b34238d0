"""How is a cross-encoder trained that looks at the first passages again?

It reads a question together with one passage at a time; the right one must win among those that share most words with
the question (R. Nogueira and K. Cho, 2019; the loss is a softmax over each question's own passages). None ships: it
needs a pretrained model as its base, and the search without it is fast. `suishiban eval retrieval-report --reranker`
tells what one gains and what it costs.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from suishiban.training.data.corpora import Corpora, load_corpora
from suishiban.training.data.phrasing import load_phrasing
from suishiban.training.recipes.batches import HARD, LAY_QUESTIONS, Batches, Source, batches_of

Progress = Callable[[int, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RerankerSettings:
    """What decides the result."""

    steps: int = 800
    groups: int = 8
    """Questions of one step, each with its right passage and its wrong ones."""
    rate: float = 2e-5
    warm_up: int = 80
    longest: int = 256
    """Tokens of question and passage together; what is longer is cut off."""
    guides: Path | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A question with passages, the first of which answers it."""

    question: str
    passages: tuple[str, ...]


def train_reranker(
    data: Path, base: str, out: Path, settings: RerankerSettings, progress: Progress = lambda step, loss: None
) -> None:
    """Fine-tune the model `base` (a path, or a name of the configured hub) and write it into `out`.

    On a GPU where there is one. `progress` is told the step, from 1, and its loss.
    """
    torch.manual_seed(settings.seed)
    corpora = load_corpora(data, settings.guides, passages=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(base)
    model = AutoModelForSequenceClassification.from_pretrained(base, num_labels=1).to(device).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=settings.rate)
    groups = groups_of(corpora, batches_of(corpora, load_phrasing(), Random(settings.seed)), settings.seed)
    for step in range(settings.steps):
        for group in optimizer.param_groups:
            group["lr"] = settings.rate * min(1.0, (step + 1) / settings.warm_up) * (1 - step / settings.steps)
        loss = _loss(model, tokenizer, [next(groups) for _ in range(settings.groups)], settings.longest)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        progress(step + 1, float(loss.detach()))
    out.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(out)
    tokenizer.save_pretrained(out)


def _loss(model: Any, tokenizer: Any, groups: Sequence[Group], longest: int) -> Tensor:
    questions = [group.question for group in groups for _ in group.passages]
    passages = [passage for group in groups for passage in group.passages]
    read = tokenizer(questions, passages, truncation=True, max_length=longest, padding=True, return_tensors="pt")
    scores = model(**read.to(model.device)).logits.view(len(groups), -1)
    return functional.cross_entropy(scores, torch.zeros(len(groups), dtype=torch.long, device=scores.device))


def groups_of(corpora: Corpora, batches: Batches, seed: int) -> Iterator[Group]:
    """Groups without end, every source in turn; all of one size."""
    random = Random(seed)
    while True:
        yield from _lay_questions(batches)
        for source in (Source.ITEMS, Source.MATTERS, *((Source.GUIDES,) if corpora.guides else ())):
            batch = batches.next(source)
            for number, question in enumerate(batch.questions[:LAY_QUESTIONS]):
                wrong = [
                    place for place in range(len(batch.texts)) if place != number and not batch.spared[number][place]
                ]
                chosen = random.choices(wrong, k=HARD) if wrong else []
                if chosen:
                    yield Group(question, (batch.texts[number], *(batch.texts[place] for place in chosen)))


def _lay_questions(batches: Batches) -> Iterator[Group]:
    """Lay questions with the articles that share most words with them."""
    batch = batches.next(Source.QUESTIONS)
    count = len(batch.questions)
    for number, question in enumerate(batch.questions):
        own = range(count + number * HARD, count + (number + 1) * HARD)
        wrong = [place for place in own if not batch.spared[number][place]]
        if wrong:
            filled = [wrong[at % len(wrong)] for at in range(HARD)]
            yield Group(question, (batch.texts[number], *(batch.texts[place] for place in filled)))
