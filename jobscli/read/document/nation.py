"""Whether a document is of the nation: by its title, its congress, its ministries and surveys."""

from __future__ import annotations

import re

from jobscli.read.document.regions import region_names
from jobscli.record import NATION

MINISTRY = "(?:人社部|(?:人力资源和?|劳动和?)社会保障部|劳动保障部)(?!门)"
STATISTICS_OFFICE = "国家统计局(?!.{0,6}(?:调查|总)队)"  # a survey office of it is of its province
# The figures of the nation, as news tell them: 国家统计局18日公布的数据显示，….
NATIONAL_FIGURES = f"{STATISTICS_OFFICE}[^，。；,]{{0,12}}(?:数据|统计)(?:显示)?(?=[，,])"
_BEGINS = 3000  # code points of a text that may name an office
# A survey of the nation, by its name.
_NATIONAL_SURVEY = re.compile(
    "《(?:20[0-4][0-9]年?)?中国[^》]{0,12}(?:就业|薪酬|招聘|劳动力)[^》]{0,12}报告[^》]{0,8}》"
    "|(?:中国|全国)(?:人力资源|劳动力)市场信息网?监测中心"
)
# Whom a ministry or the nation's congress speaks for.
_NATIONAL = re.compile(
    rf"""
    中华人民共和国 | 全国(?!第) | 我国 | (?:部分|百|[0-9]+个)城市(?:公共就业服务机构|劳动力市场)
  | {MINISTRY} | 国务院 | {STATISTICS_OFFICE} | 中央社会保险基金
  | 中国(?:农村|城乡)?(?:就业|(?:高校|大学)?毕业生|大学生|劳动力|农民工|城镇|居民)
  | 中国(?:人力资源|薪酬|蓝领|灵活|职工|老龄|人口)
    """,
    re.VERBOSE,
)
# A ministry below the title: 人力资源社会保障部, 来源：国家统计局.
_OF_MINISTRY = re.compile(
    f"^(?:[0-9\\s:：.年月日-]++|(?:信息)?来源[:：]\\s*+)*+(?:中华人民共和国)?(?:{STATISTICS_OFFICE}|{MINISTRY})",
    re.MULTILINE,
)
# A survey of the markets of many cities: 对95个城市的公共就业服务机构市场供求信息.
_OF_CITIES = re.compile(
    "(?:[3-9][0-9]|1[0-9]{2})个(?:大中)?城市[^，。；]{0,8}(?:公共就业服务机构|人力资源市场|劳动力市场)"
)
# What a document of a province or a city only goes back to: 为认真落实国务院《关于批转促进就业规划的通知》.
_BUILT_UPON = re.compile(
    "(?:落实|贯彻|根据|按照|转发|学习|执行)[^，。；]{0,4}(?:国务院|人社部|人力资源和?社会保障部)[^，。；]{0,40}"
)
OURS = re.compile("我[省市县区州旗盟](?!级)")  # 人社部公布…名单，我市某社区名列其中
_CONGRESS = re.compile("届全国人民代表大会|届全国人大")
# The other ministries, and the other offices of the nation; a tax office of it is of its place.
_MINISTRIES = (
    "财政部|教育部|民政部|农业农村部|农业部|应急管理部|退役军人(?:事务)?部"
    "|工业和信息化部|工信部|商务部|科技部|科学技术部|交通运输部|住房和城乡建设部|住建部|文化和旅游部|水利部|公安部|司法部"
)
_OTHER_OFFICES = (
    "国新办|国务院(?:新闻办|扶贫办|国资委)|国家发[展和改革委]{2,5}|国家(?:医保局|医疗保障局|卫健委|卫生健康委|税务总局(?!.{0,10}(?:税务局|[省市县区]))|乡村振兴局|信访局)"
    "|全国(?:总工会|妇联|工商联)|共青团中央|团中央|中国残联|最高人民(?:法院|检察院)"
)
_MINISTRY = re.compile(
    f"(?:{MINISTRY}|(?:{_MINISTRIES})(?!门)|{STATISTICS_OFFICE}|{_OTHER_OFFICES})"
    "[^。，]{0,20}(?:发布会|举行|公布|发布|通报|表示|印发|介绍|获悉)"
)
# Who gives the nation's report, and whose it is: 李克强总理作政府工作报告, 今年中国政府的工作目标.
_PREMIER = re.compile(
    "总理[^，。；]{0,12}(?:作|做)[^，。；]{0,4}政府工作报告|国务院总理[^，。；]{0,8}(?:出席|回答|会见)"
    "|^ *(?:朱镕基|温家宝|李克强|李强)[:：]|中国政府[^，。；]{0,6}(?:工作|目标)"
)
SPEAKS_NATIONALLY = re.compile(
    rf"""
    全国(?!统[筹一]|首[批个家]|第[一二三]|[^，。；、]{{0,12}}(?:会议|大会|大赛|先进|劳模))
    | 我国(?!第一) | 国务院 | 中央财政 | 国家发改委
    | {MINISTRY} | 财政部(?!门) | {STATISTICS_OFFICE}
    | 大陆(?=20[0-9]{{2}}|[去今]年|城镇|农村|居民|农民工|就业)  # as Taiwan and Hong Kong say it
    | 中西部[0-9]{{1,2}}个 | (?<![0-9第])[1-3][0-9]个省(?:份|区市)
    """,
    re.VERBOSE,
)
# A title of a city or of a province that the vocabulary does not have is not of the nation.
_LOCAL = re.compile("[省市县区州旗]人民政府|(?<!全)[省市县州旗](?:20[0-4][0-9]年|政府|国民经济|就业|人社|人力)")
# Where something was put out or held, which says nothing of whose it is: 国家统计局在北京发布了….
_HELD_IN = re.compile("在[\u4e00-\u9fff]{2,4}(?:发布|公布|召开|举行|开幕|闭幕)")
# Where a report was filed and what paper printed it: 本报北京5月7日电, 新华社北京1月5日电, 河南日报记者.
AGENCY = "(?:本报|新华社|中新[社网]|人民网|新华网|央视网|中新经纬|光明网|人民日报|中国新闻网)"
DATELINE = re.compile(
    f"{AGENCY}[^0-9，。\n]{{0,8}}[0-9]{{1,2}}月[0-9]{{1,2}}日[电讯]?"
    "|[\u4e00-\u9fff]{2,6}(?:日报|晚报|新闻网|早报|时报|晨报)|来(?:源|自)[:：][^\n，。]{0,16}|(?:视觉中国|编辑)[^\n]{0,4}"
)
# How texts of Hong Kong, Macau and Taiwan name their own region.
_OF_ITSELF = {"香港": "本港|香港", "澳门": "本澳|澳门", "台湾": "台湾"}
# One of them as the first that a text tells figures of: 台湾1月就业人数, 澳门失业率.
_TOLD_OF = re.compile("^[^。；]{0,30}(香港|澳门|台湾)(?=(?:20[0-9]{2}年)?[0-9]{1,2}月|总体|失业|就业|劳动)")
# Offices of Hong Kong, Macau and Taiwan, which have no namesakes elsewhere, and how Taiwan alone counts the years.
_OWN_OFFICES = {
    "香港": re.compile("(?<!国)政府统计处|劳工及福利局|强积金|入息中位数|雇员再培训局"),
    "澳门": re.compile("统计暨普查局|博企|博彩业(?=[中就月的员]|.{0,4}就业)|外地雇员"),
    "台湾": re.compile(
        "主计总?处|国势普查处|减班休息|无薪假|劳退|经常性薪资|行政院(?=[^，。]{0,4}(?:主计|劳|经建|国发))|劳委会|劳动部劳动|人力银行"
        "|民国(?:[89][0-9]|1[01][0-9])年|(?<![0-9.,第])1[01][0-9]年(?:1?[0-9]月|[上下]半年|第?[1-4一二三四]季)"
    ),
}


