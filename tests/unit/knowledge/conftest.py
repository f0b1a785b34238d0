"""A small guide that the tests of parse, lint and library change as they need."""

import pytest

STALL = """\
id: market-stall
basic_code: "990131000001"
name: {zh: 摆摊登记, en: "Registration of a market stall"}
aliases: [摆地摊, 夜市摆摊, market stall]
domain: market
department: {zh: 明川市市场监督管理局, en: "Mingchuan Market Authority"}
organ: {zh: 明川市市场监督管理局, en: "Mingchuan Market Authority"}
region: 9901
level: district
audience: [person]
kind: promised
desk: ours
summary: {zh: 在夜市摆摊要先登记。, en: "A stall at the night market is registered first."}
effective: {since: 2025-01-01}
conditions:
  - id: grown-up
    text: {zh: 摊主年满16周岁。, en: "The keeper is 16 or older."}
    must: age(birth_date(keeper_id)) >= 16
scenarios:
  - id: goods
    label: {zh: 经营品类, en: "Kind of goods"}
    ask: {zh: 卖什么？, en: "What is sold?"}
    options:
      - {id: food, label: {zh: 食品, en: "Food"}, aliases: [吃的]}
      - {id: crafts, label: {zh: 手工艺品, en: "Crafts"}, aliases: [手工]}
materials:
  - id: application-form
    name: {zh: 摆摊登记表, en: "Stall form"}
    form: {zh: 电子件, en: "electronic"}
    generated: true
  - id: health-certificate
    name: {zh: 健康证明, en: "Health certificate"}
    source: other
    form: {zh: 复印件1份, en: "1 copy"}
    when: goods == "food"
    note: {zh: 在有效期内。, en: "In date."}
  - id: photo
    name: {zh: 照片, en: "Photo"}
    necessity: deferrable
    deferral_days: 3
    form: {zh: 电子件, en: "electronic"}
form:
  title: {zh: 摆摊登记表, en: "Stall form"}
  fields:
    - id: keeper_name
      type: name
      label: {zh: 摊主姓名, en: "Keeper's name"}
      prefill: [identity.name]
    - id: keeper_id
      type: id_number
      label: {zh: 身份证号, en: "Identity number"}
      prefill: [identity.id_number]
    - id: stove
      type: yes_no
      label: {zh: 是否用明火, en: "Open fire"}
      when: goods == "food"
    - id: metres
      type: number
      label: {zh: 摊位长度, en: "Length"}
      unit: {zh: 米, en: "m"}
      minimum: 1
    - id: days_paid
      type: number
      label: {zh: 计费天数, en: "Days charged"}
      derive: metres * 2
  groups:
    - id: helpers
      label: {zh: 帮工, en: "Helpers"}
      row: {zh: 帮工, en: "helper"}
      least: 0
      most: 3
      fields:
        - {id: helper_name, type: name, label: {zh: 帮工姓名, en: "Helper's name"}}
        - id: helper_since
          type: date
          label: {zh: 上工日期, en: "Since"}
          when: stove && helper_name != keeper_name
rules:
  - id: not-too-long
    must: metres <= 5
    message: {zh: 摊位太长。, en: "The stall is too long."}
    fix: {zh: 不超过5米。, en: "5 m at most."}
    fields: [metres]
    clause: 本指南 办理条件
steps:
  - {name: {zh: 申请, en: "Apply"}, detail: {zh: 在线填写, en: "Fill in online"}}
  - {name: {zh: 登记, en: "Register"}, detail: {zh: 核对后登记, en: "Checked and registered"}, days: 1}
limits: {statutory: 5, promised: 3}
fees:
  - id: stall-fee
    name: {zh: 摊位费, en: "Stall fee"}
    yuan: 12.50
    unit: {zh: 每摊, en: "per stall"}
    basis: 明发改〔2024〕7号
    when: goods == "food" || metres > 3
places:
  - name: {zh: 市集办公室, en: "Market office"}
    address: {zh: 明川市东岸区听涛路2号, en: "2 Tingtao Road"}
    hours: {zh: 每天 9:00–17:00, en: "daily 9:00–17:00"}
    latitude: 30.91
    longitude: 122.91
phone: 0999-50310001
supervision_phone: 0999-50310900
legal_basis:
  - {law: 明川市市集条例, article: 第三条, text: 摆摊应当登记。}
results:
  - {name: {zh: 摊位证, en: "Stall card"}, kind: {zh: 证照, en: "licence"}, validity: {zh: 一年, en: "One year"}}
delivery: {zh: 现场领取, en: "At the counter"}
visits: 1
faq:
  - question: {zh: 下雨能摆吗？, en: "May I trade in the rain?"}
    answer: {zh: 可以, en: "Yes"}
    asked_as: [雨天]
implementations:
  - code: 990131000001-990102
    region: 990102
    organ: {zh: 东岸区市场监督管理局, en: "East Bank Market Authority"}
    limits: {statutory: 5, promised: 2}
    fees: []
  - code: 990131000001-990121
    region: 990121
    organ: {zh: 云湖县市场监督管理局, en: "Cloud Lake Market Authority"}
    phone: 0999-50350001
    effective: {since: 2025-07-01, until: 2026-07-01}
"""


@pytest.fixture
def stall() -> str:
    """A guide file in the right form that lint has nothing to say about."""
    return STALL
