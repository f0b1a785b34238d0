"""Which sentences may be sent as facts? Only those that the span they cite supports."""

from suishiban.assistant.conversation.reply import Citation, Claim
from suishiban.assistant.response.checking.check import check
from suishiban.knowledge.guide import Language
from suishiban.knowledge.index.passage import Passage

#: Marks a Chinese sentence in an English conversation.
UNTRANSLATED = "[Chinese original] "


def claim_from(passage: Passage, language: Language) -> Claim | None:
    """The passage as a claim that cites itself; None where the check does not let it through."""
    reviewed = language is Language.ZH or bool(passage.text_en)
    quote = passage.say(language)
    text = quote if reviewed else UNTRANSLATED + quote
    citation = Citation(passage.item, passage.version, passage.id, quote, 0, len(quote))
    claim = Claim(text, (citation,))
    return claim if supported(claim, {passage.id: passage}) else None


def supported(claim: Claim, passages: dict[str, Passage]) -> bool:
    """Whether the citations quote their passages exactly and `check` has no doubt; without a citation, no claim is."""
    if not claim.citations or not all(_quotes(citation, passages) for citation in claim.citations):
        return False
    about = passages[claim.citations[0].passage].title
    return check(claim.text.removeprefix(UNTRANSLATED), "".join(one.quote for one in claim.citations), about) is None


def _quotes(citation: Citation, passages: dict[str, Passage]) -> bool:
    passage = passages.get(citation.passage)
    if passage is None or passage.version != citation.version or not citation.quote:
        return False
    return citation.quote in (
        passage.text[citation.start : citation.end],
        passage.text_en[citation.start : citation.end],
    )
