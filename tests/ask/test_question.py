"""A question -> the command that answers it, and what stands first: a verdict, a computation, 没有."""

from __future__ import annotations

import contextlib

import pytest

from jobscli.ask.meant import Choice
from jobscli.ask.question.answer import ask
from jobscli.ask.question.pieces import pieces
from jobscli.ask.question.slots import understood
from jobscli.ask.question.told import choice
from jobscli.ask.rank import rank
from jobscli.errors import UsageError
from jobscli.record import Statistic
from jobscli.store import Store, open_store, shipped_path
from tests.builders import Shelf, measure, new_jobs, report, statistic


@pytest.fixture(scope="module")
def shipped() -> Store:
    return open_store([shipped_path()])


@pytest.mark.parametrize(
    ("question", "command", "first"),
    [
        ("2611是啥", "jobscli systems “2611”定向招工新模式", "安徽 “2611”定向招工新模式"),
        ("豫创业担保贷款发了多少", "jobscli rank 创业担保贷款 -p 河南", "河南累计 突破千亿元"),
        ("苏皖高校毕业生就业率差多少", "jobscli rank 高校毕业生就业率 -p 江苏 -p 安徽", "江苏排第一"),
        ("安徽毕业生就业率上年是多少", "jobscli calc s1268 - s1279", "推算：96.83% - 0.49个百分点 = 96.34 %"),
        (
            "江苏和陕西的贫困劳动力就业帮扶人数能相加吗",
            "jobscli calc s611 + s633 + s4804 + s4814",
            "不能相加：口径不同",
        ),
        ("河南创业担保贷款全年发放超千亿元，对吗", "jobscli show s2497", "不是：原文是累计，不是全年"),
        ("广东稳岗补贴发了23亿元是不是", "jobscli show s3059", "是：广东 23亿元"),
        ("广东的200亿是已经花掉的钱吗", "jobscli show s3282", "不是：原文是预算，不是已实现的"),
        ("陕西创业担保贷款是第一吗", "jobscli rank 创业担保贷款", "不能确定：按印出的数陕西排第 1"),
        ("哪些数字是累计的", "jobscli statistics --scope 累计", "河南累计 突破千亿元"),
        ("陕西哪些数字按人次计", "jobscli statistics --unit 人次 -p 陕西", "陕西 44.23万人次"),
        ("怎么引用河南千亿贷款这个数", "jobscli show s2497", "河南累计 突破千亿元"),
        ("对疫情有什么措施", "jobscli search 疫情", "没有：江苏、安徽、河南、广东、陕西的原文都没有“疫情”"),
        ("安徽有哪些举措", "jobscli measures -p 安徽", "安徽：就业工作领导小组"),
        ("江苏和安徽相比怎么样", "jobscli compare 江苏 安徽", "高校毕业生就业率：江苏年末 96.9%"),
        ("2018年哪个省创业担保贷款发得最多", "jobscli rank 创业担保贷款 --period 2018", "陕西排第一"),
        ("how many job fairs did Guangdong hold", "jobscli rank 招聘活动场次 -p 广东", "广东全年 超过10000场"),
    ],
)
def test_a_question_comes_to_a_command_and_says_the_answer_first(
    shipped: Store, question: str, command: str, first: str
) -> None:
    answer = ask(shipped, question)
    assert (answer.command, answer.told[0][: len(first)]) == (command, first)


@pytest.mark.parametrize("question", ["", "？", "怎么样", "请问一下呢"])
def test_a_question_with_nothing_in_it_is_refused(shipped: Store, question: str) -> None:
    with pytest.raises(UsageError, match="没有看懂"):
        ask(shipped, question)


@pytest.mark.parametrize("question", ["哪个省创业担保贷款最多", "能相加吗 贷款", "妇女", "2611是什么", "OR", "-x"])
def test_an_empty_store_answers_or_refuses(shelf: Shelf, question: str) -> None:
    with contextlib.suppress(UsageError):
        assert ask(shelf(), question).told


