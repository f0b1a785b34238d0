"""Which whole phrases are fixed? Compared after folding (no punctuation, simplified, lower case).

Both languages live side by side so that neither is forgotten.
"""

from suishiban.knowledge.text import folded


def _phrases(words: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words.split("|"))


UNDO = _phrases(
    "上一步|撤销|撤销上一步|撤回上一步|退回上一步|返回上一步|回到上一步|退一步|刚才那步不算|刚刚的不算|刚才的不算|undo|go back|step back|take that back"
    "|undo that|undo it|go back one step|one step back|back one step|previous step|back up|scratch that|strike that"
)
REPEAT = _phrases(
    "再说一遍|再说一次|你再说一遍|你再说一次|麻烦再说一遍|再问一遍|再问一次|你再问一遍|重复一遍|重复一下|再重复一遍|没听清|没看清|没看清楚|没听清楚|没注意看"
    "|你说|你说吧|好了你说|好你说|您说|您说吧|你问|你问吧|您问|您问吧|接着问|继续问|你继续说|您继续说|没听见|没听到|听不清|再讲一遍|再念一遍"
    "|你刚才问什么|你刚才问啥|刚才问的啥|刚才问的什么|你问的什么|你问的啥|你问的是什么来着|刚才问到哪了|问题是什么|问题是啥"
    "|sorry what was the question|what was the question again|what did you say"
    "|repeat that|repeat please|repeat that please|please repeat|come again|say it again|could you repeat that|can you repeat that"
    "|can you say that again|what did you ask|what was that|repeat|say that again|pardon|what was the question"
)
CANCEL = _phrases(
    "取消|取消申请|取消办理|不办了|不想办了|我不办了|算了|算了不办了|退出|终止办理|不弄了|cancel|cancel it|cancel this|stop|stop it|quit|cancel the application|forget it"
)
HUMAN = _phrases(
    "投诉|我要投诉|你们领导呢|叫你们领导来|叫领导来|你们领导在哪|人工|转人工|人工服务|人工客服|我要人工|找人工|找客服|转客服|找工作人员|找个人|我要找人|找真人|真人|叫人来|找个活人|找个活人来|客服|客服在吗|有客服吗|人工在吗|不跟机器人说|我不跟机器人说话|不想跟机器说|human|agent|real person|a real person|operator"
    "|a person|a human|a human being|someone real|a clerk|a member of staff|an agent|customer service"
)
SUBMIT = _phrases(
    "提交|确认提交|确认并提交|我确认提交|确认无误提交|提交申请|马上提交|现在提交|submit|confirm and submit|submit it|submit now"
)
SHOW = _phrases(
    "看看表|看表单|看看表单|查看表单|看申请表|查看申请表|看看申请表|看看我填的|看看填了什么|我填了什么|填了哪些|给我看看填了什么|给我看看填了些什么|我填的都有什么|我填的都有啥|我都填了啥|我都填了什么|目前填的内容给我看下|目前填的给我看看|把填的给我看看|让我看看填的|show form|show the form|show my answers|review"
)
SKIP = _phrases(
    "暂时没有|现在没有|手头没有|跳过|先跳过|跳过吧|跳过这个|先空着|空着吧|留空|留空吧|这个不填|这题不填|不填|先不填|没有|无|暂无|没有就不填|略|下一个|skip|none|skip it|nothing|n/a"
    "|skip this|skip this one|pass|don't have one|i don't have one|don't have any|i don't have any|i have none|i haven't got one"
    "|not applicable|doesn't apply|nothing to add"
)
#: A document that will follow.
LATER = _phrases(
    "以后再交|以后交|以后补|到时候带去|到时候再交|到时候补|回头补|回头再交|晚点再交|晚点交|之后补|后面补|后补|下次带|改天交|later|i will bring it later"
    "|i'll bring it later|i'll send it later|i will send it later|not yet|don't have it yet|i don't have it yet"
    "|don't have it with me|i don't have it with me|i don't have it now|i'll upload it later"
)
#: What may follow a no where nothing more is wanted; alone some of it may be a yes (“that's it”).
NOTHING_MORE = _phrases(
    "that's all|that is all|that's it|that is it|that's everything|that will be all|that'll be all|that would be all|it's all|nothing else"
    "|nothing more|that's all for now|that will be all for now|i guess that's it|i think that's it|i think that's all|that's all i need|i'm good|i am good|i'm fine"
    "|i'm done|i am done|that's fine|that's ok|that is ok|that's okay|that is okay|that's enough|not now|not right now|you've been helpful|you've been very helpful"
)
#: Skipping in words that are no answer to a yes-or-no question.
LEAVE_OUT = _phrases(
    "跳过|先跳过|跳过吧|跳过这个|跳过这项|不填|先不填|不填这个|这个不填|这题不填|这项不填|这个先不填|这个先不写|先不写|先空着|空着|空着吧|留空|留空吧|先留空|略|下一个"
    "|skip|skip it|skip this|skip this one"
)
DONT_KNOW = _phrases(
    "i'm not sure|i am not sure|not sure|no idea|i have no idea|不知道|不清楚|不懂|不太懂|不明白|我不知道|怎么填|填什么|这个怎么填|这个填什么|该怎么填|什么意思|这是什么意思|是什么意思|举个例子|有例子吗|帮助|啥意思|这啥意思|这是啥意思|啥叫这个|这是啥|这是什么|看不懂|没看懂|看不明白|不会填|不会写|记不清|记不清楚|记不得|不记得|忘了|忘记|想不起来|不晓得|说不准|不确定|没概念|填什么内容|不明白这个问题|没懂这个问题|这个问题什么意思|不懂你问的|idk|i don't know|not sure|what do you mean|help|example|what does that mean"
)
RESUME = _phrases(
    "我们继续|继续吧|接着刚才的来|接着刚才的办|我回来了|我回来|回来了|我又来了|继续|继续办|继续办理|继续申请|继续填写|继续填|接着办|接着填|接着来|回到申请|回到刚才的申请|回到刚才|接着刚才的|continue|resume|go on|carry on"
)
WITHDRAW = _phrases(
    "我要撤回|我想撤回|撤回|撤回来|撤回申请|撤销申请|撤回办件|我要撤回申请|把申请撤回|撤件|withdraw|withdraw my application|withdraw it"
)
YES = _phrases(
    "嗯呐|好嘞|得嘞|好滴|是嘞|对头|要得|可以的|同意|是|是的|对|对的|对啊|好|好的|好啊|可以|行|行的|没错|嗯|嗯嗯|没问题|确认|办|办一下|办吧|帮我办|给我办|帮我办吧|就办这个|快点|现在办|现在办理|马上办|开始办理|要|需要|ok|okay|yes|yep|sure|right|correct|yes please"
    "|yup|yeah sure|yeah right|that's it exactly|that's the one|you got it|correct yes|yes correct|yes right"
    "|yeah|yes it is|yes they are|that's right|that is right|that's correct|that is correct|it's correct|it is correct|that's fine|that is fine|that's ok"
    "|all correct|all right|alright|sounds good|that sounds good|sounds great|looks good|looks right|looks correct|that works|works for me|perfect|exactly|absolutely|definitely"
)
NO = _phrases(
    "不是|不|不对|否|不用|不用了|不要|不需要|没有了|没了|没有其他的了|就这些|就这个|先不办|暂时不用|不办|no|nope|no thanks|not now|that's all|no more"
    "|nah|no thank you|not really|no not really|that's not right|that's wrong|i don't think so"
)
AGREE = _phrases(
    "你读吧|您读吧|你读|您读|好嘞|可以的|yes please|please do|go ahead|of course|fine|i do|是|是的|对|可以读|读吧|读取吧|同意|嗯|快点|快点吧|我同意|同意授权|授权|同意调取|可以|好|好的|行|没问题|同意读取|agree|i agree|yes|ok|sure"
)
REFUSE = _phrases(
    "不同意|我不同意|跳过|先跳过|没有|我自己填写|自己填写|不授权|拒绝|不可以|不行|不要|不用|自己填|我自己填|no|disagree|i do not agree"
)

