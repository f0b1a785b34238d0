"""Which characters begin a Chinese name?

The surnames in common use (more than nine people in ten bear one of the first hundred), and the compound ones.
"""

#: 复姓.
COMPOUND = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 "
    "仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 "
    "段干 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 第五".split()
)

#: 单姓.
SINGLE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪"
    "廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰施殷洪翟安颜倪温芦"
    "牛鲁俞葛章季耿柳毕聂岳舒阎齐梅庄辛管祝左涂谷祁时耶卜缪宁包盛柯阮纪詹裴席卫屈柴解路骆焦凌欧车翁蓝申邢滕饶喻关艾苗童"
    "游费单褚娄窦成辜桂甘房冷项全池费冉鲍霍虞司符蒲匡丛候卓迟凤仇储华闵冀应宗薄戚米隋古牟宫党柏麻敖晏商巫桑植郁桑粟佟初宿花"
    "尚简揭占农利雍谌尤海敬仲巩苟湛强荣景明伍伏仝束咸展危靳逄荆边楚卞水云郎谈狄计栾胥池党"
)


def surname_length(name: str) -> int:
    """Characters of the surname at the start of a simplified name: 2, 1, or 0 where none is known."""
    if name[:2] in COMPOUND:
        return 2
    return 1 if name[:1] in SINGLE else 0
