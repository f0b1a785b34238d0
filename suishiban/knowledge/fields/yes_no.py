"""Is the answer yes or no?"""

import re
from collections.abc import Iterator
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import empty, refuse
from suishiban.knowledge.fields.reply import told
from suishiban.knowledge.fields.showing import help_or
from suishiban.knowledge.fields.spot import plain, seen
from suishiban.knowledge.fields.yes_no_question import question_of
from suishiban.knowledge.fields.yes_no_words import Answer, answer_of, asks, undecided
from suishiban.knowledge.guide import FormField, Language, Text

_CLAUSE = re.compile(
    r"[^,;!\n\u2026]+?(?:[,;!\n\u2026]|\.(?!\d)|(?<=[\u3400-\u9fff]) (?=\S)|(?<=\S) (?=[\u3400-\u9fff])|$)"
)
#: 对了 opens a new subject when more follows.
_BY_THE_WAY = re.compile(r"对了[,.! ]")
_USUAL = Text("请回答“是”或“否”", "Please answer yes or no")


class YesNo:
    """是否; the value is a flag."""

    name = "yes_no"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        """The clause that answers; none where no clause does, or where two answer differently."""
        text = seen(utterance)
        view = plain(text)
        judged = _judged(view, field)
        if judged is None:
            return ()
        start, end, answer = judged
        whole = end - start >= len(view.strip(" ,.;!~"))
        bare = answer in (Answer.AGREED, Answer.YES, Answer.NO)
        return (Found(start, end, text[start:end], (0.9 if whole else 0.7) if bare else 0.6),)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        view = plain(told(seen(raw)))
        if not view.strip(" ,.;!~"):
            return empty(field)
        judged = _judged(view, field)
        if judged is None:
            return refuse(
                "没听出是“是”还是“否”",
                "It is not clear whether this means yes or no",
                "请回答“是”或“否”",
                "Please answer yes or no",
            )
        return Accepted(judged[2] in _MEANS_YES)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        if language is Language.EN:
            return "Yes" if value else "No"
        return "是" if value else "否"

    def mask(self, shown: str) -> str:
        return "*"

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return {"type": "boolean", "title": field.label.zh}


#: An answer in so many words beside a question is only the occasion of that question (没领结婚证，能办吗).
_ANSWERING = tuple(answer for answer in Answer if answer is not Answer.NOTHING)
_MEANS_YES = (Answer.AGREED, Answer.YES, Answer.SAID_YES)


def _judged(view: str, field: FormField) -> tuple[int, int, Answer] | None:
    """The clause that decides, with its span; agreeing words step back behind what is said in so many words."""
    question = question_of(field)
    answers = [(*span, answer_of(view[slice(*span)], question)) for span in _clauses(view)]
    asked = any(answer is Answer.NOTHING and _leads_away(view[start:end]) for start, end, answer in answers)
    given = [one for one in answers if one[2] in ((Answer.AGREED, Answer.YES, Answer.NO) if asked else _ANSWERING)]
    deciding = [one for one in given if one[2] is not Answer.AGREED] or given
    if len({one[2] in _MEANS_YES for one in deciding}) != 1 or (len(answers) > 1 and _BY_THE_WAY.match(view)):
        return None
    return max(deciding, key=lambda one: one[2] in (Answer.YES, Answer.NO))


def _leads_away(clause: str) -> bool:
    return asks(clause) or undecided(clause)


def _clauses(view: str) -> Iterator[tuple[int, int]]:
    """The spans of the clauses, without the marks and spaces around them."""
    for match in _CLAUSE.finditer(view):
        said = match.group()
        inner = said.strip(" ,.;!~\n")
        if inner:
            start = match.start() + said.index(inner)
            yield start, start + len(inner)
