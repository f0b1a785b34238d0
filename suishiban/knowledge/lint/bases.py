"""On which norm does a lint rule rest?

Articles are those of the Administrative Licensing Law (行政许可法, 2019-04-23) unless another is named; what the law
does not say is demanded by the guide format (docs/guide-format.md): a citizen or this service could not act on it.
"""

from collections.abc import Mapping

_OPEN = "行政许可法第三十条: conditions, procedure, time limits, all documents and a sample form are made public"
_FEES = "行政许可法第五十八条, 第五十九条: nothing is charged but by law, at the published rate"
_LIMIT = "行政许可法第四十二条: the decision falls within the statutory limit"
_ONCE = "行政许可法第三十二条: everything that is missing is told at once"
_FORMAT = "guide format"

#: Rule → what it rests on.
BASES: Mapping[str, str] = {
    "vague-words": "国办发〔2018〕45号 forbids catch-all clauses; 行政许可法第三十条",
    "nothing-pending": _OPEN,
    "english-complete": f"{_FORMAT}: English answers come from reviewed English fields",
    "english-agrees": f"{_FORMAT}: both languages say the same",
    "chinese-clean": _FORMAT,
    "ids-unique": _FORMAT,
    "ids-well-formed": _FORMAT,
    "types-known": f"{_FORMAT}: field types",
    "choices-offered": f"{_FORMAT}: choices",
    "prefill-known": f"{_FORMAT}: data sources",
    "groups-bounded": f"{_FORMAT}: groups",
    "expressions-compile": f"{_FORMAT}: expressions",
    "conditions-reachable": f"{_FORMAT}: expressions",
    "conditions-wordable": f"{_FORMAT}: expressions",
    "scenarios-decide": f"{_FORMAT}: 情形 are asked to decide something",
    "faq-asked-once": _FORMAT,
    "dates-ordered": f"{_FORMAT}: effective",
    "promised-within-statutory": _LIMIT,
    "instant-means-zero-days": "即办件 are decided on the spot; 行政许可法第四十二条",
    "steps-within-promise": _LIMIT,
    "days-agree": _OPEN,
    "fees-have-basis": _FEES,
    "payment-agrees": _FEES,
    "amounts-agree": _FEES,
    "legal-basis-named": "行政许可法第三十条: the basis is made public",
    "phones-differ": f"{_FORMAT}: 咨询 and 监督 are two bodies",
    "phones-dialled": _FORMAT,
    "materials-make-sense": _ONCE,
    "documents-listed": f"{_ONCE}; {_OPEN}",
    "visits-agree": f"{_OPEN}; {_FORMAT}: 到办事现场次数",
    "places-open": _OPEN,
    "results-last": f"{_FORMAT}: 办理结果",
    "licence-is-the-applicants": "电子证照 show the data of one person",
    "regions-nested": f"{_FORMAT}: 实施编码",
    "rules-name-their-fields": f"{_FORMAT}: pre-check",
    "items-differ": _FORMAT,
    "events-name-items": f"{_FORMAT}: 一件事",
    "blanks-are-no-documents": _ONCE,
}
