"""How is our own model of utterances trained?

A small transformer over characters, from random weights, tells of an utterance what it is
for and marks names and values in it, beside the type, name and options of the blank just asked (A. Rastogi et al.,
2020: schema-guided dialogue). Its shares are made honest with one temperature (C. Guo et al., 2017), found on wordings
that it was not taught. Some minutes on two CPU cores.
"""

import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from suishiban.assistant.understanding.intents import Mention
from suishiban.assistant.understanding.reader import (
    FLAGS,
    GRAPH,
    INTENTS,
    KINDS,
    MENTIONS,
    SPECIAL,
    UNKNOWN,
    VOCABULARY,
    Sequenced,
    Tokens,
    tokens,
)
from suishiban.training.data.occasions import Said, said_on
from suishiban.training.data.utterances import Example, Item, Wordings, examples, fields_of, load_wordings

Batch = tuple[Tensor, Tensor, Tensor]
Progress = Callable[[int, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSettings:
    """What decides the result; with the same guides and seed the same weights come out on the same machine."""

    name: str = "suishiban-reader-1"
    layers: int = 1
    width: int = 96
    drafts: int = 4
    """Times all utterances are made up anew."""
    rounds: int = 10
    """Times one draft after the other is gone through, on other occasions and with other slips."""
    batch: int = 32
    rate: float = 2e-3
    forget: float = 0.08
    """Share of tokens that are hidden from it at each step."""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a reader does on wordings that it was not taught."""

    utterances: int
    intents: float
    """Share whose intent is right."""
    marks: float
    """Share of those with mentions of which every mention is right."""
    sure: float
    """Share that is above the bar of confidence,"""
    sure_right: float
    """and of those, what is right."""
    error: float
    """Expected calibration error over 10 bins."""


class Layer(nn.Module):
    """Attention, then two linear maps, each added to what it normalised first (R. Xiong et al., 2020): from random
    weights that learns in minutes what the other order does not."""

    def __init__(self, width: int, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.three, self.joined = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, seen: Tensor, present: Tensor) -> Tensor:
        """`seen` (texts, longest, width), `present` (texts, 1, 1, longest) to the same shape as `seen`."""
        texts, longest, width = seen.shape
        three = self.three(self.first(seen)).view(texts, longest, 3, self.heads, width // self.heads)
        query, key, value = three.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=present)
        seen = seen + self.joined(mixed.transpose(1, 2).reshape(texts, longest, width))
        return seen + self.narrow(functional.gelu(self.wide(self.second(seen))))


class Model(nn.Module):
    """Tokens (texts, longest), their flags (texts, longest, FLAGS) and what was asked (texts,) to the logits of
    intents (texts, intents) and of tags (texts, longest, tags)."""

    temperature: Tensor

    def __init__(self, size: int, settings: ReaderSettings) -> None:
        super().__init__()
        width = settings.width
        self.token, self.place = nn.Embedding(size, width, padding_idx=0), nn.Embedding(_LONGEST, width)
        self.kind, self.flag = nn.Embedding(len(KINDS), width), nn.Linear(FLAGS, width, bias=False)
        # Neighbours make words; with them the layers need not learn first to look beside them.
        self.beside = nn.Conv1d(width, width, 3, padding=1)
        self.layers = nn.ModuleList(Layer(width) for _ in range(settings.layers))
        self.last = nn.LayerNorm(width)
        self.intent = nn.Linear(width * 2, len(INTENTS))
        self.tag = nn.Linear(width, 1 + 2 * len(MENTIONS))
        self.register_buffer("temperature", torch.ones(()))

    def forward(self, ids: Tensor, flags: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        present = ids != 0
        seen = (self.token(ids) + self.flag(flags) + self.kind(kind)[:, None]) * present[:, :, None]
        seen = seen + functional.gelu(self.beside(seen.transpose(1, 2))).transpose(1, 2)
        seen = seen + self.place(torch.arange(ids.shape[1], device=ids.device))[None]
        for layer in self.layers:
            seen = layer(seen, present[:, None, None, :])
        seen = self.last(seen)
        most = seen.masked_fill(~present[:, :, None], -1e4).amax(dim=1)
        return self.intent(torch.cat([seen[:, 0], most], dim=1)), self.tag(seen)


#: Tokens of the longest text, with the first that stands for all.
_LONGEST = 96


class Served(nn.Module):
    """The model as it ships: shares instead of logits."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, flags: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        intents, tags = self.model(ids, flags, kind)
        return functional.softmax(intents / self.model.temperature, dim=1), tags


def train_reader(
    items: Sequence[Item],
    out: Path,
    settings: ReaderSettings,
    progress: Progress = lambda step, loss: None,
) -> Fit:
    """Train on the guides' `items` and write the reader into `out`.

    First without a fifth of the wordings, to find how sure it may be; then with all. `progress` is told the round, from
    1 to twice `settings.rounds`, and its loss.
    """
    wordings = load_wordings()
    vocabulary = _vocabulary(items, settings)
    tried = _fitted(items, vocabulary, settings, progress, wordings.part(0, 5, within=False))
    new = list(_said(items, settings.seed + 1_000, wordings.part(0, 5, within=True)))
    temperature = _temperature(tried, new, vocabulary)
    tried.temperature.fill_(temperature)
    fit = fit_of(tried, new, vocabulary)
    model = _fitted(items, vocabulary, settings, lambda step, loss: progress(settings.rounds + step, loss), None)
    model.temperature.fill_(temperature)
    export(model, vocabulary, out, settings.name)
    return fit


def _said(items: Sequence[Item], seed: int, wordings: Wordings | None) -> Iterator[Said]:
    return said_on(examples(items, seed, wordings), [fields_of(item) for item in items], Random(seed))


def _vocabulary(items: Sequence[Item], settings: ReaderSettings) -> Tokens:
    """What is said and asked at least twice."""
    counts: Counter[str] = Counter()
    for seed in range(2):
        counts.update(token.text for one in examples(items, seed) for token in tokens(one.text))
    known = sorted(one for one, count in counts.items() if count > 1 and not one.isdigit() and len(one) < 20)
    numbers = {"0", "〔1〕"}
    listed = (*SPECIAL, *sorted(numbers), *(one for one in known if one not in numbers and not one.startswith("〔")))
    return Tokens({one: at for at, one in enumerate(listed)})


def _fitted(
    items: Sequence[Item], vocabulary: Tokens, settings: ReaderSettings, progress: Progress, wordings: Wordings | None
) -> Model:
    torch.manual_seed(settings.seed)
    model = Model(len(vocabulary.ids), settings)
    random = Random(settings.seed)
    descent = torch.optim.AdamW(model.parameters(), lr=settings.rate, weight_decay=0.01)
    forms = [fields_of(item) for item in items]
    drafts = [examples(items, settings.seed + number, wordings) for number in range(settings.drafts)]
    weights = _weights(drafts[0])
    steps = sum(-(-len(drafts[number % len(drafts)]) // settings.batch) for number in range(settings.rounds))
    schedule = torch.optim.lr_scheduler.OneCycleLR(descent, settings.rate, total_steps=steps, pct_start=0.1)
    for number in range(settings.rounds):
        said = list(said_on(drafts[number % len(drafts)], forms, random))
        batches = list(_batches(said, vocabulary, settings, random))
        total = 0.0
        for batch, intents, tags in batches:
            shares, marks = model(*batch)
            loss = functional.cross_entropy(shares, intents, weights, label_smoothing=0.05) + functional.cross_entropy(
                marks.flatten(0, 1), tags.flatten(), ignore_index=-1
            )
            descent.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            descent.step()
            schedule.step()
            total += float(loss.detach())
        progress(number + 1, total / len(batches))
    model.eval()
    return model


def _weights(draft: Sequence[Example]) -> Tensor:
    """What is said seldom counts more, and yet not as much as if all were said equally often."""
    counts = Counter(one.intent for one in draft)
    weights = torch.tensor([max(counts[intent], 1) ** -0.3 for intent in INTENTS])
    return weights / weights.mean()


def _batches(
    said: Sequence[Said], vocabulary: Tokens, settings: ReaderSettings, random: Random
) -> Iterator[tuple[Batch, Tensor, Tensor]]:
    """Texts of like length together, in a random order: what the model sees, and what is right."""
    encoded = [(one, vocabulary.sequence(one.text, occasion)) for one, occasion in said]
    random.shuffle(encoded)
    encoded.sort(key=lambda pair: len(pair[1].ids) // 8)
    blocks = [encoded[at : at + settings.batch] for at in range(0, len(encoded), settings.batch)]
    random.shuffle(blocks)
    unknown = vocabulary.ids[UNKNOWN]
    for block in blocks:
        ids, flags, kinds = _seen([sequence for _, sequence in block])
        hidden = (torch.rand(ids.shape) < settings.forget) & (ids >= len(SPECIAL))
        tags = _padded([tags_of(one, sequence) for one, sequence in block], -1)
        intents = torch.tensor([INTENTS.index(one.intent) for one, _ in block])
        yield (ids.masked_fill(hidden, unknown), flags, kinds), intents, tags


def _seen(sequences: Sequence[Sequenced]) -> Batch:
    longest = max(len(one.ids) for one in sequences)
    flags = torch.zeros((len(sequences), longest, FLAGS))
    for number, one in enumerate(sequences):
        flags[number, : len(one.flags)] = torch.tensor(one.flags, dtype=torch.float32)
    return _padded([one.ids for one in sequences], 0), flags, torch.tensor([one.kind for one in sequences])


def _padded(rows: Sequence[Sequence[int]], with_: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[with_] * (longest - len(row))] for row in rows])


def tags_of(example: Example, sequence: Sequenced) -> tuple[int, ...]:
    """A tag for every token; -1 for the first, which is none."""
    tags = [-1]
    before: tuple[int, int] | None = None
    for token in sequence.said:
        # A name that is one token may stand a little over the edge of what is meant.
        word = next((one for one in example.words if one.start <= token.start < one.end), None)
        if word is None:
            tags.append(0)
            before = None
        else:
            place = (word.start, word.end)
            which = MENTIONS.index(Mention(word.mention))
            tags.append(2 * which + (2 if place == before else 1))
            before = place
    return tuple(tags)


def _logits(
    model: Model, said: Sequence[Said], vocabulary: Tokens
) -> Iterator[tuple[Example, Sequenced, Tensor, Tensor]]:
    """Every example with what the model makes of it."""
    encoded = sorted(
        ((one, vocabulary.sequence(one.text, occasion)) for one, occasion in said), key=lambda pair: len(pair[1].ids)
    )
    with torch.no_grad():
        for at in range(0, len(encoded), _READ):
            block = encoded[at : at + _READ]
            intents, tags = model(*_seen([sequence for _, sequence in block]))
            for (one, sequence), logits, marks in zip(block, intents, tags, strict=True):
                yield one, sequence, logits, marks[: len(sequence.ids)]


#: Utterances read at once when the model is tried.
_READ = 256


def _temperature(model: Model, said: Sequence[Said], vocabulary: Tokens) -> float:
    """What the logits are divided by so that the shares are as likely as they say."""
    seen = list(_logits(model, said, vocabulary))
    logits = torch.stack([intents for _, _, intents, _ in seen])
    right = torch.tensor([INTENTS.index(one.intent) for one, *_ in seen])
    tried = np.arange(0.5, 5.0, 0.05)
    return float(min(tried, key=lambda one: float(functional.cross_entropy(logits / one, right))))


def fit_of(model: Model, said: Sequence[Said], vocabulary: Tokens, bar: float = 0.8) -> Fit:
    """How well `model` reads `said`."""
    right, sure, marked, whole = [], [], 0, 0
    for one, sequence, intents, tags in _logits(model, said, vocabulary):
        shares = functional.softmax(intents / model.temperature, dim=0)
        right.append(INTENTS[int(shares.argmax())] is one.intent)
        sure.append(float(shares.max()))
        if one.words:
            marked += 1
            wanted = torch.tensor(tags_of(one, sequence))
            whole += bool(((tags.argmax(dim=1) == wanted) | (wanted < 0)).all())
    hits, shares_ = np.array(right), np.array(sure)
    bins = np.minimum((shares_ * 10).astype(int), 9)
    error = sum(
        abs(hits[bins == one].mean() - shares_[bins == one].mean()) * (bins == one).mean() for one in set(bins.tolist())
    )
    above = shares_ >= bar
    return Fit(
        utterances=len(right),
        intents=round(float(hits.mean()), 3),
        marks=round(whole / max(marked, 1), 3),
        sure=round(float(above.mean()), 3),
        sure_right=round(float(hits[above].mean()), 3) if above.any() else 0.0,
        error=round(float(error), 3),
    )


def export(model: Model, vocabulary: Tokens, folder: Path, name: str) -> None:
    """Write the graph, its weights as bytes, and the vocabulary into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings(), TemporaryDirectory() as whole:
        # The exporter that takes no extra dependency announces that it will go some day.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Served(model).eval(),
            (torch.ones((2, 12), dtype=torch.int64), torch.ones((2, 12, FLAGS)), torch.ones(2, dtype=torch.int64)),
            Path(whole) / GRAPH,
            dynamo=False,
            input_names=["ids", "flags", "kind"],
            output_names=["intents", "tags"],
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in ("ids", "flags", "tags")}
            | {name: {0: "texts"} for name in ("kind", "intents")},
        )
        quantize_dynamic(Path(whole) / GRAPH, folder / GRAPH, weight_type=QuantType.QInt8)
    graph = onnx.load(folder / GRAPH)
    onnx.helper.set_model_props(graph, {"name": name})
    onnx.save(graph, folder / GRAPH)
    words = sorted(vocabulary.ids, key=lambda one: vocabulary.ids[one])
    (folder / VOCABULARY).write_text("\n".join(words) + "\n", encoding="utf-8")
