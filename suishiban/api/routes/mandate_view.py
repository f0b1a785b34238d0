"""How does a mandate look to the clerk who decides on the case?"""

from collections.abc import Iterator

from suishiban.api.schemas import clerk as s
from suishiban.assistant.casework.applicant import masked_number
from suishiban.assistant.casework.documents.wording import AGENTS, proof_words
from suishiban.assistant.conversation.answers import Trust
from suishiban.assistant.conversation.mandate import Mandate, Proof
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Audience, Text

_IN_CAPACITY = {"agent": "agent", "guardian": "guardian", "company_agent": "agent", "representative": "representative"}


def mandate_out(mandate: Mandate, names: tuple[Text, ...], clear: bool) -> s.MandateOfCaseOut:
    """`names` are the items entrusted; `clear`: personal names are shown whole."""
    personal = mandate.kind.audience is Audience.PERSON
    principal = mandate.principal if clear or not personal else _masked(mandate.principal)
    agent = mandate.agent if clear else _masked(mandate.agent)
    return s.MandateOfCaseOut(
        kind=mandate.kind.value,
        text=s.TextOut(
            zh=f"由{agent}代{principal}办理（{AGENTS[mandate.kind]}）",
            en=f"{agent} acts for {principal} ({_IN_CAPACITY[mandate.kind]})",
        ),
        principal=principal,
        principal_number=masked_number(mandate),
        agent=agent,
        agent_number=FIELD_TYPES["id_number"].mask(mandate.agent_number),
        until=mandate.until,
        items=[s.TextOut(zh=one.zh, en=one.en) for one in names],
        trust=mandate.trust.value,
        proofs=[_proof(proof) for proof in mandate.proofs],
        checks=[s.TextOut(zh=one.zh, en=one.en) for one in _checks(mandate)],
    )


def _masked(name: str) -> str:
    return FIELD_TYPES["name"].mask(name) if name else ""


def _proof(proof: Proof) -> s.MandateProofOut:
    file = None
    if proof.attachment:
        file = s.FileOut(id=proof.attachment, name=proof.name, media_type=proof.media_type)
    words = proof_words(proof)
    return s.MandateProofOut(
        material=proof.material, text=s.TextOut(zh=words.zh, en=words.en), file=file, source=proof.source
    )


def _checks(mandate: Mandate) -> Iterator[Text]:
    """The case would not be there if the mandate had not held: it is checked again in the transaction that opens it."""
    until = mandate.until.isoformat()
    yield Text(f"提交时委托有效，期限至{until}", f"In force at submission, until {until}")
    yield Text("委托事项包括本事项", "It covers this item")
    if mandate.trust is Trust.A:
        yield Text("委托由本人在线授权或者由数据核验", "Rests on the principal's own word or an authority's record")
    else:
        yield Text(
            "证明是上传的材料，系统没有读取其中的内容，请核对签名、期限和事项",
            "Rests on uploaded papers that no machine has read: look at signature, term and items",
        )
