"""What stands beside a metric without being its value: completion rates, aims, shares, gaps."""

from __future__ import annotations

import re

from jobscli.read.statistic.case import COMPLETED, Case, copy, settle
from jobscli.read.statistic.naming import bare, canonical

_AIM = re.compile("的?(?:[^，。；]{0,6})(?:目标|任务|计划|预期)")
_DONE = re.compile(
    "(?:(?:目标|任务|计划|指标)?(?:完成率|完成比例)|(?:目标|任务|计划)(?:的)?(?:进度|完成进度))(?:达到?|为|约|：)?$"
)
_OF_AIM = re.compile("的?(?:年度|全年|预期|控制)*(?:目标|任务|计划)(?:任务|目标)?的")
_BELOW_AIM = re.compile("的?[^，。；]{0,8}(?:目标|计划|任务)")  # 低于4.5%的控制目标1.52个百分点
_WHOLE = re.compile("(?:的)?(?:比重|比例|份额|总数|总量)$")
_IS = re.compile("(?:达到?|为|约|超过?|近)+$")
_SHARE_OF = re.compile("(?P<name>[^，。；#@]{0,20}?)(?:约)?占(?!比)(?P<whole>[^，。；#@]{0,20})$")


def completion(case: Case) -> bool:
    """完成年计划的118.2% says how much of a plan was done: no value of the metric itself."""
    figure = case.figure
    if figure.quantity.kind not in ("rate", "share"):
        return False
    done = _DONE.sub("", figure.piece) if _DONE.search(figure.piece) else None
    if case.last is not None and case.last.rule == "aim" and _OF_AIM.fullmatch(figure.piece):
        done = ""  # 完成全年1100万人目标任务的59%
    if done is None and COMPLETED.search(figure.piece) is None:
        return False
    last = case.last
    subject = bare(COMPLETED.sub("", figure.piece) if done is None else done)
    own = subject or (last.metric.removesuffix("目标完成率") if last else "")
    figure.leans = None if subject else case.place_of(case.told or last)
    return settle(case, f"{own}目标完成率", own, "medium", False)


def aim(case: Case) -> bool:
    """完成全年130万人的目标任务, 低于5.5%的预期控制目标: the aim for the metric that was just told."""
    figure, last = case.figure, case.last
    if last is None or _AIM.match(figure.right) is None or not _bare_aim(figure.piece):
        return False
    if last.quantity.kind != figure.quantity.kind:
        return False
    copy(figure, last)
    figure.confidence = "medium"
    return True


def _bare_aim(piece: str) -> bool:
    words = re.sub(
        "超额|完成|实现|控制在|低于|高于|超过|达到|落实|原定|确定|全年|年度|年初|预期|预计|计划|国家|下达|省|市|委|政府|了|的|既定|圆满|提前|基本|好于|优于|已|也|均|并",
        "",
        piece,
    )
    return len(words) <= 2


def share(case: Case) -> bool:
    """约占全国1/10, 占新增就业的80%: a part of a whole is a metric of its own."""
    figure = case.figure
    if figure.quantity.kind not in ("rate", "share"):
        return False
    found = _SHARE_OF.search(figure.piece)
    share = figure.quantity.kind == "share"
    if found is None and not share:
        return False
    last = case.last
    subject = bare(found.group("name")) if found else bare(figure.piece)
    figure.leans = None if subject else case.place_of(last)
    if "约占" in figure.piece and figure.quantity.bound == "exact":
        figure.quantity = figure.quantity._replace(bound="about")
    known = canonical(figure, figure.clause, False)
    if known is not None and "率" in known:
        return settle(case, known, bare(figure.piece) or known, "high", True)
    if subject in ("占比", "比重", "份额", "比例"):
        subject = ""
    own = subject or (last.metric if last else "")
    whole = _whole(found.group("whole")) if found else ""
    return settle(case, f"{own}占{whole}比重" if whole else f"{own}占比", own, "medium", False)


def _whole(words: str) -> str:
    """What a share is of: 占全省比重达 is of 全省, 占新增就业的 of 新增就业."""
    return _WHOLE.sub("", bare(words)) or _WHOLE.sub("", _IS.sub("", words)) or words


def gap(case: Case) -> bool:
    """高于全国0.7个百分点: the distance to another value, no change in time."""
    below = case.figure.quantity.unit == "百分点" and _BELOW_AIM.fullmatch(case.figure.piece) is not None
    if not case.change.gap and not below:
        return False
    last = case.last
    own = "" if below else bare(case.change.subject)
    own = own or (last.metric if last else "")
    return settle(case, f"{own}与参照的差距", own, "medium", False)
