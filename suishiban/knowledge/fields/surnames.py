"""Which characters begin a Chinese name?

The surnames in common use (more than nine people in ten bear one of the first hundred), and the compound ones.
"""

import re

#: 复姓.
COMPOUND = frozenset(
    re.findall(
        "..",
        "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙"
        "宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌"
        "微生左丘东门西门第五",
    )
)

#: 单姓.
SINGLE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪"
    "廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰施殷洪翟安颜倪温芦"
    "牛鲁俞葛章季耿柳毕聂岳舒阎齐梅庄辛管祝左涂谷祁时耶卜缪宁包盛柯阮纪詹裴席卫屈柴解路骆焦凌欧车翁蓝申邢滕饶喻关艾苗童"
    "游费单褚娄窦成辜桂甘房冷项全池费冉鲍霍虞司符蒲匡丛候卓迟凤仇储华闵冀应宗薄戚米隋古牟宫党柏麻敖晏商巫桑植郁桑粟佟初宿花"
    "尚简揭占农利雍谌尤海敬仲巩苟湛强荣景明伍伏仝束咸展危靳逄荆边楚卞水云郎谈狄计栾胥池党"
)
#: A pattern for either.
SURNAME = rf"(?:{'|'.join(sorted(COMPOUND))}|[{''.join(sorted(SINGLE))}])"


def surname_length(name: str) -> int:
    """Characters of the surname at the start of a simplified name: 2, 1, or 0 where none is known."""
    if name[:2] in COMPOUND:
        return 2
    return 1 if name[:1] in SINGLE else 0
