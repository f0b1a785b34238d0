"""Who may be meant by a word for a relative? 老公 is a form's 配偶, 娃 its 孩子."""

import re
from collections.abc import Iterator

#: Words that mean the same person to a form.
_ALIKE: tuple[tuple[str, ...], ...] = (
    ("配偶", "爱人", "老伴", "老公", "丈夫", "先生", "老婆", "妻子", "太太", "媳妇"),
    ("母亲", "妈妈", "老妈", "妈", "娘"),
    ("父亲", "爸爸", "老爸", "爸", "爹"),
    ("孩子", "小孩", "宝宝", "新生儿", "学生", "子女", "儿子", "女儿", "闺女", "娃娃", "娃"),
)
_PARENTS = (*_ALIKE[1], *_ALIKE[2])
_CHILDREN = _ALIKE[3]
_MINE = re.compile("^(?:我们?|俺们?|咱们?)(?:自己)?的?")


def also_called(who: str, roles: frozenset[str]) -> frozenset[str]:
    """Those of `roles` that are another word for the relative that `who` ends with (我老公).

    Where a form is about a child, the citizen's own parents are not the child's.
    """
    words = next((words for words in _ALIKE for word in words if who.endswith(word)), ())
    about_child = any(child in role for role in roles for child in _CHILDREN)
    if about_child and _MINE.match(who) and words and words[0] in _PARENTS:
        return frozenset()
    return frozenset(words) & roles


def in_other_words(said: str) -> Iterator[str]:
    """What was said, with other words for the relative in it, and without whose they are."""
    for words in _ALIKE:
        found = max((word for word in words if word in said), key=len, default="")
        if found:
            for word in words:
                meant = said.replace(found, word)
                yield from (meant, re.sub(rf"(?:我们?|咱们?|俺)的?(?={word})", "", meant))
            return
