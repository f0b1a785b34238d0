"""By which words does a citizen recognise what is on the screen? Read in replies and on buttons, once per language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from suishiban.knowledge.guide import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The service's wordings that tell a citizen what to do."""

    submit: str
    yes: str
    no: str
    more: str
    no_more: str
    skip: str
    agree: str
    start_now: str
    not_now: str
    begun: re.Pattern[str]
    """Which matter was begun."""
    opened: re.Pattern[str]
    """Which matter is open."""
    matter: re.Pattern[str]
    """For which matter of a life event the questions are from here on."""
    done: str
    log_in: str
    nothing_open: str
    which_item: str
    which_paper: str
    paper: re.Pattern[str]
    papers: re.Pattern[str]
    numbered: re.Pattern[str]
    stop: re.Pattern[str]
    another: re.Pattern[str]
    """`row` and `count`, or `any`: a row of a group that has none."""
    at_once: re.Pattern[str]
    together: re.Pattern[str]
    """`row`, `number` and `lines`."""
    still: re.Pattern[str]
    """`label` and `value`."""
    read_back: tuple[str, ...]
    """How a line begins that reads something back."""
    comma: str
    """Between two things read back."""
    clause: re.Pattern[str]
    """What ends one of them."""
    colon: str
    ask: str
    """The question of a blank without one of its own; `{}` is its name."""
    of_row: str
    called: str
    """A blank of a row."""


SCREENS: Mapping[Language, Screen] = {
    Language.ZH: Screen(
        submit="确认提交",
        yes="是",
        no="否",
        more="还有",
        no_more="没有了",
        skip="跳过",
        agree="同意",
        start_now="现在办理",
        not_now="先不办",
        begun=re.compile(r"我们来办“([^”]+)”"),
        opened=re.compile(r"(?:我们来办|继续办理)“([^”]+)”"),
        matter=re.compile(r"接下来是“([^”]+)”："),
        done="已提交，收件编号",
        log_in="这一步需要先实名登录",
        nothing_open="没有正在填写的申请",
        which_item="您要办的是下面哪一项",
        which_paper="它是哪一份材料",
        paper=re.compile(r"请上传材料“([^”]+)”"),
        papers=re.compile(r"请上传这\d+份材料[^\n]*\n"),
        numbered=re.compile(r"^\d+\. “([^”]+)”（", re.MULTILINE),
        stop=re.compile(r"确定不办“([^”]+)”了吗"),
        another=re.compile(r"还有其他(?P<row>.+?)吗？已填(?P<count>\d+)个|有没有(?P<any>.+?)要填写？"),
        at_once=re.compile(r"有的话，可以直接说([^。]+)。"),
        together=re.compile(
            r"(?:第(?P<number>\d+)个(?P<row>[^\n：]+)：)?请一起告诉我，一项一项说也可以：\n"
            r"(?P<lines>(?:\d+\. .*(?:\n|$))+)"
        ),
        still=re.compile(r"前面填的(?P<label>.+?)是“(?P<value>[^”]*)”，还对吗"),
        read_back=("好的，", "已改为：", "上次填到：", "您前面说过的也填好了："),
        comma="，",
        clause=re.compile(r"[，。；\n]"),
        colon="：",
        ask="请问{}是什么？",
        of_row="第{number}个{row}：",
        called="第{number}个{row}的{label}",
    ),
    Language.EN: Screen(
        submit="Confirm and submit",
        yes="Yes",
        no="No",
        more="Yes, another",
        no_more="No more",
        skip="Skip",
        agree="I agree",
        start_now="Start now",
        not_now="Not now",
        begun=re.compile(r"let us do “([^”]+)”"),
        opened=re.compile(r"(?:let us do|we go on with) “([^”]+)”"),
        matter=re.compile(r"Next, “([^”]+)”: "),
        done="Your receipt number is",
        log_in="This needs a real-name login",
        nothing_open="No application is open",
        which_item="Which of these do you mean?",
        which_paper="Which document is it?",
        paper=re.compile(r"Please upload “([^”]+)”"),
        papers=re.compile(r"Please upload these \d+ documents[^\n]*\n"),
        numbered=re.compile(r"^\d+\. “([^”]+)” \(", re.MULTILINE),
        stop=re.compile(r"Do you really want to stop “([^”]+)”"),
        another=re.compile(
            r"Is there another (?P<row>.+?)\? (?P<count>\d+) so far|Is there any (?P<any>.+?) to give\?"
        ),
        at_once=re.compile(r"If so, you may give it at once: (.+?)\.(?:$|\n)"),
        together=re.compile(
            r"(?:(?P<row>[^\n: ][^\n:]*?) (?P<number>\d+): )?Please tell me these together[^\n]*\n"
            r"(?P<lines>(?:\d+\. .*(?:\n|$))+)"
        ),
        still=re.compile(r"You gave “(?P<value>[^”]*)” for (?P<label>.+?)\. Is that still right"),
        read_back=("Noted: ", "Changed: ", "Given last: ", "Filled in as you said before: "),
        comma="; ",
        clause=re.compile(r"; |\.\n|\.$|\n"),
        colon=": ",
        ask="What is the {}?",
        of_row="{row} {number}: ",
        called="{label} of {row} {number}",
    ),
}