@pytest.mark.parametrize(
    ("question", "command", "first"),
    [
        ("补贴能相加吗", "jobscli rank 补贴", "不能相加：是 4 种不同的数，钱或人可能重复算；"),
        ("各省的稳岗返还资金可以加在一起算吗？", "jobscli show s3059", "不能相加：只有一个数"),
        ("河南千亿创业担保贷款是2018年一年发的吗", "jobscli show s2497", "不是：原文是累计，不是一年"),
        (
            "陕西的就业扶贫基地到底是410个还是1007个？",
            "jobscli show s4658 s4665",
            "都有：陕西全年 410个（认定就业扶贫基地）；陕",
        ),
        ("广东给企业减负150亿，这是真的花出去的钱吗", "jobscli show s3210", "不是：原文是预计，不是已实现的"),
        ("江苏高校毕业生就业率是不是比安徽高？", "jobscli rank 高校毕业生就业率 -p 江苏 -p 安徽", "是：江苏比安徽高"),
        ("哪些省没有提到退役军人", "jobscli search 退役军人", "没有提到“退役军人”的：江苏、河南、广东、陕西"),
        (
            "有没有省份提到灵活就业或者外卖骑手",
            "jobscli search 灵活就业 外卖骑手",
            "没有：江苏、安徽、河南、广东、陕西的",
        ),
        ("为什么陕西的公益岗位那么多", "jobscli rank 公益性岗位 -p 陕西", "没有写原因；记录里只有："),
        ("安徽9462场招聘活动平均每场提供多少个岗位", "jobscli calc s1645 ÷ s1633", "推算：738万个 ÷ 9462场 = 779.9"),
        (
            "陕西68.06万贫困劳动力占全省多少，推算全省一共多少",
            "jobscli calc s4814 ÷ s4831",
            "推算：68.06万人 ÷ 80% = 85.08",
        ),
        (
            "河南有多少建档立卡贫困劳动力没有转移就业",
            "jobscli calc s2763 × s2781",
            "推算：其余约 5 万 人，原文没有直接写",
        ),
        (
            "不算江苏，哪个省高校毕业生就业率最高",
            "jobscli rank 高校毕业生就业率 -p 安徽 -p 河南 -p 广东 -p 陕西",
            "只有一个地区有数，不排名",
        ),
        ("陕西见习补贴人均不到7000元对吗", "jobscli calc s4359 ÷ s4346", "是，按推算的数"),
        ("河南毕业生就业率是2.1%？", "jobscli show s2682", "不是：原文说的是变动，不是水平"),
        (
            "安徽毕业生就业律比上年提高多少",
            "jobscli rank 高校毕业生就业率 -p 安徽 --aspect 变动",
            "安徽年末 +0.49个百分点（高校毕业生年末就业",
        ),
        ("有多少家企业享受了援企稳岗", "jobscli show m327", "江苏 110万户（援企稳岗行动降低用工成本的企业"),
        ("富民创业贷最高能贷多少，发了多少？", "jobscli show m362", "江苏限额 最高可达50万元（富民创业贷个人贷款额"),
        (
            "请问各省份的创业担保贷款数据能不能直接放在一起比较？",
            "jobscli rank 创业担保贷款",
            "不能都放在一起比，口径不同；能比的是陕西、江苏（",
        ),
        ("招聘活动场次能相加吗", "jobscli calc s1633 + s3374", "不能相加：口径不同（安徽全年，广东全年，陕西未注"),
        (
            "陕西两项帮扶贫困劳动力的数29.6万和68.06万可以加吗",
            "jobscli calc s4804 + s4814",
            "不能相加：口径不同（陕西全年，陕西累计）",
        ),
        (
            "广东近40项政策措施是不是都在2018年出台的",
            "jobscli show s3152",
            "不能确定：年份取自文件，原句没有写。广东 近40",
        ),
        ("江苏的230亿元降成本是全年数吗", "jobscli show s356", "不能确定：原文没有说明是全年还是累计。江苏 23"),
        (
            "河南就业补助资金支出34亿，广东预算200亿，哪个多",
            "jobscli calc s2375 - s3282",
            "不能比：指标不同（就业补助资金、就业补助补贴预算",
        ),
        ("有没有哪个省报了城镇登记失业率", "jobscli rank 城镇登记失业率", "没有“城镇登记失业率”的数字"),
        (
            "除了安徽还有哪些省有就业扶贫基地",
            "jobscli rank 就业扶贫基地 -p 江苏 -p 河南 -p 广东 -p 陕西",
            "陕西全年 410个（认定就业扶贫基地）",
        ),
        (
            "江苏兑付优惠政策55.9亿比上一年增长10%，上一年是多少",
            "jobscli calc s312 ÷ s323",
            "推算：55.9亿元 ÷ (1 + 10%) = ",
        ),
        ("四个地方标准是哪四个", "jobscli show m787", "江苏 就业服务四个地方标准：制定推广四个地方标准"),
        ("江苏企业用工监测覆盖多少家企业，广东呢", "jobscli show m669", "江苏 5550家（用工跟踪监测的重点企业等）"),
        (
            "陕西和河南的高校毕业生就业率能比吗",
            "jobscli rank 高校毕业生就业率 -p 陕西 -p 河南",
            "不能比：没有口径相同的数",
        ),
        ("安徽求职创业补贴发了2863万元，每人大概1000块，是吗", "jobscli calc s1072 ÷ s1053", "是，按推算的数"),
        ("这些数字出自哪份文件", "jobscli documents", "《督查激励 促进就业——促进就业工作先进地区典型"),
        ("女性就业有专门政策没有", "jobscli search 女性 就业 政策", "没有：江苏、安徽、河南、广东、陕西的"),
        (
            "求职创业补贴和校园招聘会补贴可以相加吗",
            "jobscli calc s1157 + s1072",
            "不能相加：指标不同（校园招聘会补贴、求职创业补贴",
        ),
        ("三省的高校毕业生就业率能不能求平均", "jobscli show s551 s1268 s4431", "不能平均：是比率，各自的人数没有写"),
        (
            "广东20亿和陕西49.2亿的创业担保贷款能直接比吗",
            "jobscli rank 创业担保贷款 -p 广东 -p 陕西",
            "不能直接比：各地的口径不同",
        ),
        ("河南的100亿基金是不是都已经投出去了", "jobscli show s2507", "不能确定：原文没有说“投出去”。河南 100亿（"),
        ("陕西毕业生就业率92%是全部毕业生的吗", "jobscli show s4431", "不是：只是离校未就业应届毕业生的"),
        (
            "安徽就业率96.83%，是全国最高的吧？",
            "jobscli rank 高校毕业生就业率",
            "不能说：没有全国各省的数，只有 2 个地区的",
        ),
        ("安徽扶贫车间比扶贫驿站多多少个", "jobscli show s1353 s1342", "是不同的指标，没有算差：安徽 1303个（建设扶"),
        (
            "陕西1.04万贫困劳动力在社区工厂就业，占全省扶持的29.6万的比重",
            "jobscli calc s4592 ÷ s4804",
            "推算：1.04万名 ÷ 29.6万人 = 3.5",
        ),
        ("毕业生能拿到多少求职补贴", "jobscli rank 求职创业补贴", "安徽 2863万元（发放求职创业补贴）"),
        (
            "有没有说疫情对就业的影响",
            "jobscli search 疫情 就业 影响",
            "没有：江苏、安徽、河南、广东、陕西的",
        ),
        ("安徽一年开多少场招聘会，平均下来每天几场", "jobscli show s1633", "推算：9462场 ÷ 365 = 约 25.92"),
        ("众创杯近40万人是2018年一年的吗", "jobscli show s3579", "不是：原文是累计，不是一年"),
        (
            "各省贫困劳动力帮扶人数能放在一起排名吗",
            "jobscli rank 贫困劳动力就业帮扶人数",
            "不能都放在一起比，口径不同；能比的是陕西、安徽（",
        ),
        ("河南的就业补助资金34亿已经花完了吗", "jobscli show s2375", "不能确定：原文没有说“花完”。河南全年 34亿元"),
        ("没有提到电商的省份有哪些", "jobscli search 电商", "没有提到“电商”的：江苏、河南、陕西"),
        ("帮我列出所有跟税收有关的政策", "jobscli search 税收 政策", "河南 促进重点群体创业就业税收政策：配套政策之一"),
        ("Does Guangdong have any job fairs?", "jobscli rank 招聘活动场次 -p 广东", "有："),
        (
            "Is 738 thousand the number of posts Anhui offered?",
            "jobscli show s1645",
            "不是。没有这个数，记录里是：安徽全年 738万个",
        ),
        ("Which provinces did not report startup loans?", "jobscli rank 创业担保贷款", "没有报“创业担保贷款”的：安徽"),
        ("anhui fupin chejian you duoshao ge", "jobscli rank 就业帮扶车间 -p 安徽", "安徽 1303个（建设扶贫车间）"),
    ],
)
def test_questions_as_people_put_them(shipped: Store, question: str, command: str, first: str) -> None:
    answer = ask(shipped, question)
    assert (answer.command, answer.told[0][: len(first)]) == (command, first)


