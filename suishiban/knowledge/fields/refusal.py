"""How do we refuse what no type accepts?"""

from suishiban.knowledge.fields.kind import Rejected
from suishiban.knowledge.guide import FormField, Text

#: Characters of one reply; more is refused before anything is parsed.
LONGEST_REPLY = 500


def refuse(problem_zh: str, problem_en: str, fix_zh: str, fix_en: str) -> Rejected:
    """Both texts in both languages."""
    return Rejected(Text(problem_zh, problem_en), Text(fix_zh, fix_en))


def label_en(field: FormField) -> str:
    """The English label, or the Chinese one where there is none."""
    return field.label.en or field.label.zh


def empty(field: FormField) -> Rejected:
    return refuse(
        f"没有看到{field.label.zh}",
        f"There is no {label_en(field)} in the reply",
        f"请直接说出{field.label.zh}",
        f"Please give the {label_en(field)} itself",
    )


def unsure(field: FormField) -> Rejected:
    return refuse(
        f"这句话里没有{field.label.zh}",
        f"The reply does not state the {label_en(field)}",
        f"知道后再填也可以；现在请直接说出{field.label.zh}，或者说“跳过”",
        f"Give the {label_en(field)} now, or say “skip” and fill it in later",
    )


def denial(field: FormField) -> Rejected:
    return refuse(
        f"只说了{field.label.zh}不是什么",
        f"The reply only says what the {label_en(field)} is not",
        f"请说出正确的{field.label.zh}",
        f"Please give the correct {label_en(field)}",
    )


def too_long(field: FormField, most: int) -> Rejected:
    return refuse(
        f"{field.label.zh}太长，最多{most}个字",
        f"The {label_en(field)} is too long: at most {most} characters",
        f"请缩短到{most}个字以内",
        f"Please shorten it to {most} characters",
    )


def several(field: FormField) -> Rejected:
    return refuse(
        f"出现了不止一个{field.label.zh}",
        f"There is more than one {label_en(field)} in the reply",
        "请只说一个",
        "Please give one only",
    )


def without_figure(field: FormField) -> Rejected:
    return refuse(
        f"{field.label.zh}里没有数字",
        f"There is no figure in the {label_en(field)}",
        f"请照证件写{field.label.zh}，字母和数字都要写",
        f"Please copy the {label_en(field)} from the document, with its letters and figures",
    )
