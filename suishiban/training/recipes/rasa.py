"""Which files make up a Rasa project for the guides? All are written from the guides; none is edited by hand.

The project teaches a Rasa 3.6 server to tell apart what `understanding.intents` names, and to run a dialogue with our
actions (`rasa_dialogue`). It needs no code of its own: the tokenizer parts Chinese into characters, so that every
marked word begins and ends with a token.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from suishiban.assistant.understanding.intents import Intent
from suishiban.knowledge.text import SuishibanError
from suishiban.training.data.utterances import Example, Item, examples
from suishiban.training.recipes.rasa_dialogue import DIALOGUE_ENDPOINTS, FORMAT, domain, endpoints, policy, rules


class NoGuides(SuishibanError):
    """There is no guide to write a Rasa project from"""


class Pipeline(StrEnum):
    """What learns."""

    #: Logistic regression for the intent, a conditional random field for the words: trained in half a minute.
    LOGISTIC = "logistic"
    #: DIET, one transformer for both: trained in some minutes.
    DIET = "diet"


#: Times DIET sees every utterance.
EPOCHS = 6
#: One token for each character, and for each run of letters or digits; placeholders keep their brackets.
_TOKEN = r"[A-Za-z]+|\d+|\S"
_BEFORE: Sequence[Mapping[str, Any]] = (
    {"name": "JiebaTokenizer", "token_pattern": _TOKEN},
    # A character has no word boundary beside it: with them no pattern would ever be found in Chinese.
    {"name": "RegexFeaturizer", "use_word_boundaries": False},
    {"name": "LexicalSyntacticFeaturizer"},
)
_AROUND = ["low", "digit"]
_COUNTS = {"name": "CountVectorsFeaturizer", "analyzer": "word", "token_pattern": r"(?u)\S+", "min_df": 2}
_LEARNS: Mapping[Pipeline, Sequence[Mapping[str, Any]]] = {
    Pipeline.LOGISTIC: (
        _COUNTS | {"min_ngram": 1, "max_ngram": 3},
        {"name": "LogisticRegressionClassifier", "max_iter": 200},
        {
            "name": "CRFEntityExtractor",
            "BILOU_flag": True,
            "features": [_AROUND, _AROUND, ["bias", "low", "digit", "pattern"], _AROUND, _AROUND],
        },
    ),
    Pipeline.DIET: (
        _COUNTS,
        {
            "name": "DIETClassifier",
            "epochs": EPOCHS,
            "batch_size": [128, 256],
            "constrain_similarities": True,
            "random_seed": 1,
        },
    ),
}


def write_project(folder: Path, items: Sequence[Item], pipeline: Pipeline, seed: int = 0, epochs: int = EPOCHS) -> int:
    """The project for `items` in `folder`; how many utterances it teaches. Raises NoGuides.

    `epochs` are those of DIET.
    """
    if not items:
        raise NoGuides(right="at least one guide file")
    taught = examples(items, seed)
    (folder / "data").mkdir(parents=True, exist_ok=True)
    for name, content in _files(items, taught, pipeline, epochs):
        (folder / name).write_text(_yaml(content), encoding="utf-8")
    return len(taught)


def _files(
    items: Sequence[Item], taught: Sequence[Example], pipeline: Pipeline, epochs: int
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "config.yml", _config(pipeline, epochs)
    yield "domain.yml", domain(items)
    yield "data/nlu.yml", _nlu(taught)
    yield "data/rules.yml", rules()
    # A server that only reads has no action server.
    yield "endpoints.yml", {}
    yield DIALOGUE_ENDPOINTS, endpoints()
    yield "credentials.yml", {"rest": None}


def _config(pipeline: Pipeline, epochs: int) -> Mapping[str, Any]:
    learns = ({**step, "epochs": epochs} if "epochs" in step else step for step in _LEARNS[pipeline])
    return {
        "recipe": "default.v1",
        "assistant_id": "suishiban",
        "language": "zh",
        "pipeline": [*_BEFORE, *learns],
        "policies": [policy()],
    }


def _nlu(taught: Sequence[Example]) -> Mapping[str, Any]:
    by_intent = {intent: [one for one in taught if one.intent is intent] for intent in Intent}
    spoken = [
        {"intent": intent.value, "examples": _Block("".join(f"- {marked(one)}\n" for one in said))}
        for intent, said in by_intent.items()
        if said
    ]
    patterns = [
        {"regex": name, "examples": _Block("".join(f"- {pattern}\n" for pattern in patterns))}
        for name, patterns in _PATTERNS.items()
    ]
    return {"version": FORMAT, "nlu": [*spoken, *patterns]}


#: What tells a value whatever the guide.
_PATTERNS = {
    "hidden": (r"〔\d+〕",),
    "day": (r"\d{1,4}年(\d{1,2}月)?(\d{1,2}[日号])?", r"\d{1,2}月\d{1,2}[日号]"),
    "amount": (r"[\d零一二三四五六七八九十百千万两]+(元|块|万)",),
}


def marked(example: Example) -> str:
    """The utterance as Rasa's training data has it: 电话是[〔1〕](value)."""
    text, at = "", 0
    for word in example.words:
        said = example.text[word.start : word.end]
        text, at = f"{text}{_plain(example.text[at : word.start])}[{_plain(said)}]({word.mention})", word.end
    return text + _plain(example.text[at:])


def _plain(text: str) -> str:
    """Without the brackets that would mark a word."""
    return text.translate({ord("["): "［", ord("]"): "］"})


class _Block(str):
    """A text that stands in a block of its own lines."""


class _Dumper(yaml.SafeDumper):
    """Writes blocks, and what stands twice twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(
    _Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
)


def _yaml(content: Mapping[str, Any]) -> str:
    return yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