@pytest.mark.parametrize(
    ("question", "command", "first"),
    [
        ("哪省毕业生就业率最低", "jobscli rank 高校毕业生就业率 --ascending", "最低的是安徽年末 96.83%；其次 江苏"),
        ("江苏省是怎么支持创业的呀", "jobscli measures --topic 创业 -p 江苏", "江苏 富民创业贷："),
        ("江苏富民创业贷一年发了23亿多，对不？", "jobscli show s427", "是：江苏全年 超过23亿元"),
        ("河南有没有提零就业家庭", "jobscli search 零就业家庭 -p 河南", "有，记录里这样说："),
        ("数据是哪一年的", "jobscli documents", "《督查激励 促进就业——"),
        (
            "What is the graduate employment rate in Anhui and Jiangsu?",
            "jobscli rank 高校毕业生就业率 -p 安徽 -p 江苏",
            "江苏年末 96.9%",
        ),
        ("Does Henan have a fund for returning migrant workers?", "jobscli rank 返乡创业投资基金 -p 河南", "有："),
        ("有多少省提到了大学生创业", "jobscli measures --topic 创业 --group 高校毕业生", "江苏 大学生优秀创业项目资助"),
        ("广东的粤菜师傅培训了一万人吗", "jobscli show s3476", "不是：原文是人次，不是人"),
        ("江苏的5550家企业监测，是全省企业吗", "jobscli show s688", "不是：原文说的是用工跟踪监测的重点企业等"),
        ("Did Henan spend 3.4 billion yuan on employment subsidies?", "jobscli show s2375", "是：河南全年 34亿元"),
        ("安徽就业率超过95%吗", "jobscli show s1268", "是：安徽年末 96.83%"),
        ("安徽就业率是不是低于95%", "jobscli show s1268", "不是：安徽年末 96.83%"),
        ("安徽和江苏的就业率哪个高", "jobscli rank 高校毕业生就业率 -p 安徽 -p 江苏", "江苏排第一，江苏年末 96.9%"),
    ],
)
def test_the_lowest_who_does_what_and_limits(shipped: Store, question: str, command: str, first: str) -> None:
    answer = ask(shipped, question)
    assert (answer.command, answer.told[0][: len(first)]) == (command, first)


