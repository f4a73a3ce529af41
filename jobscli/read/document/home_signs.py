"""How a text names who gives it, signs it, puts it out or tells it: what its home is found by."""

from __future__ import annotations

import re

# Who gives a report and where: 在江苏省第十三届人民代表大会第二次会议上, 我代表成都市人民政府.
SESSION = re.compile("(?:在|^|[。\n])([^在。\n]{2,16}?)第?[一二三四五六七八九十]+届(?:全国)?人民代表大会")
FOR = re.compile("我(?:受|代表)([^，。]{2,12}?)(?:人民)?政府")
# Who signs it below its title: 固原市市长 某某某, 甘肃省代省长, 伊犁州州长.
HEAD_OF = re.compile(
    "(?:^|[\\n*） 　])([\u4e00-\u9fff]{1,10}?[省市区州县旗盟])(?:人民政府)?(?:代理?)?[省市区州县旗盟](?:长|主席)"
    "(?=[ 　*\\n]|$)"
)
SIGNATURE = 400  # code points
# For whom it is given where it is not named: 我代表省人民政府, 我代表市政府.
GOVERNMENT = re.compile("我(?:受|代表)(?P<level>自治区|省|市|自治州|州|行署|盟|县|自治县|区|旗)(?:人民)?政府")
OFFICE = re.compile(
    """
    (?:来源|发布机构|发布单位|发布部门|(?:发文|制定|成文|制发|印发|公开)(?:机关|单位|部门|机构)|主办单位)
    [:：][ \u3000]* (?:\\n[ \u3000•·*]*)? (?P<office>[^\\s，。：:]{2,20}? (?:局|政府|厅|委员会|办公室))
    """,
    re.VERBOSE,
)
# And in a paper's first sentence: 日前,滕州市政府办公室印发…, 笔者从山西省人社厅获悉; 仙游县近日出台15条举措.
HEARD_OF = re.compile(
    """
    (?:(?:日前|近日|近期|近来|昨日|昨天)[，,]?|[记笔]者(?:[昨今近]日?)?从)
    (?P<office>[\u4e00-\u9fff]{2,10}?(?:[省市县区州旗盟]|(?=人民政府)))
    (?:人民政府|政府|人社[局厅]|人力资源和?社会保障[局厅]|财政[局厅]|统计局)
    [^，。]{0,10}(?:印发|出台|发布|公布|下发|下达|获悉|了解到)
  | (?:[，。\n ]|^) (?P<itself>[\u4e00-\u9fff]{2,8}?[省市县区州旗盟])
    (?:人民政府|政府|人社[局厅])?(?:办公室)?(?:近日|日前|近期|最近)[^，。]{0,4}(?:印发|出台|发布|公布|下发|下达|推出)
    """,
    re.VERBOSE,
)
# Whose offices a text is about, or for which place they worked: 中山人社系统坚决落实…, 为巴中统筹城乡…作出了积极贡献.
SYSTEM = re.compile(
    """
    (?P<place>[\u4e00-\u9fff]{2,4}?)市?
    (?:(?:人社|人力资源和?社会保障|就业)系统
      |(?:统筹|建设|实现|加快|全面|经济|社会|改革|发展|高质量|转型|跨越|振兴)[^。；\n]{0,40}[作做]出[^。；，,\n]{0,12}贡献)
    """,
    re.VERBOSE,
)
# Whose office tells it all: 会上，广西壮族自治区乡村振兴局有关负责人介绍.
TOLD_BY = re.compile(
    "(?P<office>[\u4e00-\u9fff]{2,10}?[省市县区州旗盟])(?:人社|人力资源和?社会保障|劳动和?社会保障|劳动保障|就业|统计|乡村振兴|农业农村)[局厅]"
    "[^，。；]{0,8}(?:负责人|局长|厅长|发言人)[^，。；]{0,4}(?:介绍|表示|说|通报|透露)"
)
# The paper that tells of 我省 where nothing else names it: 河南日报记者; and what a text only cites.
# Or in its dateline: 本报济南2月19日讯.
PAPER = re.compile(
    "([\u4e00-\u9fff]{2,4}?)县?(?:日报|晚报|新闻网|融媒)|本报([\u4e00-\u9fff]{2,4})[0-9]{1,2}月[0-9]+日[讯电]"
)
CITED = re.compile("《[^》]{0,80}》|[\u4e00-\u9fff]{2,10}[〔［\\[（(]20[0-9]{2}[〕］\\])）] ?[0-9]{1,4} ?号")
# Places told as a list of others: 在北京、天津、山东等省市建立了36个劳务基地.
OTHERS = re.compile(
    "[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8})+等(?:[0-9一二三四五六七八九十]{1,3}个?)?(?:[省地]|市区|城市)"
)
# What a text tells was put out, where it names no place itself: 省厅发布《四川省…“十四五”规划》.
PUT_OUT = re.compile("(?:发布|印发|出台|制定|公布)(?:了|的)?《([^》]{4,40})》")
