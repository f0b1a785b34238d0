"""Who may be meant by a word for a relative? 老公 is a form's 配偶 or 男方, 娃 its 孩子."""

import re
from collections.abc import Iterator

#: Words that mean the same person to a form.
_ALIKE: tuple[tuple[str, ...], ...] = (
    ("配偶", "爱人", "老伴", "老公", "丈夫", "先生", "老婆", "妻子", "太太", "媳妇"),
    ("母亲", "妈妈", "老妈", "妈", "娘"),
    ("父亲", "爸爸", "老爸", "爸", "爹"),
    ("女方", "女朋友", "未婚妻", "新娘", "老婆", "妻子", "太太", "媳妇", "她"),
    ("男方", "男朋友", "未婚夫", "新郎", "老公", "丈夫", "他"),
    ("孩子", "小孩", "宝宝", "新生儿", "学生", "子女", "儿子", "女儿", "闺女", "娃娃", "娃"),
)
_PARENTS = (*_ALIKE[1], *_ALIKE[2])
_CHILDREN = _ALIKE[-1]
_PRONOUNS = ("她", "他")
_MINE = re.compile("^(?:我们?|俺们?|咱们?)(?:自己)?的?")


def also_called(who: str, roles: frozenset[str]) -> frozenset[str]:
    """Those of `roles` that are another word for the relative that `who` ends with (我老公).

    Where a form is about a child, the citizen's own parents are not the child's.
    """
    alike = [words for words in _ALIKE if any(_ends_with(who, word) for word in words)]
    about_child = any(child in role for role in roles for child in _CHILDREN)
    if about_child and _MINE.match(who) and any(words[0] in _PARENTS for words in alike):
        return frozenset()
    return frozenset(word for words in alike for word in words) & roles


def _ends_with(who: str, word: str) -> bool:
    return who == word if word in _PRONOUNS else who.endswith(word)


def in_other_words(said: str) -> Iterator[str]:
    """What was said, with other words for the relative in it, and without whose they are."""
    for words in _ALIKE:
        found = max((word for word in words if word in said and word not in _PRONOUNS), key=len, default="")
        if found:
            for word in (one for one in words if one not in _PRONOUNS):
                meant = said.replace(found, word)
                yield from (meant, re.sub(rf"(?:我们?|咱们?|俺)的?(?={word})", "", meant))
            return


#: Whose it is that a number behind these words is: 我女朋友电话, 她的身份证号.
OF_SOMEBODY = re.compile(
    "(?P<who>(?:我们?|咱们?)?(?:"
    + "|".join(sorted({word for words in _ALIKE for word in words}, key=len, reverse=True))
    + "|对象|对方|朋友|哥哥?|姐姐?|弟弟?|妹妹?))"
    "(?:叫[\u4e00-\u9fff]{2,4}[,，])?的?(?:身份证|证件|手机|电话|联系方式)?(?:号码|号)?"
    r"(?:也?是|为|[:：, ])*$"
)