def incomes(shelf: Shelf) -> Store:
    """Incomes of town, country and all of two provinces, of two years; two rates; jobs of a city and its province."""
    income = {"metric": "居民人均可支配收入", "unit": "元"}
    rate = {"unit": "%", "period": "2025"}
    jobs = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人", "period": "2025"}

    def of(region: str, start: int, population: str, value: int, period: str = "2025") -> Statistic:
        text = f"{value}元"
        return statistic(
            region=region, start=start, text=text, value=value, population=population, period=period, **income
        )

    return shelf(
        of("江苏", 1, "全体居民", 50_000, "2022"),
        of("江苏", 2, "农村居民", 34_000),
        of("西藏", 3, "农村居民", 23_000),
        of("西藏", 4, "城镇居民", 59_000),
        of("广东", 5, "全体居民", 54_000),
        statistic(region="陕西", start=6, text="5.3%", value="5.3", **rate, metric="城镇调查失业率"),
        statistic(region="广东", start=7, text="5%", value=5, **rate, metric="城镇调查失业率"),
        statistic(
            region="江苏", start=8, text="3.2%", value="3.2", **{**rate, "period": "2020"}, metric="城镇登记失业率"
        ),
        statistic(region="江苏", start=9, text="140万人", value=1_400_000, **jobs),
        statistic(region="江苏", place="苏州", start=10, text="35万人", value=350_000, **jobs),
        statistic(region="陕西", start=11, text="44万人", value=440_000, **jobs),
        statistic(region="广东", start=12, text="至少700万人", value=7_000_000, **{**jobs, "scope": "cumulative"}),
        statistic(
            region="江苏", start=13, text="7万人次", value=70_000, unit="人次", metric="职业技能培训", period="2025"
        ),
        statistic(region="陕西", start=14, text="9个", value=9, unit="个", metric="粤菜师傅培训", period="2025"),
        measure(region="陕西", start=20, title="帮扶青年就业"),
        measure(region="广东", start=21, title="促进妇女就业"),
    )


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        (
            "农民收入最高的是哪个省",
            "jobscli rank 居民人均可支配收入 --population 农村居民",
            "江苏排第一，江苏2025年全年 34000元",
        ),
        (
            "城镇居民收入最高的是哪个省",
            "jobscli rank 居民人均可支配收入 --population 城镇居民",
            "只有一个地区有数，不排名",
        ),
        ("江苏居民收入多少", "jobscli rank 居民人均可支配收入 -p 江苏", "江苏2022年全年 50000元"),
        ("失业率超过5%的有哪些省", "jobscli rank 城镇调查失业率", "“失业率”按“城镇调查失业率”答；也有：城镇登记失业率"),
        ("登记失业率和调查失业率是一回事吗", "jobscli metrics", "不是一回事，分开记，不能混着排："),
        (
            "稳岗返还就是失业保险返还吗",
            "jobscli metrics",
            "是同一个指标：都记作“稳岗返还”：返还企业的失业保险费和稳岗补贴",
        ),
        ("失业率和调查失业率一样吗", "jobscli metrics", "不全是一回事：“失业率”是个笼统的说法，可以是"),
        (
            "苏州占江苏新增就业的几成",
            "jobscli calc s10 ÷ s9",
            "江苏苏州 2025 年：推算：35万人 ÷ 140万人 = 25 %（占江苏的比重）",
        ),
        ("江苏2026年计划培训多少人", "jobscli rank 培训 -p 江苏", "没有 2026 年的目标；有的是："),
        (
            "江苏2025年培训多少人",
            "jobscli rank 培训 -p 江苏 --period 2025",
            "职业技能培训：江苏全年 7万人次（发放贷款）",
        ),
        ("哪些省帮扶年轻人就业", "jobscli search 帮扶 年轻人 就业", "陕西 帮扶青年就业"),
        ("宝妈就业有没有办法", "jobscli search 宝妈 就业", "没有一条用“宝妈”“就业”这些字；近义的说法（妇女）有："),
        ("这里面有多少份文件", "jobscli documents", "《"),
    ],
)
def test_whose_figures_which_metric_of_which_year_and_loose_words(
    shelf: Shelf, question: str, command: str, told: str
) -> None:
    answer = ask(incomes(shelf), question)
    assert (answer.command, answer.told[0][: len(told)]) == (command, told)


def test_two_years_of_a_city_are_held_against_each_other(shelf: Shelf) -> None:
    jobs = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人", "region": "江苏", "place": "苏州"}
    store = shelf(
        statistic(text="23万人", value=230_000, period="2023", **jobs),
        statistic(text="41万人", value=410_000, period="2024", start=60, **jobs),
    )
    answer = ask(store, "苏州2023年和2024年城镇新增就业差多少")
    assert answer.command == "jobscli rank 城镇新增就业 -p 江苏苏州 --period 2023,2024"
    assert answer.told[0] == "推算：相差 18 万 人，2024 年多"


def test_a_mean_names_all_whose_figures_are_of_another_scope(shelf: Shelf) -> None:
    answer = ask(incomes(shelf), "各省城镇新增就业平均是多少")
    assert answer.told[-1] == "没有这个数、没有算进去的：广东、西藏"


