"""Which golden questions and dialogues does a file hold?

A file of questions is a mapping with `item` and `questions` ({ask, section?}); one of dialogues a list of them.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from suishiban.api.store.golden import GoldenOrigin, GoldenQuestion
from suishiban.api.store.work import Work
from suishiban.assistant.rehearsal.script import dialogues_in, single_dialogues
from suishiban.knowledge.text import SuishibanError

#: What a question file calls the item of questions that no guide may answer.
NONE = "none"
#: Where a question file's names of sections differ from the guides'.
SECTIONS = {"phones": "contact", "legal_basis": "legal-basis"}


class WrongGoldenFile(SuishibanError):
    """A file holds neither golden questions nor dialogues"""


def add_golden(work: Work, path: Path, region: str, by: str, at: datetime) -> int:
    """Keep what the file holds; how much of it is new. Raises WrongGoldenFile, WrongDialogue."""
    text = path.read_text(encoding="utf-8")
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise WrongGoldenFile(file=path.name, problem=str(error)[:200]) from error
    if isinstance(content, list):
        dialogues_in(text, path.name)
        pairs = zip(content, single_dialogues(text), strict=True)
        return sum(work.golden.add_dialogue(one["name"], single.encode(), by, at) for one, single in pairs)
    if not isinstance(content, dict) or not isinstance(content.get("questions"), list):
        right = "item and questions, or a list of dialogues"
        raise WrongGoldenFile(file=path.name, problem="no questions", right=right)
    return sum(work.golden.add(one, by, at) for one in _questions(content, region, path.name))


def _questions(content: dict[str, Any], region: str, name: str) -> Iterator[GoldenQuestion]:
    for one in content["questions"]:
        if "ask" not in one or "item" not in content:
            raise WrongGoldenFile(file=name, question=str(one)[:80], right="{ask, section?} below an item")
        item, section = content["item"], one.get("section", "")
        yield GoldenQuestion(
            text=one["ask"],
            item="" if item == NONE else item,
            section=SECTIONS.get(section, section),
            region=region,
            origin=GoldenOrigin.AUTHORS,
        )