#: Agreement before the words that submit.
AGREED = YES | _phrases("行了|确认无误|核对过了|看过了|没毛病")
#: Yes and no to a yes-or-no question.
HAVE = YES | _phrases("有|有的|有啊|都有")
HAVE_NOT = NO | _phrases("没有|没|没有的|都没有|还没有|还没|从来没有|不要了|不用了|不了")
#: Small talk; of several kinds in one breath the first here is answered.
CHITCHAT = {
    "displeased": _phrases(
        "你有病吧|有病|有病吧|神经病|废话|废话真多|烦死了|真烦|烦不烦|烦人|垃圾|什么破玩意|什么垃圾|没用|真没用|太慢了|真慢|滚|笨死了|真笨|傻子|傻|白痴|气死我了|投诉你|我要投诉你|stupid|useless|this is useless|you are useless|you are stupid|idiot"
    ),
    "identity": _phrases(
        "你是谁|您是谁|你谁|你谁啊|谁啊|你哪位|您哪位|你叫什么|你叫什么名字|你叫啥|你是机器人吗|你是人吗|你是真人吗|你是ai吗|who are you|are you a robot|are you human"
    ),
    "abilities": _phrases(
        "你能做什么|你会什么|你会啥|你能干啥|你能干什么|你能办什么|能办什么业务|可以办什么|有什么功能|what can you do"
    ),
    "goodbye": _phrases("再见|拜拜|回头见|先这样|bye|bye bye|goodbye|see you"),
    "thanks": _phrases(
        "谢谢|谢谢你|谢谢您|谢谢啦|多谢|感谢|辛苦了|辛苦|非常感谢|太感谢了|麻烦了|麻烦你了|麻烦您了|谢了|thanks|thank you|thx|many thanks|thanks a lot"
    ),
    "greeting": _phrases(
        "你好|您好|你好啊|早上好|上午好|中午好|下午好|晚上好|在吗|在不在|在不|有人吗|有人没|有人在吗|喂|嗨|哈喽|hi|hello|hello there|hey|good morning|good afternoon|anyone there"
    ),
}
#: Words by which an utterance is read, that are looked for by their sound where it was understood in vain. Those that
#: submit or agree are not among them.
BY_SOUND = _phrases(
    "改成|改为|换成|改到|应该是|应当是|应该|说错了|填错了|写错了|错了|刚才|刚刚|不对|不是|继续|继续办|继续办理|接着办|接着填|跳过|先跳过|不填|没有|没有了|还有|就这些|上一步|转人工|人工|再说一遍|不知道|怎么填|我叫|名字叫|姓名是|我是|取消|不办了|算了|我要办|我想办|办理|看看我填的|是的|对的|本人|自己|先这样|今天|明天|改天|晚点|等会儿|回头|再说|再来|回来|明天再|先到这里|几趟|几天|多久|多少钱|收费|哪里办|邮寄|咨询电话|周末上班"
)