def reports(shelf: Shelf) -> Store:
    """New jobs of three provinces in one year, an aim of the next, and incomes of town and country in one."""
    jobs = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人", "period": "2025"}
    aim = {**jobs, "period": "2026", "status": "target"}
    income = {"metric": "居民人均可支配收入", "unit": "%", "aspect": "change", "period": "2025"}
    return shelf(
        statistic(region="广东", document="yue", text="149.4万人", value=1_494_000, **jobs),
        statistic(region="江苏", document="su", text="141万人", value=1_410_000, **jobs),
        statistic(region="西藏", document="zang", text="5万人以上", value=50_000, bound="at_least", **jobs),
        statistic(region="江苏", document="su", start=60, text="120万人", value=1_200_000, **aim),
        statistic(region="安徽", document="wan", text="68万人左右", value=680_000, bound="about", **aim),
        statistic(
            region="江苏",
            document="su",
            start=80,
            text="5%",
            value=5,
            population="农村居民",
            label="农村居民收入",
            **income,
        ),
        statistic(
            region="江苏",
            document="su",
            start=90,
            text="4%",
            value=4,
            population="城镇居民",
            label="城镇居民收入",
            **income,
        ),
        measure(region="广东", document="yue", title="加强零工市场规范化建设", start=200, status="target"),
    )


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        (
            "2025年哪个省城镇新增就业最多",
            "jobscli rank 城镇新增就业 --period 2025",
            "广东排第一，广东全年 149.4万人；其次 江苏全年 141万人",
        ),
        (
            "城镇新增就业超过100万的省有哪些",
            "jobscli rank 城镇新增就业",
            "超过100万的：广东全年 149.4万人；江苏全年 141万人",
        ),
        ("城镇新增就业不到6万的是哪些省", "jobscli rank 城镇新增就业", "不到6万的：没有"),
        (
            "江苏城镇新增就业的目标比去年实际高还是低",
            "jobscli rank 城镇新增就业 -p 江苏 --status 已实现,目标",
            "江苏：目标比实绩低。2026目标 120万人，2025实绩 141万人",
        ),
        (
            "哪些省完成了城镇新增就业目标",
            "jobscli rank 城镇新增就业 --status 已实现,目标",
            "没有同一年的目标和实绩，完成没完成不能说；",
        ),
        (
            "安徽城镇新增就业目标完成了没有",
            "jobscli rank 城镇新增就业 -p 安徽 --status 已实现,目标",
            "安徽目标全年 68万人左右",
        ),
        (
            "哪些省没有报城镇新增就业",
            "jobscli rank 城镇新增就业",
            "没有报“城镇新增就业”的：没有这样的地区；只报了变动、目标或部分人群的：安徽",
        ),
        (
            "江苏和广东的城镇新增就业能相加吗",
            "jobscli calc s30la + s30ja",
            "能相加。推算：141万人 + 149.4万人 = 290.4 万 人",
        ),
        ("2024年江苏城镇新增就业多少", "jobscli rank 城镇新增就业 -p 江苏", "没有 2024 年的数；有的是："),
        ("141万人是什么数", "jobscli show s30la", "江苏全年 141万人（城镇新增就业）"),
        ("江苏城镇新增就业141万人是目标还是完成数", "jobscli show s30la", "是已实现：江苏全年 141万人"),
        ("四川城镇新增就业多少", "jobscli rank 城镇新增就业 -p 四川", "没有四川的文件"),
        ("全国城镇新增就业多少", "jobscli rank 城镇新增就业", "没有全国的数；各地的是："),
        ("新疆2025年城镇新增就业多少", "jobscli rank 城镇新增就业 -p 新疆", "没有新疆的文件"),
        (
            "江苏农村居民收入增速比城镇快吗",
            "jobscli rank 居民人均可支配收入 -p 江苏 --aspect 变动",
            "是：江苏全年 +5%（农村居民收入",
        ),
        ("几个省提到了零工市场", "jobscli search 零工市场 --exact", "提到“零工市场”的有 1 个地区：广东"),
        ("提到“零工市场”的省有哪些", "jobscli search 零工市场 --exact", "提到“零工市场”的有 1 个地区：广东"),
        ("涉及零工市场的地区有几个", "jobscli search 零工市场 --exact", "提到“零工市场”的有 1 个地区：广东"),
        ("几个省提到了以工代训", "jobscli search 以工代训 --exact", "没有找到“以工代训”"),
        ("哪些省把零工市场写进了政府工作报告", "jobscli search 零工市场", "广东 加强零工市场规范化建设"),
        ("江苏城镇新增就业比广东多吗", "jobscli rank 城镇新增就业 -p 江苏 -p 广东", "不是：江苏比广东低"),
        ("江苏城镇新增就业比西藏多吗", "jobscli rank 城镇新增就业 -p 江苏 -p 西藏", "不能确定：报的不都是确数"),
    ],
)
def test_questions_over_reports(shelf: Shelf, question: str, command: str, told: str) -> None:
    answer = ask(reports(shelf), question)
    assert (answer.command, answer.told[0][: len(told)]) == (command, told)


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        (
            "江苏2024年完成城镇新增就业目标了吗",
            "jobscli rank 城镇新增就业 -p 江苏 --status 已实现,目标 --period 2024",
            "江苏：目标比实绩低。2024目标 120万人以上，2024实绩 143万人",
        ),
        (
            "江苏城镇新增就业目标完成了吗",
            "jobscli rank 城镇新增就业 -p 江苏 --status 已实现,目标",
            "江苏：目标比实绩低。2025目标 125万人，2025实绩 141万人",
        ),
        (
            "江苏城镇新增就业的目标比去年实际高还是低",
            "jobscli rank 城镇新增就业 -p 江苏 --status 已实现,目标",
            "江苏：目标比实绩低。2026目标 120万人，2025实绩 141万人",
        ),
        ("江苏完成年度目标了吗", "jobscli targets 江苏", "没有说是哪个目标，各个目标怎样："),
        (
            "江苏2026年就业目标是多少",
            "jobscli rank 城镇新增就业 -p 江苏 --status 目标 --period 2026",
            "江苏目标全年 120万人",
        ),
        (
            "江苏2025年城镇新增就业比2024年多多少",
            "jobscli rank 城镇新增就业 -p 江苏 --period 2025,2024",
            "江苏2025年全年 141万人；江苏2024年全年 143万人\n推算：相差 2 万 人",
        ),
        (
            "江苏历年的城镇新增就业",
            "jobscli series 城镇新增就业 江苏",
            "江苏2024年全年 143万人；江苏2025年全年 141万人",
        ),
        (
            "江苏近两年城镇新增就业",
            "jobscli series 城镇新增就业 江苏 --years 2024-2025",
            "江苏2024年全年 143万人；江苏2025年全年 141万人",
        ),
        (
            "江苏2024年城镇新增就业完成率",
            "jobscli rank 城镇新增就业 -p 江苏 --status 已实现,目标 --period 2024",
            "江苏：目标比实绩低。2024目标 120万人以上，2024实绩 143万人，推算完成率 约 119.17%",
        ),
        (
            "江苏2023年城镇新增就业完成率",
            "jobscli rank 城镇新增就业 -p 江苏 --status 已实现,目标",
            "没有 2023 年的；有的是：",
        ),
        (
            "江苏2024到2025年城镇新增就业",
            "jobscli series 城镇新增就业 江苏 --years 2024-2025",
            "江苏2024年全年 143万人；江苏2025年全年 141万人",
        ),
        (
            "江苏2026年城镇新增就业目标比2025年实际低吗",
            "jobscli rank 城镇新增就业 -p 江苏 --status 已实现,目标 --period 2026,2025",
            "江苏：目标比实绩低。2026目标 120万人，2025实绩 141万人",
        ),
        (
            "2024年和2025年江苏城镇新增就业各多少",
            "jobscli rank 城镇新增就业 -p 江苏 --period 2024,2025",
            "江苏2025年全年 141万人\n江苏2024年全年 143万人",
        ),
        (
            "2024年、2025年、2026年江苏城镇新增就业各多少",
            "jobscli rank 城镇新增就业 -p 江苏 --period 2024,2025,2026",
            "江苏2025年全年 141万人\n江苏2024年全年 143万人",
        ),
        (
            "江苏两年来城镇新增就业的变化",
            "jobscli series 城镇新增就业 江苏 --years 2024-2025",
            "江苏2024年全年 143万人；江苏2025年全年 141万人",
        ),
        (
            "江苏的城镇新增就业",
            "jobscli rank 城镇新增就业 -p 江苏",
            "江苏2025年全年 141万人\n江苏2024年全年 143万人",
        ),
    ],
)
def test_questions_over_several_years_say_which(shelf: Shelf, question: str, command: str, told: str) -> None:
    jobs = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人", "region": "江苏"}
    store = shelf(
        statistic(
            document="24", text="120万人以上", value=1_200_000, bound="at_least", period="2024", status="target", **jobs
        ),
        statistic(document="25", text="143万人", value=1_430_000, period="2024", **jobs),
        statistic(document="25", start=60, text="125万人", value=1_250_000, period="2025", status="target", **jobs),
        statistic(document="26", text="141万人", value=1_410_000, period="2025", **jobs),
        statistic(document="26", start=60, text="120万人", value=1_200_000, period="2026", status="target", **jobs),
    )
    answer = ask(store, question)
    assert (answer.command, "\n".join(answer.told)[: len(told)]) == (command, told)


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        ("苏州2023年城镇新增就业多少", "jobscli rank 城镇新增就业 -p 江苏苏州 --period 2023", "江苏苏州全年 23万人"),
        ("江苏苏州市城镇新增就业", "jobscli rank 城镇新增就业 -p 江苏苏州", "江苏苏州全年 23万人"),
        ("南京城镇新增就业多少", "jobscli rank 城镇新增就业 -p 江苏", "没有南京的“城镇新增就业”；江苏的是："),
        ("昆山市城镇新增就业多少", "jobscli rank 城镇新增就业 -p 江苏", "没有昆山的“城镇新增就业”；江苏的是："),
        ("固原城镇新增就业多少", "jobscli rank 城镇新增就业 -p 宁夏", "没有固原的“城镇新增就业”，宁夏也没有"),
        ("江苏城镇新增就业多少", "jobscli rank 城镇新增就业 -p 江苏", "江苏全年 138万人"),
    ],
)
def test_a_city_is_not_answered_with_its_province(shelf: Shelf, question: str, command: str, told: str) -> None:
    jobs = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人", "period": "2023", "region": "江苏"}
    store = shelf(
        statistic(document="su", text="138万人", value=1_380_000, **jobs),
        statistic(document="suzhou", text="23万人", value=230_000, place="苏州", **jobs),
    )
    answer = ask(store, question)
    assert (answer.command, answer.told[0]) == (command, told)


