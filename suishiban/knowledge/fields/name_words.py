"""Which words are no person's name, though they are as long as one?"""

import re

from suishiban.knowledge.fields.surnames import surname_length

#: Whom a form speaks of.
ROLES = (
    "联系人|法定代表人|法人代表|法人|代表人|负责人|经办人|代办人|代理人|申请人|户主|股东|监护人|家长|配偶|父亲|母亲|丈夫|妻子"
    "|老公|老婆|受益人|收件人|卖方|买方|甲方|乙方|男方|女方|转让人|受让人|出租人|承租人|产权人|逝者|新生儿"
)
_NOT_A_NAME = re.compile(
    r"^(?:(?:我|你|您|他|她|它|这|那|是|对|好|有|没|不|嗯|哦|行|可以|没有|同意|确认|取消|提交|返回|跳过|帮助|谢谢|你好|您好|什么|随便|上一步|下一步"
    r"|先生|女士|本人|自己|老公|老婆|姓名|名字|的|了|吧|啊|呀|错|办)+"
    r"|yes|no|ok|okay|none|n/?a|hello|hi|help|cancel|submit|skip|thanks?)$"
    r"|[吗呢?的]|什么|怎么|多少|为什么|知道|清楚|需要|办理|请问|可以|我[要想是的]|一下|帮我|申请|公司|企业|地址|电话|身份证|户籍|范围|日期|号码|编号|手机|证件",
    re.IGNORECASE,
)
#: Refusals, yes and no, and what goes on as a sentence: 不能, 干不了, 一分没有, 跟我姓.
_SAYING = re.compile(
    r"^[不没别未先转办还也就很太再才请把被在都刚想加给帮用让去要]|不了|不能|不要|没[有了得过交办领]|一分|[跟随].{1,2}姓|一样|同上|上面|前面|户上|这边|那边|刚才|自己|本人"
    r"|^(?:就是|先)?(?:问|看|试|想|等|说|聊|逛)一?(?:问|看|试|想|等|说|聊|逛)(?:吧|呢|而已)?$|随便|进度|登记|电子|窗口|邮寄|快递|自取|拿|领"
)
_COUNT = "零〇一二三四五六七八九十百千万亿两半几多来余点俩仨"
#: Amounts, numbers and days: 三万二千块, 两个月, 下周一.
_FIGURE = re.compile(
    rf"[{_COUNT}]+(?:块|元|圆|毛|角|分|钱|岁|个|月|天|年|日|号|周|平|米|亩|斤|公|吨|人|位|名|口|间|层|楼|份|套|枚|成|次|左|右|整|底|[{_COUNT}])+"
    r"|[今明后昨前]天|[去今明后前]年.*|.*[周月][一二三四五六日天底初末]|.*[零一二三四五六七八九十]+[月号日].*"
)
_OFFICES = (
    f"{ROLES}|个人|单位|公司|企业|老板娘?|董事长?|执行董事|监事|总?经理|总裁|店长|厂长|会计|出纳|财务|行政|人事|员工|职工|主任|院长|校长|医生|护士|老师|司机|师傅"
    "|房东|房主|租客|业主|中介|客服|工作人员|亲属|家属|家人|家长|朋友|同事|孩子|小孩|宝宝|娃|男孩|女孩|男宝|女宝|男的?|女的?|儿子|闺女|女儿"
    "|爸爸?|妈妈?|爷爷|奶奶|外公|外婆|姥姥|姥爷|哥哥?|姐姐?|弟弟?|妹妹?|叔叔|阿姨|媳妇|爱人|对象|老人|大人|成人|未成年人?"
)
#: An English sentence.
_ENGLISH = re.compile(
    r"\b(?:how|what|which|does|the|your|my|his|her|of|it|this|that|not|have|please)\b"
    r"|^(?:he|she|it|they|we|i|you)(?:'s|'re|'m| is| was| are| am| has| have| will| can| do| does)\b"
    r"|\b(?:first|last|next) time\b|^(?:renewal|replacement|same as)\b"
    r"|^(?:who|when|where|why|is|are|can|could|may|must|do|will)\b.+ .+ ",
    re.IGNORECASE,
)
#: A role alone, without the name of who bears it: 总经理, 我们老板.
_OFFICE = re.compile(
    rf"(?:我们?|你|您|他们?|她|咱们?|就|老|小|新|原|前|现|这个|那个|公司|店里|单位)*(?:{_OFFICES})+(?:来|去|们)?"
)
#: A surname with a title: the full name is wanted.
_TITLED = re.compile(r".{1,2}(?:老师|医生|师傅|经理|主任|校长|院长|书记|阿姨|叔叔|大爷|大妈|先生|女士|小姐|警官|老板)")
#: Common words that begin with a surname.
_WORDS = frozenset(
    re.findall(
        "..",
        "马上方便方式全部单位房子房租房产费用金额平安程序高兴成年成人常住毕业关于于是项目车子车牌宿舍安全解除农村农民农业明川时间时候麻烦任何古董水电路上白天夏天万一相同全家全职夫妻干部"
        "高中高龄安排安装强制束缚管理经营田地金融华侨海外边上云湖向来景区党员单身从来童装包子包装米饭麻辣牛肉牛奶鱼肉花店路边程度房贷贷款盛饭焦急易燃单独单子单据关系关门终止解雇柳州范围"
        "白班黑色白色蓝色红色黄色金色银色黄牌蓝牌绿牌",
    )
)


def is_no_name(said: str) -> bool:
    """Whether `plain` words are an answer of another kind: yes or no, an amount, a day, a role, a request."""
    return bool(
        _NOT_A_NAME.search(said)
        or _ENGLISH.search(said)
        or _SAYING.search(said)
        or _FIGURE.fullmatch(said)
        or _OFFICE.fullmatch(said)
        or _TITLED.fullmatch(said)
        or said in _WORDS
        or (not surname_length(said) and bool(_FUNCTION.search(said)))
    )


#: Characters that stand in sentences and hardly in a name that begins with no surname: 天先这样, 我们们继续.
_FUNCTION = re.compile(r"[这了呢吗吧啊我你们先再等继续填办]")
