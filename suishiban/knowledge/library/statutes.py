"""Which statutes are in force, and what do their articles say?

A JSON Lines file, plain or gzipped, one article a line: `{"law", "date", "article", "text", …}` with `law` the full
title, `date` the version (ISO, may be empty) and `article` as 第三十四条.
"""

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as date_type
from difflib import get_close_matches
from pathlib import Path

import orjson

from suishiban.knowledge.index.foreign import foreign
from suishiban.knowledge.index.passage import Passage

_STATE = "中华人民共和国"
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Law:
    """One statute in one version."""

    name: str
    date: str
    articles: Mapping[str, str]
    """Article → text."""


@dataclass(frozen=True, slots=True)
class Statutes:
    """All laws of a file, by title; of several versions the latest."""

    laws: Mapping[str, Law]

    def find(self, title: str) -> Law | None:
        """The law of this title, with or without the name of the state."""
        return self.laws.get(plain_title(title))

    def nearest(self, title: str) -> tuple[str, ...]:
        """The titles most like `title`, the likest first."""
        near = get_close_matches(plain_title(title), self.laws, n=_NEAREST, cutoff=0.5)
        return tuple(self.laws[one].name for one in near)


def plain_title(title: str) -> str:
    """`title` without book marks and the name of the state."""
    return title.strip("《》 ").removeprefix(_STATE)


def passages_of_statutes(statutes: Statutes) -> Iterator[Passage]:
    """Every article as a passage: titled by its law, named `law#article`, in force since the version's date."""
    for law in statutes.laws.values():
        since = date_type.fromisoformat(law.date) if law.date else date_type.min
        for article, text in law.articles.items():
            yield replace(foreign(f"{law.name}#{article}", text, law.name), since=since)


def read_statutes(path: Path) -> Statutes:
    """The statutes that the file holds."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        for name, date, article, text in _rows(file):
            articles = found[name, date]
            articles[article] = articles.get(article, "") + text
    laws = [Law(name, date, articles) for (name, date), articles in found.items()]
    return Statutes({plain_title(law.name): law for law in sorted(laws, key=lambda law: law.date)})


def _rows(file: Iterable[bytes]) -> Iterator[tuple[str, str, str, str]]:
    for line in file:
        row = orjson.loads(line)
        yield row["law"], row.get("date", ""), row["article"], row["text"]