def test_a_word_is_looked_for_without_what_says_that_it_was_done() -> None:
    assert pieces("江苏培训了多少人", ["江苏"]) == ("培训",)


@pytest.mark.parametrize(
    ("question", "command", "first"),
    [
        ("校园招聘会有补贴吗？多少？", "jobscli rank 校园招聘会补贴", "有："),
        (
            "安徽建的扶贫车间、扶贫驿站、扶贫基地各多少",
            "jobscli statistics --metric 就业帮扶车间,就业扶贫驿站,就业扶贫基地 -p 安徽",
            "就业帮扶车间：安徽 1303个（建设扶贫车间）",
        ),
        ("返乡创业基金有多大", "jobscli rank 返乡创业投资基金", "河南 100亿（设立农民工返乡创业投资基金）"),
        ("粤菜师傅带动了多少人就业", "jobscli rank 粤菜师傅培训", "没有直接说“带动”的数，最近的："),
        ("众创杯办了几届", "jobscli show m3506", "没有“几届”的数，有的是："),
        ("2611模式的含义原文解释了没有", "jobscli systems “2611”定向招工新模式", "没有，原文没有解释这个名字的意思："),
        ("给企业发的稳岗补贴，户均多少钱", "jobscli calc s3059 ÷ s3049", "推算：23亿元 ÷ 18.4万家 = 1.25 "),
        ("安徽和江苏的毕业生就业率只差0.07个点，对不对", "jobscli calc s1268 - s551", "是：推算：96.83% - 96.9% = -0"),
        ("江苏毕业生就业率有没有到97%", "jobscli show s551", "不是：江苏年末 96.9%（高校毕业生年末总体就"),
        (
            "陕西孵化基地带动就业人数是广东的几倍",
            "jobscli rank 创业带动就业人数 -p 陕西 -p 广东",
            "不能算：广东没有能比的数",
        ),
        ("河南还有多少贫困劳动力没转移", "jobscli calc s2763 × s2781", "推算：其余约 5 万 人，原文没有直接写"),
        ("创业贷款累计最多的省", "jobscli rank 创业担保贷款 --scope 累计", "只有一个地区有数，不排名"),
        (
            "哪个省先突破1000亿创业担保贷款",
            "jobscli rank 创业担保贷款",
            "不能确定的：江苏全年 超过23亿元（发放富民创业",
        ),
        ("广东有没有扶贫车间", "jobscli show m3645 m3703 m3720", "没有“扶贫车间”的记录；最近的："),
        ("12.01万是不是包含在33.86万里面", "jobscli show s2718 s2730", "不能确定：原文没有说谁包含谁。河南全年 33.8"),
        ("陕西697个社区工厂都是2018年新建的？", "jobscli show s4585", "不是：原文是累计，不是新增"),
        ("粤菜师傅是不是培训了5.6万人", "jobscli show s3500", "不是：这个数说的是"),
        ("广东的创业担保贷款每年超20亿，是2018年一年的吗", "jobscli show s3639", "不是：原文是每年，不是一年"),
        ("9462场是不是全国最多", "jobscli rank 招聘活动场次", "不能说：没有全国各省的数，只有 2 个地区的"),
        ("就业率最高的城市", "jobscli rank 高校毕业生就业率", "没有各市的数；省一级的是："),
        ("68.06万÷80%是多少", "jobscli calc s4814 ÷ s4831", "推算：68.06万人 ÷ 80% = 85.08"),
        ("哪个省贫困劳动力最多", "jobscli rank 贫困劳动力", "“贫困劳动力”是 8 个不同的指标，不能一起排："),
        ("妇女创业贷款", "jobscli rank 创业担保贷款", "没有直接说“妇女”的数，最近的："),
        (
            "陕西、安徽谁的扶贫基地多",
            "jobscli rank 就业扶贫基地 -p 陕西 -p 安徽",
            "排不出名次：没有两个地区的数口径相同",
        ),
        ("how many poverty alleviation workshops are there in Anhui?", "jobscli rank 就业帮扶车间 -p 安徽", "有："),
        (
            "哪些数据是预计或者预算，不是实绩",
            "jobscli statistics --status 预计,预算",
            "广东预计全年 超150亿元（减负措施为企业减负）",
        ),
        ("这份材料是谁发布的", "jobscli documents", "《督查激励 促进就业——促进就业工作先进地区典型"),
        (
            "安徽高校毕业生就业率比上年提高了几个百分点",
            "jobscli rank 高校毕业生就业率 -p 安徽 --aspect 变动",
            "安徽年末 +0.49个百分点",
        ),
        (
            "五省里谁发的创业担保贷款最少",
            "jobscli rank 创业担保贷款 --ascending",
            "最低的是江苏全年 超过23亿元；其次 陕西全年 49.2亿元。江苏报的不是确数",
        ),
        ("求职创业补贴人均一千块左右吧", "jobscli calc s1072 ÷ s1053", "是，按推算的数"),
        (
            "河南资金方面有什么经验",
            "jobscli measures --topic 资金 -p 河南",
            "河南 就业补助资金管理办法：有关职能部门出台的配",
        ),
        ("创业贷款取消户籍限制是哪个省", "jobscli rank 创业担保贷款", "问到的“取消户籍限制”在这里："),
        (
            "Did Henan meet its employment target in 2018?",
            "jobscli rank 城镇新增就业 -p 河南",
            "没有“城镇新增就业” 2018 年的目标，完成没",
        ),
    ],
)
def test_names_in_parts_several_things_claims_and_what_is_not_there(
    shipped: Store, question: str, command: str, first: str
) -> None:
    answer = ask(shipped, question)
    assert (answer.command, answer.told[0][: len(first)]) == (command, first)


