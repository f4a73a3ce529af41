"""A master and two workers: they read what `add` reads, and one that is killed in the middle changes nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import jobscli
from jobscli.errors import StoreError
from tests.bench.standalone import SUBMIT, Standalone, standalone
from tests.cli.test_archive import reports
from tests.cli.test_cluster import records
from tests.store import clustered

pytestmark = clustered.MARKS

DOCUMENTS = 100


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[Standalone]:
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", SUBMIT)
    with standalone(2) as started:
        yield started
        clustered.stop()


def test_a_master_without_workers_is_told_after_a_while(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from jobscli.store.cluster import session

    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", SUBMIT)
    monkeypatch.setattr(session, "_WORKERS", 1)
    reports(tmp_path / "in", 1)
    with standalone(0) as spark, pytest.raises(StoreError, match=r"没有给工作机.*启动工作机"):
        jobscli.cluster_read(tmp_path / "in", tmp_path / "out", master=spark.master)
    assert not (tmp_path / "out").exists()


def test_one_of_two_workers_is_killed_in_the_middle_and_nothing_is_lost(spark: Standalone, tmp_path: Path) -> None:
    reports(tmp_path / "in", DOCUMENTS)
    jobscli.add_files([tmp_path / "in"], db=tmp_path / "store.json")
    raw = tmp_path / "out" / "lots" / "writing-000001" / "raw"
    killed = []

    def kill() -> None:
        while not list(raw.glob("_temporary/*/*/*")):  # the first tasks have written what they read
            time.sleep(0.05)
        spark.kill(0)
        killed.append(raw.exists() and not (raw / "_SUCCESS").exists())

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    told = jobscli.cluster_read(tmp_path / "in", tmp_path / "out", master=spark.master)
    killer.join(5)
    assert killed == [True]  # in the middle
    assert (told.fresh, told.refused) == (DOCUMENTS, ())
    assert records(tmp_path / "out") == records(tmp_path / "store.json")
    with jobscli.on_master(spark.master):
        ranked = jobscli.rank("城镇新增就业", db=tmp_path / "out").tree()
    assert ranked == jobscli.rank("城镇新增就业", db=tmp_path / "store.json").tree()
