"""What is an attachment as an answer?

The value is the id the attachment got when it was stored; its content is judged where it is stored.
"""

import re
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import refuse
from suishiban.knowledge.fields.showing import help_or, starred, string_schema
from suishiban.knowledge.guide import FormField, Language, Text
from suishiban.knowledge.text import clean

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-]{5,79}")


class Attachment:
    """附件; no words name one, it comes as an upload."""

    name = "attachment"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        return ()

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        given = clean(raw)
        if _ID.fullmatch(given):
            return Accepted(given)
        return refuse(
            f"{field.label.zh}需要上传文件",
            f"The {field.label.en or field.label.zh} has to be uploaded",
            "请拍照或选择文件上传",
            "Please take a photo or choose a file",
        )

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        return starred(shown, 0, 4)

    def explain(self, field: FormField, language: Language) -> str:
        usual = Text(
            f"请上传{field.label.zh}的照片或文件",
            f"Please upload a photo or file of the {field.label.en or field.label.zh}",
        )
        return help_or(field, language, usual)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, pattern=f"^{_ID.pattern}$")