def test_what_is_dropped_from_a_question_is_said(shelf: Shelf) -> None:
    store = shelf(measure(title="创业补贴", kind="subsidy"), measure(start=9, title="就业补贴", kind="subsidy"))
    assert ask(store, "航天补贴有哪些").told[0] == "没有提到“航天”；按其余的词："


@pytest.mark.parametrize(("question", "regions"), [("去年辽宁新增就业多少", ("辽宁",)), ("苏皖谁高", ("江苏", "安徽"))])
def test_two_regions_are_not_read_across_a_name(shipped: Store, question: str, regions: tuple[str, ...]) -> None:
    assert understood(question, shipped).regions == regions


SU, SU_AFTER = report("江苏", 2024), report("江苏", 2025)
WAN, WAN_AFTER = report("安徽", 2024), report("安徽", 2025)


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        (
            "目标比实际低的省有哪些",
            "jobscli targets",
            "没有说是哪个指标；有目标又有实绩的指标有 1 个：\n"
            "城镇新增就业　目标比实绩低的：江苏；目标比实绩高的：安徽\n"
            "写明指标再问：jobscli targets 城镇新增就业",
        ),
        (
            "哪些省没有完成去年的就业目标",
            "jobscli rank 城镇新增就业 --status 已实现,目标 --period 2025",
            "“去年”按 2025 年算（以库里最近的文件为准）\n没有完成的：安徽（有目标又有实绩的 2 个地区）",
        ),
        (
            "哪些省完成了城镇新增就业目标",
            "jobscli rank 城镇新增就业 --status 已实现,目标",
            "完成了的：江苏（有目标又有实绩的 2 个地区）",
        ),
    ],
)
def test_who_met_an_aim_and_which_aims_there_are(shelf: Shelf, question: str, command: str, told: str) -> None:
    store = shelf(
        *(SU, SU_AFTER, WAN, WAN_AFTER),
        *(new_jobs(SU, 120, status="target"), new_jobs(SU_AFTER, 141)),
        *(new_jobs(WAN, 68, status="target"), new_jobs(WAN_AFTER, 60)),
    )
    answer = ask(store, question)
    assert (answer.command, "\n".join(answer.told)[: len(told)]) == (command, told)