def of_office(title: str, head: str, given: bool) -> str | None:
    """Hong Kong, Macau or Taiwan, where a text begins with an office of its own; the nation, where its offices speak.

    `given` is whether a government of a place gives it.
    """
    own = next((name for name, office in _OWN_OFFICES.items() if office.search(head[:_BEGINS])), None)
    return own or (NATION if is_of_nation(title, head, given) else None)


# A title that tells of many provinces, though it names one: 24省区市前三季度城镇居民收入出炉 上海最高.
OF_PROVINCES = re.compile("(?<![0-9])(?:[3-9]|[1-3][0-9])个?省(?:区市|市区|份|[市区])|各省(?:区市|份)|多省份")


def of_itself(opening: str) -> str | None:
    """Hong Kong, Macau or Taiwan, where a text names it often or tells its figures and is not of the nation."""
    own = next((name for name, words in _OF_ITSELF.items() if len(re.findall(words, opening)) > 1), None)
    if own is None and (told := _TOLD_OF.search(opening)) is not None:
        own = told[1]
    return own if own is not None and SPEAKS_NATIONALLY.search(opening) is None else None


def is_of_nation(title: str, head: str, given: bool) -> bool:
    """Whether the title, the congress or a ministry says that a document is of the nation."""
    if _NATIONAL.search(_BUILT_UPON.sub("", title)) or (_CONGRESS.search(head[:400]) and not given):
        return True
    if region_names().search(_HELD_IN.sub("", title)) or _LOCAL.search(title):
        return False
    begins = head[:400]
    if _OF_MINISTRY.search(head[:200]) or any(each.search(begins) for each in (_PREMIER, _NATIONAL_SURVEY, _OF_CITIES)):
        return True
    ministry = _MINISTRY.search(DATELINE.sub("", begins))
    if ministry is None:
        return False
    local = re.search("[省市县区]", head[max(0, ministry.start() - 1) : ministry.start()])
    return local is None and OURS.search(head[:_BEGINS]) is None
