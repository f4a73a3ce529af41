"""Work reports of three provinces and a city over three years, with every kind of cell that a table must show."""

from __future__ import annotations

from jobscli.record import Record
from tests.builders import new_jobs, report

SU = [report("江苏", year) for year in (2021, 2022, 2023)]
WAN = [report("安徽", year) for year in (2022, 2023)]
YU = [report("河南", year) for year in (2022, 2023)]
CITY = [report("江苏", year, place="苏州") for year in (2022, 2023)]
NATION = report("全国", 2023)
HELD = "城镇登记失业率控制在4%以内。"
RATE = {"metric": "城镇登记失业率", "label": "城镇登记失业率", "unit": "%"}

RECORDS: tuple[Record, ...] = (
    *SU, *WAN, *YU, *CITY, NATION,
    new_jobs(SU[0], 140),
    new_jobs(SU[1], 132),
    new_jobs(SU[2], "138.3"),
    new_jobs(SU[2], 131, period="2022", start=150),
    new_jobs(SU[0], 120, status="target", quote="力争全年城镇新增就业120万人。"),
    new_jobs(SU[1], 120, status="target", bound="at_least", text="120万人以上"),
    new_jobs(SU[2], 125, status="target"),
    new_jobs(SU[1], 3, text="3%", value=3, start=120, quote="城镇登记失业率3%。", **RATE),
    new_jobs(SU[0], 4, text="4%以内", value=4, bound="at_most", status="target", start=920, quote=HELD, **RATE),
    new_jobs(WAN[0], 70, bound="at_least", text="70万人以上"),
    new_jobs(WAN[0], 75, status="target"),
    new_jobs(WAN[1], "72.2", quote="城镇新增就业72.2万人，没有完成75万人的目标。"),
    new_jobs(YU[0], 60, scope="cumulative", period="2018/2022"),
    new_jobs(YU[1], 119, confidence="low"),
    new_jobs(CITY[0], 21),
    new_jobs(CITY[0], 20, status="target"),
    new_jobs(CITY[1], "23.2"),
    new_jobs(NATION, 1244),
)  # fmt: skip