def test_the_ends_of_a_ranking_and_the_kinds_of_a_thing(shipped: Store) -> None:
    answer = ask(shipped, "哪个省的招聘活动最多，比最少的多多少")
    assert answer.told[0].startswith("广东排第一")
    assert answer.told[-1] == "推算：广东和安徽相差约 538 场"
    answer = ask(shipped, "补贴有哪几种")
    assert answer.command == "jobscli measures --kind 补贴"
    assert answer.told[-1].startswith("别的类别里说到“补贴”的：")


def test_a_metric_that_is_called_just_so_comes_before_those_that_have_its_name(shelf: Shelf) -> None:
    growth = {"unit": "%", "aspect": "change", "period": "2025"}
    store = shelf(
        *(statistic(metric="地区生产总值", region=each, document=each, **growth) for each in ("江苏", "重庆")),
        statistic(metric="人均地区生产总值", start=60, **growth),
    )
    assert ask(store, "重庆GDP增长多少").command == "jobscli rank 地区生产总值 -p 重庆 --aspect 变动"


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        (
            "全国2023年上半年城镇新增就业多少人",
            "jobscli statistics --metric 城镇新增就业 -p 全国 --period 2023-01/2023-06 --scope 半年",
            ("全国半年 678万人",),
        ),
        (
            "全国2023年城镇新增就业多少人",
            "jobscli statistics --metric 城镇新增就业 -p 全国 --period 2023",
            ("全国全年 1244万人",),
        ),
        (
            "全国2021年城镇新增就业多少人",
            "jobscli statistics --metric 城镇新增就业 -p 全国",
            ("没有全国 2021 年的数；有的是：", "全国2023年全年 1244万人；全国2023年1—6月半年 678万人"),
        ),
        ("全国各省城镇新增就业", "jobscli rank 城镇新增就业", ("江苏全年 138万人",)),
    ],
)
def test_the_whole_country_is_answered_with_its_own_figures(
    shelf: Shelf, question: str, command: str, told: tuple[str, ...]
) -> None:
    jobs = {"metric": "城镇新增就业", "label": "城镇新增就业", "unit": "人", "period": "2023"}
    half = {**jobs, "scope": "half_year", "period": "2023-01/2023-06"}
    store = shelf(
        statistic(document="su", text="138万人", value=1_380_000, **jobs),
        statistic(document="all", region="全国", text="1244万人", value=12_440_000, start=60, **jobs),
        statistic(document="all", region="全国", text="678万人", value=6_780_000, start=90, **half),
    )
    answer = ask(store, question)
    assert (answer.command, answer.told) == (command, told)


@pytest.mark.parametrize("question", ["求职补贴发给了多少人", "安徽求职补贴发了多少"])
def test_an_allowance_is_found_under_its_short_name(shipped: Store, question: str) -> None:
    assert ask(shipped, question).command.startswith("jobscli rank 求职创业补贴")


def test_of_several_metrics_of_a_word_only_the_year_that_is_asked_for_is_told(shelf: Shelf) -> None:
    aim = {"unit": "人", "status": "target", "text": "10万人", "value": 100_000}
    store = shelf(
        statistic(metric="新增高技能人才", label="新增高技能人才", period="2026", **aim),
        statistic(metric="培育高技能人才", label="培育高技能人才", period="2025", start=60, **aim),
    )
    answer = rank(store, "高技能人才", wanted={})
    assert isinstance(answer, Choice)
    assert choice(answer, ["2026"]) == ["新增高技能人才：江苏目标全年 10万人"]
    assert sorted(choice(answer)) == [
        "培育高技能人才：江苏2025年目标全年 10万人",
        "新增高技能人才：江苏2026年目标全年 10万人",
    ]


def test_a_fall_has_its_sign_and_its_unit(shelf: Shelf) -> None:
    fall = {"metric": "总体失业率", "unit": "百分点", "aspect": "change", "text": "0.3", "value": "-0.3"}
    store = shelf(statistic(region="澳门", period="2023", **fall))
    assert "澳门全年 -0.3百分点" in "\n".join(ask(store, "澳门总体失业率").told)


def test_part_of_a_name_asks_for_more_than_the_one_measure_of_it(shipped: Store) -> None:
    assert ask(shipped, "退役军人就业援助月是什么活动").command == "jobscli systems 退役军人就业援助月"
    assert ask(shipped, "退役军人就业有什么措施").command != "jobscli show m1604"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("贵州2025年城镇新增就业超过60万人吗", "是：贵州全年 62.6万人（城镇新增就业）"),
        (
            "贵州2023年城镇新增就业超过50万人吗",
            "不能确定：没有 2023 年的数；有的是：贵州2025年全年 62.6万人（城镇新增就业）",
        ),
    ],
)
def test_a_claim_of_a_year_is_held_against_the_figure_of_that_year(shelf: Shelf, question: str, told: str) -> None:
    gui = report("贵州", 2025)
    mean = {"period": "2021/2025", "scope": "annual_average", "text": "60万人以上", "bound": "at_least", "start": 500}
    aim = new_jobs(gui, 60, status="target", text="60万人左右", bound="about")
    means = [new_jobs(gui, 60, **mean)] if "2025" in question else []
    assert ask(shelf(gui, new_jobs(gui, 62.6), aim, *means), question).told == (told,)
