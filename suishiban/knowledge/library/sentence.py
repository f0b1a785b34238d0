"""How do the facts of a guide become a sentence?

Only by templates written here and reviewed, with every fact put in verbatim; the English is complete or absent.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from suishiban.knowledge.guide import Text

NOTHING = Text("", "")
_SPACE = Text("", " ")
_ENDS = "。！？；.!?;”"


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence in both languages with `{name}` where facts go."""

    zh: str
    en: str

    def fill(self, **facts: Text | str | int) -> Text:
        """The sentence with `facts` in place; without English where a fact has none. `NOTHING` fits any language."""
        texts = {name: fact if isinstance(fact, Text) else Text(str(fact), str(fact)) for name, fact in facts.items()}
        chinese = self.zh.format(**{name: text.zh for name, text in texts.items()})
        complete = all(text.en or not text.zh for text in texts.values())
        english = self.en.format(**{name: text.en for name, text in texts.items()}) if complete else ""
        return Text(chinese, english)


def ended(text: Text) -> Text:
    """`text` with a full stop, unless it ends a sentence already."""
    chinese = text.zh if text.zh.endswith(tuple(_ENDS)) else f"{text.zh}。"
    english = text.en if not text.en or text.en.endswith(tuple(_ENDS)) else f"{text.en}."
    return Text(chinese, english)


def joined(texts: list[Text], between: Text = _SPACE) -> Text:
    """The texts one after the other, empty ones left out."""
    kept = [text for text in texts if text.zh]
    return reduce(lambda one, other: _join(one, other, between), kept) if kept else NOTHING


def _join(one: Text, other: Text, between: Text) -> Text:
    english = f"{one.en}{between.en}{other.en}" if one.en and other.en else ""
    return Text(f"{one.zh}{between.zh}{other.zh}", english)


def plain(amount: Decimal) -> str:
    """An amount without needless zeros: 20, 12.5."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
