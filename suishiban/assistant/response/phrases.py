"""What are the fixed sentences of the assistant? Speech acts only: none of them states a fact of a guide."""

from suishiban.assistant.conversation.acts import NotAsBefore
from suishiban.assistant.conversation.mandate import Standing
from suishiban.assistant.conversation.premise import Truth
from suishiban.knowledge.guide import Text

TALK = {
    "greeting": Text(
        "您好，我是明川市政务服务数字人小明，工号明川001，全天在岗。您要办什么事，或者想问什么，直接说就行。",
        "Hello, I am Xiaoming, Mingchuan's digital civil servant, staff number MC001, on duty day and night. "
        "Tell me what you would like to get done, or what you want to know.",
    ),
    "thanks": Text("不客气，有需要随时找我。", "You are welcome. I am here whenever you need me."),
    "goodbye": Text("再见，祝您顺利。", "Goodbye, and all the best."),
    "pause": Text(
        "好的，先停在这里，填过的内容都还在。想接着办的时候，说“继续”就行。",
        "All right, we stop here; everything you gave is kept. Say “continue” when you want to go on.",
    ),
    "identity": Text(
        "我是明川市政务服务数字人小明，工号明川001，是计算机程序，不是真人。要找工作人员，请说“转人工”。",
        "I am Xiaoming, staff number MC001: a computer program, not a person. Say “human” to reach a member of staff.",
    ),
    "abilities": Text(
        "我可以回答办事指南里的问题，帮您填申请、查材料、提交申请、查进度，也可以转给工作人员。",
        "I answer questions from the official guides, fill in applications with you, check and submit them, "
        "report progress, and call a member of staff.",
    ),
    "displeased": Text(
        "抱歉让您着急了。您可以直接说要办的事或者要填的内容，也可以说“转人工”找工作人员。",
        "I am sorry for the trouble. Just say what you want to get done or fill in, or say “human” to reach a person.",
    ),
    "declined": Text("好的。还需要什么，直接告诉我。", "All right. Tell me whenever you need something else."),
}
BACK_TO_IT = Text("我们接着刚才的：", "Back to where we were: ")
BEGIN = Text("好的，我们来办“{item}”。", "All right, let us do “{item}”.")
BEGIN_EVENT = Text(
    "好的，我们来办“{item}”。相同的内容只填一遍，办哪几件由您的情况决定：{matters}。",
    "All right, let us do “{item}”. What is common is given once; which of these are done depends on your case: {matters}.",
)
FOR_MATTER = Text("（用于“{matter}”）", " (for “{matter}”)")
NEXT_MATTER = Text("接下来是“{matter}”：", "Next, “{matter}”: ")
DONE_TOGETHER = Text("这次一起办{count}件：{matters}。", "{count} are done together: {matters}.")
EVENT_SUBMITTED = Text(
    "已提交“{item}”，总编号{number}，用它查全部进度。",
    "“{item}” is submitted; number {number} shows all of its progress.",
)
EVENT_CASE = Text("{matter}：收件编号{receipt}，已提交。", "{matter}: receipt number {receipt}, submitted.")
EVENT_CASE_WAITS = Text(
    "{matter}：收件编号{receipt}，等“{before}”办结后自动移交。",
    "{matter}: receipt number {receipt}; it is handed over as soon as “{before}” is concluded.",
)
SAVED_TOGETHER = Text(
    "比一件一件办，为您省去{fields}项填写、{materials}份材料。",
    "Over doing them one by one, you were saved {fields} entries and {materials} papers.",
)
EVENT_PROGRESS = Text(
    "“{item}”（总编号{number}）共{count}件，已办结{concluded}件：",
    "“{item}” (number {number}): {concluded} of {count} concluded.",
)
NOT_BY_MANDATE = Text(
    "“{item}”还不能整件替别人办。可以一件一件来，例如说“替我妈办”加上事项的名字；或者请本人来办。",
    "“{item}” cannot be done as a whole for somebody else yet. Do its matters one by one, e.g. “for my mother: …”, or let "
    "them do it themselves.",
)
NOTHING_APPLIES = Text(
    "按您填的情况，“{item}”里没有还需要办的事。情况不是这样的，直接说要改哪一项。",
    "By what you gave, nothing of “{item}” is left to be done. If that is not so, say what to change.",
)
RESUME = Text("好的，继续办理“{item}”。", "All right, we go on with “{item}”.")
LAST_GIVEN = Text("上次填到：{values}。", "Given last: {values}.")
LEFT_OPEN = Text(
    "“{names}”先放着，填过的都还在；要接着办，说“回到{last}”就行。",
    "Waiting with everything you gave: “{names}”. To go on there, say “back to {last}”.",
)
OPEN_MATTERS = Text("您正在办{count}件事：", "Under way ({count}):")
MATTER_NOW = Text("{number}. {item}（正在填）", "{number}. {item} (being filled)")
MATTER_WAITS = Text("{number}. {item}（先放着）", "{number}. {item} (waits)")
DRAFTS_END = Text(
    "您没填完的“{names}”保留到{until}，过后自动删除。还要办的话，在那之前说“继续”就行。",
    "What you began (“{names}”) is kept until {until} and then deleted. Say “continue” before that to go on.",
)
DRAFTS_GONE = Text(
    "您没填完的“{names}”过了保留期限，填过的内容已经删除。还要办的话，直接说，我们重新开始。",
    "What you began (“{names}”) was not gone on with in time and has been deleted. Tell me if we shall begin anew.",
)
CONTINUE = Text("继续", "Continue")
KEEP = Text(
    "好的，“{item}”继续办理，填过的都还在。", "All right, “{item}” goes on; everything you gave is still there."
)
CANCEL_ASK = Text(
    "确定不办“{item}”了吗？回复“是”停止办理，回复“不”继续填写。",
    "Do you really want to stop “{item}”? Say “yes” to stop, “no” to go on.",
)
CANCELLED_KEPT = Text(
    "已停止办理“{item}”。想接着办，说“继续”就行，填过的都还在。",
    "“{item}” has been stopped. To take it up again, say “continue”; everything you gave is still there.",
)
REMAINING = Text("按现在填的，还差{count}项：{labels}。", "As things stand, {count} to go: {labels}.")
TOO_EARLY = Text("现在还不能提交，还差{count}项：{labels}。", "This cannot be submitted yet; {count} to go: {labels}.")
AND_MORE = Text("等", "…")
SHOW_FORM = Text("看看申请表", "Show the form")
CANCELLED = Text("已停止办理“{item}”。", "“{item}” has been stopped.")
NOTHING_OPEN = Text(
    "现在没有正在填写的申请。您要办什么事？", "No application is open. What would you like to get done?"
)
CLARIFY = Text("您要办的是下面哪一项？", "Which of these do you mean?")
MEANT = Text("您说的是“{item}”吗？", "Do you mean “{item}”?")
NOT_COVERED = Text(
    "抱歉，现有的办事指南没有涉及这个问题，我不能乱答。您可以换个说法，或者说“转人工”找工作人员。",
    "I am sorry, the guides do not cover this, and I will not guess. Put it another way, or say “human” for a person.",
)
PREMISE = {
    Truth.CONFIRMED: Text("是的，指南是这样写的：", "Yes, the guide says so:"),
    Truth.CONTRADICTED: Text("不是这样的{words}。指南写的是：", "That is not so{words}. The guide says:"),
    Truth.UNSAID: Text(
        "指南里没有提到“{words}”，请不要轻信。指南写的是：",
        "The guide does not mention “{words}”; please be careful. It says:",
    ),
}
AS_OF = Text("按{day}有效的指南：", "By the guide in force on {day}: ")
DIFFERING = Text(
    "有两份叫“{item}”的指南，这一点说法不同，都列在下面，按生效日期先新后旧：{days}。以哪份为准，请打咨询电话核实，也可以说“转人工”。",
    "Two guides named “{item}” differ on this. Both follow, the later one first, in force since: {days}. Please call the "
    "number of the department, or say “human”, to learn which one holds.",
)
SUPPOSED = Text("按“{case}”的情况，与您有关的是：", "In the case of “{case}”, this concerns you:")
TAILORED = Text("按您已经填写的内容，与您有关的是：", "By what you have filled in so far, this concerns you:")
#: Units of such figures in English.
UNITS = {"工作日": " working days", "元": " yuan", "天": " days", "岁": " years", "月": " months", "次": " visits"}
#: What the guide does not state, quoted where it is a figure.
NOT_SO = Text("，指南里没有“{words}”这个说法", ": it does not state “{words}”")
NOT_STATED = Text(
    "抱歉，“{item}”的办事指南里没有写明这一点，我不能乱答。您可以说“转人工”找工作人员。",
    "I am sorry, the guide “{item}” does not say this, and I will not guess. Say “human” to reach a person.",
)
NOT_OFFERED = Text(
    "抱歉，“{item}”目前不在您选择的地区办理。", "I am sorry, “{item}” is not offered in the region you chose."
)
OFFER = Text("需要现在办理“{item}”吗？", "Shall we start “{item}” now?")
CONSENT = Text("为了少填少交，我可以读取您的：", "To save you typing and papers I can read your")
CONSENT_USE = Text("{source}：{uses}", "{source}: {uses}")
FILLS = Text("填写{labels}", "fills in {labels}")
REPLACES = Text("代替材料“{names}”", "replaces “{names}”")
CONSENT_ASK = Text(
    "只用于本次申请。是否同意？不同意也可以自己填写。",
    "For this application only. Do you agree? You may also fill everything in yourself.",
)
CONSENT_FOR = Text("为了少填少交，我可以凭委托读取{principal}的：", "On the mandate I can read, of {principal}:")
DIFFERS = Text(
    "{source}上的内容和填写的对不上，不能用来证明，请上传材料。",
    "What your {source} says differs from what was given and proves nothing; please upload the document.",
)
SILENT_FOR = Text(
    "没有读到{principal}的{source}，相关内容请您填写。",
    "Nothing could be read from {principal}'s {source}; please fill that in.",
)
FOR_WHAT = Text("好的，您是替别人办。要办什么事？", "All right, you act for somebody else. What is to be done?")
NEED_MANDATE = Text(
    "您是替别人办，先登记委托：替谁办、凭什么、到什么时候。登记好之前，我不会读取对方的任何信息。给自己办的，说“我自己办”；不想登记的，说“取消”。",
    "You act for somebody else, so first tell for whom, by what right and until when. Nothing of theirs is read before. "
    "If it is for you, say “for myself”; to do without, say “cancel”.",
)
FALLS_SHORT = {
    Standing.OUT_OF_SCOPE: Text(
        "{principal}给您的委托只包括{entrusted}，不包括“{item}”；要办这一项，需要写明它的委托。",
        "{principal}'s mandate covers {entrusted} only, not “{item}”; one that names it is needed.",
    ),
    Standing.EXPIRED: Text(
        "{principal}给您的委托已于{until}到期，需要一份新的委托。",
        "{principal}'s mandate ended on {until}; a new one is needed.",
    ),
    Standing.REVOKED: Text(
        "{principal}给您的委托已经撤销，需要一份新的委托。", "{principal}'s mandate was revoked; a new one is needed."
    ),
    Standing.NOT_YET: Text(
        "{principal}给您的委托从{since}起才有效，现在办需要另一份委托。",
        "{principal}'s mandate begins on {since}; to act now another one is needed.",
    ),
}
ACTS_FOR = Text(
    "好的，由您代{principal}（{number}）办理“{item}”，委托期限至{until}，范围：{entrusted}。{principal}随时可以撤销。",
    "You now act for {principal} ({number}) in “{item}”, until {until}, within: {entrusted}. {principal} may revoke this "
    "at any time.",
)
ACTS_FOR_BY_LAW = Text(
    "好的，由您代{principal}（{number}）办理“{item}”，有效至{until}，范围：{entrusted}。",
    "You now act for {principal} ({number}) in “{item}”, until {until}, within: {entrusted}.",
)
DRAFT_KEPT = Text(
    "“{item}”先停在这里：您自己填的内容还留着，从对方那里读取的信息不再显示，也不会提交。要接着代办的，请登记新的委托；"
    "给您自己办的，说“我自己办”；不登记委托的，说“取消”。",
    "“{item}” stops here for now: what you filled in yourself is kept, what was read of the other person is neither shown "
    "nor handed in any more. To go on acting for them, tell of a new mandate; if it is for you, say “for myself”; to do "
    "without a mandate, say “cancel”.",
)
ACTS_FOR_SELF = Text("好的，给您自己办。", "All right, it is for you yourself.")
MANDATE_WAITS = Text(
    "这份委托还要等{principal}登录确认：确认之前，我不读取对方的任何信息，也不能提交；需要的内容请您先填。",
    "{principal} must log in and confirm this mandate first: until then nothing of theirs is read and nothing can be "
    "submitted; please fill in what you can.",
)
WITHOUT_MANDATE = Text(
    "好的，不登记委托。我不读取对方的信息，请您照实填写。",
    "All right, without a mandate. Nothing of the other person is read; please fill in what is theirs.",
)
WHICH_MANDATE = Text("您这次替谁办？", "For whom do you act this time?")
SOMEBODY_ELSE = Text("另一位", "Somebody else")
GUARDED = Text(
    "“{label}”是委托登记的内容，不能单独改。换一个人办的，先说“我自己办”，再重新登记委托。",
    "“{label}” comes from the mandate and cannot be changed alone. To act for somebody else, say “for myself” first.",
)
ALL_PERSONAL = Text("全部个人事项", "everything that serves persons")
ALL_OF_COMPANY = Text("公司的全部事项", "everything that serves companies")
PREFILLED = Text("已从{sources}填好{count}项：{labels}。", "Filled in from your {sources} ({count}): {labels}.")
REPLACED = Text("这些材料不用交了（电子证照代替）：{names}。", "No need to hand in (replaced by e-licences): {names}.")
SILENT = Text(
    "没有读到您的{source}，相关内容请您自己填写。", "Nothing could be read from your {source}; please fill that in."
)
MOVED = Text(
    "提交前又核对了一遍，有内容和填表时不一样了：", "Checked again before handing in; this has changed meanwhile:"
)
MOVED_TO = Text(
    "{label}：{source}现在是“{now}”（填表时是“{before}”），已经更新。",
    "{label}: {source} now says “{now}” (it said “{before}”); the form follows.",
)
MOVED_AWAY = Text(
    "{label}：{source}现在没有这一项了，请您自己填写。",
    "{label}: {source} says nothing of it any more; please give it yourself.",
)
MOVED_PAPER = Text(
    "“{label}”：现在读不到有效的{source}，请上传。", "“{label}”: there is no valid {source} any more; please upload it."
)
NOT_READ_AGAIN = Text(
    "提交时没能再次核对您的{sources}，已经向受理人员注明。",
    "Your {sources} could not be checked again at submission; the clerk is told so.",
)
ASK = Text("请问{label}是什么？", "What is the {label}?")
ASK_STALE = Text("前面填的{label}是“{value}”，还对吗？", "You gave “{value}” for {label}. Is that still right?")
STANDING = Text("（现在填的是“{value}”）", " (now “{value}”)")
FORM_WAITS = Text(
    "申请表还等着您确认，没有问题请点“确认提交”。", "Your form still waits; press “confirm and submit” if it is right."
)
OPTIONAL = Text("（没有可以跳过）", " (you may skip this)")
OF_ROW = Text("第{number}个{row}：", "{row} {number}: ")
MORE = Text("还有其他{row}吗？已填{count}个。", "Is there another {row}? {count} so far.")
ANY = Text("有没有{row}要填写？", "Is there any {row} to give?")
TOGETHER = Text("请一起告诉我，一项一项说也可以：", "Please tell me these together, or one at a time if you like:")
AT_ONCE = Text("有的话，可以直接说{labels}。", " If so, you may give it at once: {labels}.")
MATERIAL = Text("请上传材料“{name}”（{form}）。", "Please upload “{name}” ({form}).")
MATERIALS = Text(
    "请上传这{count}份材料，可以一次选好几个文件；文件名看不出是哪一份的，按下面的顺序算：",
    "Please upload these {count} documents, several files at once if you like; those whose names do not tell are taken "
    "in this order:",
)
MATERIAL_LINE = Text("{number}. “{name}”（{form}）。", "{number}. “{name}” ({form}). ")
MAY_FOLLOW = Text("可以后补。", " It may follow later.")
FILE_LEFT = Text(
    "文件“{name}”没有列入，请先说明上一个文件是哪一份，再传它。",
    "The file “{name}” is not listed; say what the one before is, then send it again.",
)
NONE_OF_THESE = Text("都不是", "None of these")
FILE_UNUSED = Text("好的，文件“{name}”不列入这次的材料。", "All right, the file “{name}” is not among the documents.")
WHICH_MATERIAL = Text("收到文件“{name}”，它是哪一份材料？", "Received “{name}”. Which document is it?")
DEFERRABLE = Text(
    "暂时没有的，可以说“跳过”，承诺受理后{days}个工作日内补交。",
    "If you do not have it yet, say “skip” to promise it within {days} working days after acceptance.",
)
NOTED = Text("好的，{values}。", "Noted: {values}.")
CORRECTED = Text("已改为：{values}。", "Changed: {values}.")
PAIR = Text("{label}：{value}", "{label}: {value}")
GUESS = Text(
    "没听准，您说的是“{option}”吗？是的话回复“是”。", "I am not sure. Do you mean “{option}”? Say yes if you do."
)
KEPT_IN_MIND = Text(
    "{label}“{value}”先记下了，用得上时填进去给您看。",
    "I keep “{value}” in mind for {label}, and show you once it is filled in.",
)
FILLED_AS_TOLD = Text("您前面说过的也填好了：{values}。", "Filled in as you said before: {values}.")
WHOLE_NAME = Text(
    "{label}请把姓和名一起说，例如“{surname}小明”那样的全名。",
    "Please give the whole name for {label}, surname and given name.",
)
IN_FULL = Text(
    "表里还没有可以照着填的，{label}请直接说出来。", "There is nothing to copy from yet; please say {label} in full."
)
WHOSE = Text("这是谁的？请连着说，例如“{label}是……”。", "Whose is that? Please say it with it, e.g. “{label} is …”.")
NO_NAME_WANTED = Text("现在没有要填的姓名。", "No name is wanted just now.")
NOTHING_ASKED = Text(
    "现在没有等您回答的问题。要办什么事、想问什么，直接说就行。",
    "No question is waiting for you. Just say what you want to get done or to know.",
)
HANDED_IN_LAST = Text(
    "上一件已经提交，受理编号是{receipt}。想知道进度，说“办到哪了”就行。",
    "What you handed in last has the receipt number {receipt}. Say “how far is it” for its progress.",
)
NOT_TAKEN = Text("{label}“{value}”没有记下：", "“{value}” was not taken for {label}: ")
KEPT = Text("原来的“{value}”仍然保留。", "The earlier “{value}” stays.")
THIRD_TRY = Text("如果不方便填写，可以说“转人工”。", "If this is difficult, say “human” for help from a person.")
AS_BEFORE = Text("和上次一样", "Same as last time")
MAY_BE_AS_BEFORE = Text(
    "（和上次申请一样的，点“和上次一样”就行）", " (if it is as in your last application, press “same as last time”)"
)
FILLED_AS_BEFORE = Text(
    "好的，和您{on}的申请（收件编号{receipt}）一样，{values}。",
    "As in your application of {on} (receipt {receipt}): {values}.",
)
NOT_AS_BEFORE = {
    NotAsBefore.NONE: Text(
        "没有查到您以前的申请里填过“{label}”，请您说一下。",
        "None of your earlier applications has “{label}”; please give it.",
    ),
    NotAsBefore.FOR_ANOTHER: Text(
        "“{label}”不能照搬：替别人办的申请，内容属于对方，每次都要重新填写。",
        "“{label}” is not taken over: what is given for another person is theirs and is given anew each time.",
    ),
    NotAsBefore.READ_FOR_THAT: Text(
        "上次的“{label}”是经您同意从{source}读来的，只用于那一次申请，这次不能照搬，请您说一下。",
        "Last time “{label}” was read from your {source}, for that application only; please give it now.",
    ),
    NotAsBefore.UNFIT: Text(
        "上次填的“{label}”现在不符合填写要求了，请重新填写。",
        "What you gave for “{label}” last time no longer fits; please give it anew.",
    ),
}
LOCKED = Text(
    "“{label}”来自{source}，不能在这里改。如果有误，请先到发证部门更正。",
    "“{label}” comes from {source} and cannot be changed here. If it is wrong, have it corrected by the issuer first.",
)
TOOK_BACK = Text("已撤回：{labels}。", "Taken back: {labels}.")
NOTHING_TO_UNDO = Text("没有可以撤回的内容。", "There is nothing to take back.")
CANNOT_SKIP = Text("“{label}”是必填的，不能跳过。", "“{label}” is required and cannot be skipped.")
CANNOT_SKIP_MATERIAL = Text(
    "“{label}”是必要材料，不能跳过。可以先离开，填好的内容会保留。",
    "“{label}” is required and cannot be skipped. You may leave now; what you filled in is kept.",
)
FORM_COMPLETE = Text(
    "申请表填好了，请核对下面的内容。没有问题请点“确认提交”或者输入“确认提交”；要改哪一项，直接说。",
    "The application is complete; please check it. Press or type “confirm and submit” if it is right, or tell me what to change.",
)
FORM_SO_FAR = Text("这是目前填写的内容，还差{count}项。", "This is what you have given so far; {count} to go.")
FORM_CHANGED = Text(
    "申请表和刚才给您看的不一样了，请再核对一遍。", "The form has changed since you saw it; please check it again."
)
FORM_FAULTS = Text(
    "提交前发现{count}个问题，需要先改好：", "The check found {count} point(s) to put right before submission:"
)
FORM_WARNINGS = Text("提示（不影响提交）：", "Please note (does not stop submission):")
FINDING = Text("{message}{fix}（依据：{clause}）", "{message} {fix} (basis: {clause})")
FILLED_SO = Text("现在填的是：{values}。", "As it stands: {values}.")
BY_WORD = Text(
    "提交申请需要您明确确认：请点“确认提交”，或者输入“确认提交”。",
    "Submitting takes your clear word: press or type “confirm and submit”.",
)
WHAT_TO_CHANGE = Text(
    "哪一项不对？可以说“改第2项”或者“手机号改成……”。",
    "Which line is wrong? Say “change the mobile number”, for example.",
)
SUBMITTED = Text("已提交，收件编号{receipt}。", "Submitted. Your receipt number is {receipt}.")
RESUBMITTED = Text(
    "补正材料已提交，收件编号{receipt}不变。", "Your correction is submitted; the receipt number {receipt} stays."
)
SAVED = Text(
    "本次为您省去{fields}项填写、{materials}份材料。", "You were saved {fields} entries and {materials} papers."
)
FOLLOW_UP = Text(
    "办理进展会发到这里，您也可以随时问“进度”。", "Progress will be reported here; ask “status” at any time."
)
NO_CASES = Text("没有查到您的办件。", "You have no cases.")
CASE = Text("{receipt}（{item}）：{state}。", "{receipt} ({item}): {state}.")
CASE_DEPARTMENT = Text("办件编号{number}。", "Case number {number}.")
CASE_DUE = Text("应当在{due}前办结。", "To be decided by {due}.")
PROVISIONAL = Text("（放假安排公布后可能调整）", " (may shift once the holidays are announced)")
HUMAN = Text(
    "已为您转给工作人员，请稍等。等待的时候也可以继续问我。",
    "A member of staff has been called; please wait. You may go on asking me meanwhile.",
)
NEED_LOGIN = Text(
    "这一步需要先实名登录。登录后填过的内容都还在。", "This needs a real-name login. What you filled in is kept."
)
WITHDRAW_ASK = Text("确定撤回{receipt}（{item}）吗？", "Do you really want to withdraw {receipt} ({item})?")
WITHDRAWN = Text("正在撤回{receipt}，结果会发到这里。", "{receipt} is being withdrawn; you will hear from us here.")
CANNOT_WITHDRAW = Text("{receipt}目前是“{state}”，不能撤回。", "{receipt} is “{state}” and cannot be withdrawn.")
WITHDRAW_WHOLE = Text("整个一件事都撤回", "Withdraw all of it")
WITHDRAW_ALL = Text("确认全部撤回", "Confirm and withdraw all")
WITHDRAW_EVENT_ASK = Text(
    "撤回整个“{item}”（总编号{number}），这{count}件会撤回：",
    "Of “{item}” (number {number}), {count} would be withdrawn:",
)
WITHDRAW_EVENT_CHANGED = Text("办件的状态刚才有变化，请重新核对。", "Something has moved meanwhile; please look again.")
WITHDRAW_EVENT_CASE = Text("{receipt}（{item}），目前是“{state}”。", "{receipt} ({item}), now “{state}”.")
WITHDRAW_TOO_LATE = Text("这{count}件不能撤回，照常办理：", "These {count} can no longer be withdrawn and go on:")
WITHDRAW_EVENT_WORD = Text(
    "撤回的不再办理，要办需要重新提交。确定的话，请点“确认全部撤回”或者输入“确认全部撤回”。",
    "What is withdrawn would have to be applied for anew. If you are sure, press or type “Confirm and withdraw all”.",
)
WITHDRAW_EVENT_NONE = Text(
    "“{item}”（总编号{number}）里没有可以撤回的：", "Nothing of “{item}” (number {number}) can be withdrawn:"
)
WITHDRAWN_EVENT = Text(
    "“{item}”（总编号{number}）撤回{count}件：", "Of “{item}” (number {number}), {count} are withdrawn:"
)
WITHDRAWN_AT_ONCE = Text(
    "{receipt}（{item}）：已撤回，还没有移交过部门。", "{receipt} ({item}): withdrawn; no department had it yet."
)
WITHDRAWN_ASKED = Text(
    "{receipt}（{item}）：正在撤回，部门的回复会发到这里。",
    "{receipt} ({item}): being withdrawn; the department's answer comes here.",
)
NOT_WITHDRAWN = Text("没有撤回的{count}件照常办理：", "Not withdrawn, and going on ({count}):")
UNCLEAR = Text(
    "抱歉，我没有听懂。您可以说要办什么事，例如“我要办居住证”，也可以直接提问；需要人工请说“转人工”。",
    "I am sorry, I did not understand. Say what you want to get done, or ask a question; say “human” for a person.",
)
UNCLEAR_CHANGE = Text(
    "抱歉，我没有听懂要改的是哪一项，什么都没有改。请带上这一项的名称，例如“手机号改成……”。",
    "I am sorry, I did not understand what to change, and nothing was changed. Name it, e.g. “change the mobile number to …”.",
)
HOLD_ON_TO = Text("抱歉，我没有听懂。", "I am sorry, I did not understand.")

YES = Text("是", "Yes")
NO = Text("否", "No")
NO_MORE = Text("没有了", "No more")
YES_MORE = Text("还有", "Yes, another")
AGREE = Text("同意", "I agree")
DISAGREE = Text("不同意，自己填", "No, I will fill it in")
SKIP = Text("跳过", "Skip")
SUBMIT = Text("确认提交", "Confirm and submit")
START_NOW = Text("现在办理", "Start now")
NOT_NOW = Text("先不办", "Not now")
CALL_HUMAN = Text("转人工", "A person, please")
EXPLAIN = Text("怎么填？", "What is meant?")
