"""Guides of an invented item, laid out as departments lay them out."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import docx
import openpyxl
import pypdfium2
import typst

TABLE_PAGE = """<!doctype html><html><head><title>摆摊登记-明川市政务服务网</title>
<script>var x = "受理条件";</script></head><body>
<nav>首页 办事</nav><h1>摆摊登记</h1>
<table>
<tr><th rowspan="2">基本信息</th><td>事项编码</td><td>990131000001</td><td>办件类型</td><td>承诺件</td></tr>
<tr><td>服务对象</td><td>自然人</td><td>行使层级</td><td>区级</td></tr>
<tr><td>法定办结时限</td><td colspan="2">20个工作日</td><td>承诺办结时限</td><td>三个工作日</td></tr>
<tr><td>到办事现场次数</td><td colspan="2">0次</td><td>咨询电话</td><td>0990-1234567</td></tr>
<tr><td>申请材料</td><td colspan="4"><table>
  <tr><th>材料名称</th><th>材料形式</th><th>份数</th><th>必要性</th><th>来源渠道</th></tr>
  <tr><td>摆摊登记表</td><td>原件</td><td>1份</td><td>必要</td><td>申请人自备</td></tr>
  <tr><td>居民身份证</td><td>复印件</td><td>1份</td><td>非必要</td><td>政府部门核发</td></tr></table></td></tr>
</table><footer>主办单位</footer></body></html>"""

TAB_PAGE = """<html><body><h1>摆摊登记</h1>
<ul class="tabs"><li><a href="#c">受理条件</a></li><li><a href="#f">收费标准</a></li>
<li><a href="#q">常见问题</a></li></ul>
<div id="c" style="display:none"><p>1. 年满十八周岁；</p><p>2. 摊位在划定的区域内。</p></div>
<div id="f" hidden>每证20元</div>
<div id="q" hidden><p>问：下雨可以不摆吗？答：可以，提前一天说一声。</p></div>
<dl><dt>办理地点</dt><dd>明川市东岸区潮信路5号一楼</dd><dt>办公时间</dt><dd>周一至周五 9:00–17:00</dd></dl>
<h2>本栏目另有说明</h2><p>摊位每年抽签一次。</p></body></html>"""

MARKDOWN = """# 摆摊登记
## 受理条件
- 年满十八周岁
- 摊位在划定的区域内
## 申请材料
| 材料名称 | 材料形式 | 份数 |
|---|---|---|
| 摆摊登记表 | 原件 | 1份 |
**承诺办结时限**：3个工作日
## 设定依据
《明川市摊贩管理办法》第五条：摊贩应当登记。
"""


def document() -> bytes:
    """A DOCX with numbered headings and a table with merged cells."""
    made = docx.Document()
    made.add_heading("摆摊登记办事指南", 0)
    for heading, text in (
        ("一、受理条件", "年满十八周岁。"),
        ("二、办理流程", "申请：在线填表。\n审查：两个工作日内看完。"),
    ):
        made.add_paragraph(heading)
        for line in text.split("\n"):
            made.add_paragraph(line)
    made.add_paragraph("三、办理时限")
    table = made.add_table(rows=2, cols=3)
    table.cell(0, 0).text, table.cell(0, 1).text = "法定办结时限", "15日"
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).text, table.cell(1, 1).text = "监督投诉电话", "12345"
    table.cell(1, 1).merge(table.cell(1, 2))
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def workbook() -> bytes:
    """实施清单: a sheet of items under a title over all columns, and sheets of their materials and fees."""
    book = openpyxl.Workbook()
    items = book.active
    items.title = "事项"
    items.append(["明川市政务服务事项实施清单"])
    items.merge_cells("A1:H1")
    items.append(
        [
            "事项名称",
            "实施编码",
            "实施主体",
            "承诺办结时限",
            "承诺办结时限单位",
            "到办事现场次数",
            "是否收费",
            "内部备注",
        ]
    )
    items.append(["摆摊登记", "11990131000001", "东岸区市场监督管理局", 3, "工作日", 0, "是", "周三抽签"])
    items.append(["夜市登记", "11990131000002", "东岸区市场监督管理局", 1, "月", 1, "否", ""])
    materials = book.create_sheet("申请材料")
    materials.append(["实施编码", "材料名称", "材料形式", "份数", "必要性"])
    materials.append(["11990131000001", "摆摊登记表", "原件", 1, "必要"])
    materials.append(["11990131000002", "夜市登记表", "电子件", 1, "容缺后补"])
    fees = book.create_sheet("收费标准")
    fees.append(["事项名称", "收费项目名称", "收费标准", "收费依据"])
    fees.append(["摆摊登记", "登记费", "20元/证", "明川价费〔2024〕3号"])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf() -> bytes:
    """A text PDF with headings and a table."""
    source = """
#set page(width: 15cm, height: 18cm)
摆摊登记

一、受理条件

1. 年满十八周岁；

2. 摊位在划定的区域内。

二、申请材料

#table(columns: 3, [材料名称], [材料形式], [份数], [摆摊登记表], [原件], [1份])

咨询电话：0990-1234567
"""
    made: bytes = typst.compile(source.encode())
    return made


def scanned() -> bytes:
    """The same, as a picture."""
    picture = pypdfium2.PdfDocument(pdf())[0].render(scale=3).to_pil()
    stream = BytesIO()
    picture.save(stream, "PDF", resolution=216)
    return stream.getvalue()


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return stream.getvalue()
