"""How is a causal model taught to word answers?

LoRA (E. Hu et al., 2021) on a pretrained model of yours: small matrices beside its own are trained on the examples of
`grounded`, on the words of the answers alone, and folded into it at the end. What is written is a folder that LLM_PATH
or any server takes. Taught or not, what a model says is checked sentence by sentence when it serves.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, get_peft_model
from peft.utils import get_peft_model_state_dict, set_peft_model_state_dict

from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.text import SuishibanError
from suishiban.training.recipes.generator_base import Base
from suishiban.training.recipes.generator_card import model_card
from suishiban.training.recipes.grounded import Example, examples

Progress = Callable[[int, float], None]
#: Label of what is read and not learnt.
_UNLEARNT = -100
_CHINA = timezone(timedelta(hours=8))
#: So many examples that do not fit, one after the other, and none is going to.
_TOO_LONG = 200


class ContextTooShort(SuishibanError):
    """The examples are longer than the model can read"""


class WrongCheckpoint(SuishibanError):
    """The checkpoint is of another run"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratorSettings:
    """What decides the result."""

    steps: int = 1_000
    batch: int = 4
    """Examples of one step."""
    rate: float = 2e-4
    warm_up: int = 20
    rank: int = 16
    longest: int = 2_048
    """Tokens of one example; what is longer is left out."""
    region: str = "990102"
    at: datetime = datetime(2026, 11, 2, 9, 30, tzinfo=_CHINA)
    """The time for which the guides are read."""
    seed: int = 0
    save_every: int = 50


@dataclass(frozen=True, slots=True)
class Taught:
    """An example as the model reads it."""

    tokens: list[int]
    labels: list[int]


def train_generator(
    base: Base,
    out: Path,
    knowledge: Knowledge,
    guides: Path,
    settings: GeneratorSettings,
    progress: Progress = lambda step, loss: None,
) -> None:
    """Fine-tune the causal model `base` and write it into `out`, on a GPU where there is one.

    `knowledge` is made of `guides`. A stopped run is resumed from the checkpoint in `out`. `progress` is told the step,
    from 1, and its loss. Raises NothingTold, UnknownRegion, ContextTooShort, WrongCheckpoint.
    """
    torch.manual_seed(settings.seed)
    config = LoraConfig(
        r=settings.rank, lora_alpha=2 * settings.rank, target_modules="all-linear", task_type="CAUSAL_LM"
    )
    model: Any = get_peft_model(base.model.to("cuda" if torch.cuda.is_available() else "cpu"), config).train()
    optimizer = torch.optim.AdamW([one for one in model.parameters() if one.requires_grad], lr=settings.rate)
    checkpoint = out / "checkpoint.pt"
    start = _resumed(checkpoint, model, optimizer)
    # A resumed run goes on with new examples.
    given = examples(knowledge, guides, settings.at, settings.region, settings.seed + start)
    lessons = _taught(given, base.tokenizer, min(settings.longest, base.longest))
    for step in range(start, settings.steps):
        for group in optimizer.param_groups:
            group["lr"] = settings.rate * min(1.0, (step + 1) / settings.warm_up) * (1 - step / settings.steps)
        loss = _loss(model, [next(lessons) for _ in range(settings.batch)])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if (step + 1) % settings.save_every == 0:
            _save(checkpoint, step + 1, model, optimizer)
        progress(step + 1, float(loss.detach()))
    out.mkdir(parents=True, exist_ok=True)
    model.merge_and_unload().save_pretrained(out)
    base.tokenizer.save_pretrained(out)
    (out / "MODEL_CARD.md").write_text(model_card(base.name, settings.steps * settings.batch, settings.rank), "utf-8")
    checkpoint.unlink(missing_ok=True)


def _taught(given: Iterator[Example], tokenizer: Any, longest: int) -> Iterator[Taught]:
    """Request and answer as the model's own chat template writes them; only the answer is learnt."""
    left_out = 0
    for one in given:
        prompt = tokenizer.apply_chat_template(one.messages, add_generation_prompt=True)["input_ids"]
        said = [*tokenizer(one.answer, add_special_tokens=False)["input_ids"], tokenizer.eos_token_id]
        if len(prompt) + len(said) <= longest:
            left_out = 0
            yield Taught([*prompt, *said], [*[_UNLEARNT] * len(prompt), *said])
        elif (left_out := left_out + 1) == _TOO_LONG:
            raise ContextTooShort(tokens=longest, example=len(prompt) + len(said), right="a model that reads more")


def _loss(model: Any, lessons: Sequence[Taught]) -> Any:
    longest = max(len(one.tokens) for one in lessons)
    rows = [
        ([*one.tokens, *[0] * gap], [*one.labels, *[_UNLEARNT] * gap], [*[1] * len(one.tokens), *[0] * gap])
        for one in lessons
        for gap in [longest - len(one.tokens)]
    ]
    tokens, labels, seen = (torch.tensor(part, device=model.device) for part in zip(*rows, strict=True))
    return model(input_ids=tokens, attention_mask=seen, labels=labels).loss


def _resumed(checkpoint: Path, model: Any, optimizer: torch.optim.Optimizer) -> int:
    """The step to go on with: 0, or where the checkpoint was made."""
    if not checkpoint.is_file():
        return 0
    saved = torch.load(checkpoint, weights_only=True)
    try:
        set_peft_model_state_dict(model, saved["adapter"])
        optimizer.load_state_dict(saved["optimizer"])
    except (RuntimeError, ValueError, KeyError):
        # Of another model: other matrices, or others of them.
        raise WrongCheckpoint(checkpoint=checkpoint, right="the model that run began with, or no checkpoint") from None
    return int(saved["step"])


def _save(checkpoint: Path, step: int, model: Any, optimizer: torch.optim.Optimizer) -> None:
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    state = {"step": step, "adapter": get_peft_model_state_dict(model), "optimizer": optimizer.state_dict()}
    unfinished = checkpoint.with_suffix(".new")
    torch.save(state, unfinished)
    unfinished.replace(checkpoint)
