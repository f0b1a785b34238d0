"""Which development sets are there, each in the one shape of `retrieval_sets`?

The files are no part of the project; the folder that holds them is given. Their own README states sources and licences.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from suishiban.knowledge.index.foreign import foreign
from suishiban.knowledge.index.passage import Passage
from suishiban.training.data.retrieval_sets import Context, Question, RetrievalSet

_GREETING = re.compile(r"^[您\u4f60]好[，,。！!]?\s*")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
#: Characters; what is shorter, “参见：”, says nothing of the matter.
_SENTENCE_AT_LEAST = 8


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        for line in file:
            yield json.loads(line)  # orjson refuses the NaN that some files hold


def policy(data: Path) -> RetrievalSet:
    """Questions about policy documents of 2020."""
    passages = tuple(foreign(p["passage_id"], p["text"]) for p in lines(data / "zh_policy_passages.jsonl"))
    asked = lines(data / "zh_policy_queries_train.jsonl")
    questions = tuple(Question(q["qid"], q["query"], frozenset(q["gold_passage_ids"])) for q in asked)
    return RetrievalSet("policy", passages, questions)


def faq(data: Path) -> RetrievalSet:
    """Colloquial wordings of the standard questions of a city service."""
    standard = lines(data / "zh_gov_faq_standard.jsonl")
    asked = lines(data / "zh_gov_faq_queries_dev.jsonl")
    return RetrievalSet(
        "faq",
        tuple(foreign(one["faq_id"], one["standard_question"]) for one in standard),
        tuple(Question(str(n), q["query"], frozenset(q["gold_faq_ids"])) for n, q in enumerate(asked)),
    )


def articles(data: Path) -> tuple[Passage, ...]:
    """Articles of statutes in force, titled with law and number."""
    core = lines(data / "zh_law_articles_core.jsonl.gz")
    return tuple(foreign(one["id"], one["text"], f"{one['law']} {one['article']}") for one in core)


def statute_questions(path: Path) -> tuple[Question, ...]:
    """Lay questions with the articles that answer them; those without an article among the core ones are left out."""
    asked = (
        Question(str(q["qid"]), q["query"], frozenset(g["core_id"] for g in q["gold"] if g["core_id"]))
        for q in lines(path)
    )
    return tuple(question for question in asked if question.gold)


def statute_replies(path: Path) -> Mapping[str, tuple[str, ...]]:
    """What lawyers replied to each of the lay questions: its subject, then their sentences. Keyed by question."""
    return {str(q["qid"]): tuple(_replied(q["answer"])) for q in lines(path)}


def _replied(answer: Mapping[str, Any]) -> Iterator[str]:
    subject, reply = answer["关键词"], answer["答案文本"]  # NaN where there is none
    if isinstance(subject, str):
        yield subject
    if isinstance(reply, str):
        yield from said(reply)


def said(reply: str) -> tuple[str, ...]:
    """The sentences of a reply, its greeting left out."""
    sentences = (one.strip() for one in _SENTENCE.findall(_GREETING.sub("", reply)))
    return tuple(one for one in sentences if len(one) >= _SENTENCE_AT_LEAST)


def statute_fit(data: Path) -> RetrievalSet:
    """Lay questions about statutes; this half also trained the encoder."""
    questions = statute_questions(data / "zh_statute_queries_fit.jsonl")
    return RetrievalSet("statute-fit", articles(data), questions, trained_on=True)


def statute_dev(data: Path) -> RetrievalSet:
    """Lay questions about statutes, unseen in training."""
    return RetrievalSet("statute-dev", articles(data), statute_questions(data / "zh_statute_queries_dev.jsonl"))


def in_training(dialogue: str) -> bool:
    """Whether a Doc2Dial dialogue may train the encoder; the other half of them is measured."""
    return hashlib.sha256(dialogue.encode()).digest()[-1] % 2 == 0


def doc2dial_passages(data: Path) -> tuple[Passage, ...]:
    """Pages of United States government services."""
    pages = lines(data / "doc2dial_val_passages.jsonl")
    return tuple(foreign(one["passage_id"], one["text"], one["title"]) for one in pages)


def doc2dial_questions(data: Path, *, training: bool) -> tuple[Question, ...]:
    """The turns of the dialogues that train the encoder, or of those that are measured."""
    return tuple(
        Question(q["qid"], q["query"], frozenset(q["gold_passage_ids"]), tuple(turn["text"] for turn in q["history"]))
        for q in lines(data / "doc2dial_val_queries_train.jsonl")
        if in_training(q["dialogue_id"]) is training
    )


def doc2dial_last(data: Path) -> RetrievalSet:
    """The last question alone; dialogues unseen in training."""
    return RetrievalSet("doc2dial-last", doc2dial_passages(data), doc2dial_questions(data, training=False))


def doc2dial_history(data: Path) -> RetrievalSet:
    """The whole conversation; dialogues unseen in training."""
    questions = doc2dial_questions(data, training=False)
    return RetrievalSet("doc2dial-history", doc2dial_passages(data), questions, Context.HISTORY)


def or_sharc(data: Path) -> RetrievalSet:
    """Questions with a scenario about rules of government."""
    passages = tuple(foreign(p["passage_id"], p["text"]) for p in lines(data / "or_sharc_passages.jsonl"))
    asked = lines(data / "or_sharc_dev.jsonl")
    questions = (
        Question(q["qid"], f"{q['question']} {q['scenario']}", frozenset([q["gold_passage_id"]])) for q in asked
    )
    return RetrievalSet("or-sharc", passages, tuple(questions))


#: Every set by name, in the order of the report.
SETS: Mapping[str, Callable[[Path], RetrievalSet]] = {
    "policy": policy,
    "faq": faq,
    "statute-dev": statute_dev,
    "statute-fit": statute_fit,
    "doc2dial-last": doc2dial_last,
    "doc2dial-history": doc2dial_history,
    "or-sharc": or_sharc,
}
