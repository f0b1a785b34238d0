"""Does every article that the guides rest on exist, and does it say what they use it for?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from suishiban.knowledge.guide import BasicItem, LegalBasis, PrecheckRule
from suishiban.knowledge.library.statutes import Law, Statutes
from suishiban.knowledge.lint.walk import texts_of
from suishiban.knowledge.text import simplify

_ARTICLE = re.compile(r"第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十])?")
_CLAUSE = re.compile(rf"^《?(?P<law>[^“”]+?)》?\s*(?P<article>{_ARTICLE.pattern})")
_NO_WORD = re.compile(r"[\W_]+")
#: Words of every rule; that both have them shows nothing.
_EVERYWHERE = frozenset({"应当", "可以", "规定", "的，", "不得", "或者", "以及", "下列"})
_START = 40


class Standing(StrEnum):
    """What the statutes hold of a legal basis."""

    #: The law, and the article in it.
    FOUND = "found"
    #: The law, without that article.
    NO_ARTICLE = "no-article"
    #: No law of that title.
    NO_LAW = "no-law"
    #: The guide names a law or rule without an article.
    NO_NUMBER = "no-number"


@dataclass(frozen=True, slots=True)
class Cited:
    """One place of a guide that names an article."""

    guide: str
    where: str
    """Path in the file, e.g. legal_basis[2], rules[0].clause."""
    law: str
    article: str
    use: str
    """What the guide uses the article for: a pre-check rule in words; for a legal basis all that the guide says."""
    quote: str = ""
    """What it quotes of the article."""
    issued: str = ""
    """Date of the version quoted, where the guide gives it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A cited article beside the statute."""

    cited: Cited
    standing: Standing
    overlap: float
    """How much of the shorter of `use` and the article (or the part quoted) stands in the other, 0 to 1."""
    verbatim: bool
    """Every sentence of the quote stands in the article as it is."""
    start: str
    """How the article begins."""
    version: str
    """Date of the law in the file."""
    nearest: tuple[str, ...] = ()
    """The likest titles, where the law is missing."""


def cited_articles(items: Iterable[BasicItem]) -> Iterator[Cited]:
    """Every article that the items name: as legal basis, as basis of a fee, as clause of a pre-check rule."""
    for item in items:
        for index, basis in enumerate(item.legal_basis):
            yield _quoted(item, f"legal_basis[{index}]", basis)
        fees = [*item.fees, *(fee for one in item.implementations for fee in one.fees or ())]
        for fee in fees:
            if isinstance(fee.basis, LegalBasis):
                yield _quoted(item, f"fees.{fee.id}.basis", fee.basis)
        for index, rule in enumerate(item.rules):
            if not rule.clause.startswith("本指南"):
                yield from _clause(item.id, f"rules[{index}].clause", rule)


def _clause(guide: str, where: str, rule: PrecheckRule) -> Iterator[Cited]:
    """The articles of one clause, a law before the first of them: 社会保险法 第十条、第二十三条."""
    use = rule.message.zh + rule.fix.zh
    clause = _CLAUSE.match(rule.clause)
    if clause is None:
        yield Cited(guide, where, rule.clause, "", use)
        return
    for article in _ARTICLE.findall(rule.clause):
        yield Cited(guide, where, clause["law"].strip(), article, use)


def _quoted(item: BasicItem, where: str, basis: LegalBasis) -> Cited:
    issued = basis.issued.isoformat() if basis.issued else ""
    said = "。".join(text.zh for _, text in texts_of(item))
    return Cited(item.id, where, basis.law, basis.article, said, basis.text, issued)


def check(cited: Cited, statutes: Statutes) -> Checked:
    """`cited` beside the statutes."""
    if not cited.article:
        return Checked(cited, Standing.NO_NUMBER, 0.0, False, "", "")
    law = statutes.find(cited.law)
    if law is None:
        return Checked(cited, Standing.NO_LAW, 0.0, False, "", "", statutes.nearest(cited.law))
    text = _article(law, cited.article)
    if text is None:
        return Checked(cited, Standing.NO_ARTICLE, 0.0, False, "", law.date)
    return Checked(
        cited,
        Standing.FOUND,
        overlap(cited.use, cited.quote or text),
        bool(cited.quote) and verbatim(cited.quote, text),
        text.replace("\n", "")[:_START],
        law.date,
    )


def _article(law: Law, named: str) -> str | None:
    """The text of the article, whichever paragraph or item of it is named."""
    number = _ARTICLE.search(named)
    return law.articles.get(number[0]) if number else None


def overlap(use: str, article: str) -> float:
    """Share of the character pairs of the shorter text that stand in the other, those of every rule apart."""
    shorter, longer = sorted((_pairs(use), _pairs(article)), key=Counter.total)
    return round(sum(shorter[pair] for pair in shorter if pair in longer) / max(shorter.total(), 1), 2)


def verbatim(quote: str, article: str) -> bool:
    """Whether every sentence of `quote` stands in `article`, punctuation apart."""
    whole = _NO_WORD.sub("", article)
    return all(_NO_WORD.sub("", sentence) in whole for sentence in re.split("[。；…]", quote) if sentence)


def _pairs(text: str) -> Counter[str]:
    runs = [run for run in _NO_WORD.split(simplify(text)) if run]
    pairs = (run[at : at + 2] for run in runs for at in range(max(len(run) - 1, 1)))
    return Counter(pair for pair in pairs if pair not in _EVERYWHERE)


def totals(checked: Sequence[Checked]) -> dict[str, Any]:
    """How many there are of each standing, and how near they come."""
    found = [one for one in checked if one.standing is Standing.FOUND]
    quoted = [one for one in found if one.cited.quote]
    dated = [one for one in found if one.cited.issued and one.version]
    return {
        "cited": len(checked),
        **{standing.value: sum(one.standing is standing for one in checked) for standing in Standing},
        "quoted": len(quoted),
        "verbatim": sum(one.verbatim for one in quoted),
        "other_version": sum(one.cited.issued != one.version for one in dated),
        "laws_missing": sorted({one.cited.law for one in checked if one.standing is Standing.NO_LAW}),
        "without_number": sorted({one.cited.law for one in checked if one.standing is Standing.NO_NUMBER}),
    }


def line(one: Checked) -> str:
    """`one` on one line, for reading."""
    cited = one.cited
    place = f"{cited.guide} {cited.where}: 《{cited.law}》{cited.article}"
    if one.standing is Standing.NO_NUMBER:
        return f"{cited.guide} {cited.where}: {cited.law}: {one.standing}"
    if one.standing is Standing.NO_LAW:
        return f"{place}: {one.standing}, nearest: {'; '.join(one.nearest) or 'none'}"
    if one.standing is Standing.NO_ARTICLE:
        return f"{place}: {one.standing} in the version of {one.version or 'unknown date'}"
    quoted = ", verbatim" if one.verbatim else ""
    version = f", quotes {cited.issued}, here {one.version}" if cited.issued and cited.issued != one.version else ""
    return f"{place}: {one.standing}, overlap {one.overlap:.2f}{quoted}{version}: {one.start}"


def as_json(one: Checked) -> dict[str, Any]:
    """`one` as a JSON object, what was cited first."""
    cited = {key: value for key, value in asdict(one.cited).items() if not (one.cited.quote and key == "use")}
    return cited | {key: value for key, value in asdict(one).items() if key != "cited"}
