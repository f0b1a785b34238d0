"""Which section of a guide is a question about?"""

import re

from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.text import simplify

_ASPECTS: tuple[tuple[Section, str], ...] = (
    (
        Section.FEES,
        r"多少钱|费用|收费|收[不没]?收?钱|要不?要?钱|花[不]?钱|花多少|交钱|交费|缴费|手续费|登记费|工本费|免费|几块|贵不贵|贵多少|费多少|多少费|how much|\bfree\b|\bcosts?\b|\bfees?\b|\bprice|\bcharged?\b|\bpay\b",
    ),
    (
        Section.LIMITS,
        r"多久|几天|多少天|几个月|等多长|多长时候|多长时间|几个工作日|多少个?工作日|什么时候能(?:办好|拿到|下来|领|好)|啥时候能|时限|多快|当天能|要等|how long|how many (?:working )?days|how soon|how fast",
    ),
    (
        Section.MATERIALS,
        r"材料|资料|带什么|带啥|带哪些|要带|带点|要交[啥什哪]|交啥|交哪|做.{0,4}鉴定|体检|要不要.{0,6}(?:证明|章程|合同|鉴定|体检)|准备什么|准备啥|准备哪些|哪些证件|什么证件|什么手续|啥手续|提交什么|交什么|交哪些|复印件|documents?|materials?|papers?|(?:need|have) to bring|what (?:else )?(?:do|does|would|will) (?:i|you|we|they) (?:need|require|want)|what (?:is|are) (?:needed|required)|what should i bring",
    ),
    (
        Section.CONTACT,
        r"电话|热线|打哪个号|咨询谁|怎么联系|投诉|监督|phone|telephone|\bcall\b|complain|contact",
    ),
    (
        Section.PLACES,
        r"去哪|在哪|到哪|哪个地方|哪里(?:可以|能)?(?:现场)?(?:办|交|申请)|哪个(?:窗口|大厅|地方|中心|所)|找哪|哪儿|哪办|地址在|地点|窗口|几点|上班|下班|开门|关门|周末|周六|星期六|中午|营业时间|办公时间|where|which counter|which office|opening|open on|office hours|location|weekend",
    ),
    (
        Section.LEGAL_BASIS,
        r"依据|法律|哪个办法|哪部|哪一条|哪条法|条例|犯法|犯什么法|法规|哪条|第几条|根据什么|凭什么|legal|which law|statute|on what basis",
    ),
    (
        Section.VISITS,
        r"跑几[次趟]|跑一[次趟]|跑窗口|本人去|亲自|都去|都得到场|本人到场|到场|去现场|到现场|网上(?:能|可以)?办|线上|在线|不用去|in person|online|come to the office|visit",
    ),
    (
        Section.DELIVERY,
        r"邮寄|快递|寄给|送达|怎么领|怎么拿|怎么取|领取方式|寄到|deliver|by post|mailed?|pick up|collect",
    ),
    (
        Section.RESULTS,
        r"拿到什么|发什么证|什么证书?$|什么凭证|书面的东西|新的执照|发什么|哪些证|办完(?:给|有)什么|有效期|管几年|几年有效|valid|validity|expire|what do i get",
    ),
    (
        Section.CONDITIONS,
        r"条件|资格|什么人(?:能|可以)|什么样的人|哪些人|谁(?:能|可以)|多大|多少岁|满多少|最少|至少|能不能办|可不可以办|可以办|能办|能申请|可以申请|要求|限制|满足什么|eligible|qualif|requirements?|conditions?|can i (?:apply|get)|who can",
    ),
    (
        Section.STEPS,
        r"流程|步骤|程序|怎么办|咋办|如何办|怎么申请|怎么给.{1,6}申请|怎么预约|怎么[领取补换开登]|怎么弄|怎么搞|咋弄|怎样办|如何申请|怎么走|先做什么|哪几步|process|procedure|steps|how (?:do|can|to)\b",
    ),
    (Section.ORGAN, r"哪个部门|什么部门|哪个单位|哪个局|归谁管|谁管|找谁|which (?:department|office|authority)"),
)
_PATTERNS = tuple((section, re.compile(pattern, re.IGNORECASE)) for section, pattern in _ASPECTS)


def sections_asked(question: str) -> tuple[Section, ...]:
    """The sections the question names, the most telling first; empty where it names none."""
    question = simplify(question)
    named = tuple(section for section, pattern in _PATTERNS if pattern.search(question))
    return named or ((Section.STEPS,) if _HOW.search(question) else ())


_HOW = re.compile(r"怎么|咋|如何|怎样")


def interrogative(text: str) -> bool:
    """Whether the words ask at all; who only names an item is told what it is."""
    return bool(_QUESTION.search(simplify(text))) or bool(sections_asked(text))


_QUESTION = re.compile(
    r"[?？]|吗|呢$|什么|怎么|咋|如何|怎样|哪|谁|啥|多少|几|能不能|是不是|有没有|要不要|可不可以|不$|^(?:what|how|where|when|which|why|who|can|do|does|is|are|may|must)\b",
    re.IGNORECASE,
)


def topic(question: str) -> str:
    """The question without the words that only say what is asked of the topic."""
    for _, pattern in _PATTERNS:
        question = pattern.sub(" ", question)
    return _ASKING.sub(" ", question)


_ASKING = re.compile(
    r"怎么样|怎么|咋|如何|怎样|什么|啥|哪些?|多少|几个?|吗|呢|啊|呀|吧|要不要|能不能|可以|行不行|不行|需要|还要|还能|先|办这个|这个|那个|要|不[?？]?$|[?？]"
)
