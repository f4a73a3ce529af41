"""Spark itself: started once in a process and quiet, and what goes wrong in it as one sentence."""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from jobscli.errors import StoreError, UsageError
from jobscli.language import _
from jobscli.store.cluster.master import LOCAL

_MASTER = re.compile(
    r"local(?:\[(?:\*|[0-9]+)(?:,[0-9]+)?\])?|spark://[^/,\s]+:[0-9]+(?:,[^/,\s]+:[0-9]+)*|yarn|k8s://\S+"
)
_REACHED = 5.0  # seconds in which a master must answer a knock
_WORKERS = 60.0  # seconds in which a cluster must give us a first worker
_SETTINGS = {
    "spark.app.name": "jobscli",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.compression.codec": "zstd",
    # A command is over before more than this would pay; `extraJavaOptions`, which come after it, may say otherwise.
    "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1",
    # A task is given to Python, and comes back, in batches of so many: a document may be a million characters.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100",
    "spark.sql.execution.pyspark.udf.faulthandler.enabled": "false",
}
# What of a Spark's complaint tells the cause, and the sentence for it.
_CAUSES = (
    ("No module named 'jobscli'", _("工作机上没有 jobscli；每一台都要装同一版的 jobscli[spark]，Python 在同一个位置")),
    ("No module named", _("工作机的 Python 缺库；每一台都要装同一版的 jobscli[spark]，Python 在同一个位置")),
    ("PYTHON_VERSION_MISMATCH", _("工作机的 Python 和这里的不是同一版；每一台都装同一版")),
    ("Cannot run program", _("工作机上没有这个 Python；每一台都要在同一个位置装 Python 和 jobscli[spark]")),
    ("InvalidClassException", _("集群的 Spark 和这里的 pyspark 不是同一版；装和集群同一版的 pyspark")),
    ("UnsupportedClassVersionError", _("Java 太旧；Spark 4 要 Java 17 以上")),
    ("No space left on device", _("磁盘满了；腾出地方再运行一次，已写好的不会重读")),
    ("maxResultSize", _("答案太大，一台机器装不下；加条件，或用 --limit")),
    (
        "OutOfMemoryError",
        _("Spark 的内存不够；在 spark-defaults.conf 里调大 spark.executor.memory、spark.driver.memory"),
    ),
    ("Application has been killed", _("集群停掉了这次运行；再运行一次，已写好的不会重读")),
    ("cancelled because SparkContext was shut down", _("Spark 停了；再运行一次，已写好的不会重读")),
)


# By what Spark tells a file that is missing, cut off or something else.
_DAMAGE = ("not a Parquet file", "FAILED_READ_FILE", "CANNOT_READ_FILE", "FileNotFoundException", "Path does not exist")


class _Started(NamedTuple):
    master: str
    spark: Any
    log: Path


_started: list[_Started] = []  # one at most: Spark has one in a process


def session(master: str = LOCAL) -> Any:
    """The session of the Spark at `master`, started when it is first asked for.

    Raises UsageError for an address that is none, StoreError when there is no Java or no pyspark, or the master does
    not answer.
    """
    if _started and _started[0].master == master and _alive(_started[0].spark):
        return _started[0].spark
    stop()
    if not _MASTER.fullmatch(master):
        hint = [(_("写作"), "--master local[*]    --master spark://主机:7077    --master yarn")]
        raise UsageError(_("看不懂 Spark 的地址“{master}”").format(master=master), hint)
    _refuse_without(master)
    descriptor, name = tempfile.mkstemp(prefix="jobscli-spark-", suffix=".log")
    with os.fdopen(descriptor, "wb") as log:
        spark = _start(master, log, Path(name))
    _started.append(_Started(master, spark, Path(name)))
    atexit.register(stop)
    if not master.startswith("local"):
        _wait_for_workers(master, spark)
    return spark


def stop() -> None:
    """Stop the Spark of this process, where one runs: a cluster is told that it is not needed any more."""
    atexit.unregister(stop)
    while _started:
        was = _started.pop()
        gateway = was.spark.sparkContext._gateway
        with contextlib.suppress(Exception):
            was.spark.stop()
        _end(gateway)
        was.log.unlink(missing_ok=True)


def _abandon() -> None:
    """End the Spark of this process without a word to it: after an interrupt it answers the call before."""
    atexit.unregister(stop)
    while _started:
        was = _started.pop()
        gateway = was.spark.sparkContext._gateway
        with contextlib.suppress(Exception):  # it would complain that Spark is gone
            was.spark.sparkContext._accumulatorServer.shutdown()
        gateway.proc.terminate()
        _end(gateway)
        was.log.unlink(missing_ok=True)


def _end(gateway: Any) -> None:
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    with contextlib.suppress(Exception):
        gateway.shutdown()
    with contextlib.suppress(Exception):
        gateway.proc.stdin.close()
        gateway.proc.wait(20)
    SparkContext._gateway = SparkContext._jvm = SparkContext._active_spark_context = None
    SparkSession._instantiatedSession = None


def _alive(spark: Any) -> bool:
    try:
        return spark.sparkContext._jsc is not None and not spark.sparkContext._jsc.sc().isStopped()
    except Exception:  # whatever the connection to a dead process raises
        return False


def _refuse_without_library() -> None:
    try:
        import pyspark  # noqa: F401
    except ImportError:
        raise StoreError(_("集群要用 pyspark；装上它：pip install 'jobscli[spark]'")) from None


def _refuse_without(master: str) -> None:
    _refuse_without_library()
    home = os.environ.get("JAVA_HOME")
    if not (home and (Path(home) / "bin" / "java").exists()) and shutil.which("java") is None:
        raise StoreError(_("Spark 要 Java 17 以上，这里没有；Debian、Ubuntu 上：apt install default-jre-headless"))
    if master.startswith("spark://"):
        _knock(master)


def _knock(master: str) -> None:
    """Raise StoreError when none of the masters listens: Spark itself would try for a minute."""
    why = ""
    for place in master.removeprefix("spark://").split(","):
        host, _colon, port = place.rpartition(":")
        try:
            socket.create_connection((host.strip("[]"), int(port)), _REACHED).close()
        except (OSError, ValueError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
        else:
            return
    told = _("连不上 Spark 的主节点 {master}（{why}）；先启动它，或不写 --master，只用这台机器")
    raise StoreError(told.format(master=master, why=why))


def _start(master: str, log: Any, path: Path) -> Any:
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkRuntimeError
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    # What Py4J says of an interrupt is no word to a user.
    logging.getLogger("py4j").setLevel(logging.CRITICAL + 1)
    logging.getLogger().addFilter(_is_not_py4j)
    conf = SparkConf(loadDefaults=False).setMaster(master).setAll(list(_settings().items()))
    gateway, interrupted = None, signal.getsignal(signal.SIGINT)
    try:
        with _in_utf8():
            launch: Any = launch_gateway
            gateway = launch(conf, {"stdout": log, "stderr": subprocess.STDOUT})
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else it is any python3 that a worker finds
        context = SparkContext(conf=SparkConf(_jvm=gateway.jvm), gateway=gateway)
    except (PySparkRuntimeError, Py4JError, OSError) as error:
        if gateway is not None:
            _end(gateway)
        said = path.read_text(encoding="utf-8", errors="replace")
        raise StoreError(cause(f"{said}\n{error}", _("Spark 起不来"))) from None
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, interrupted)  # Spark's own handler asks Spark in the middle of another question
    return SparkSession(context)


def _is_not_py4j(record: logging.LogRecord) -> bool:
    return "py4j" not in record.pathname


def _settings() -> dict[str, str]:
    found = dict(_SETTINGS)
    package = str(Path(__file__).resolve().parents[3])
    if not package.endswith(("site-packages", "dist-packages")):  # of a checkout
        found["spark.executorEnv.PYTHONPATH"] = package
    return found


@contextlib.contextmanager
def _in_utf8() -> Iterator[None]:
    """Within, a process that is started takes names of files for UTF-8, as Python does wherever it is."""
    held = os.environ.get("LC_ALL")
    told = held or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
    if "utf" in told.lower():
        yield
        return
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        yield
    finally:
        os.environ.pop("LC_ALL")
        if held is not None:
            os.environ["LC_ALL"] = held


def _wait_for_workers(master: str, spark: Any) -> None:
    """Wait for a first worker; without one, Spark would wait for ever."""
    until = time.monotonic() + _WORKERS
    while spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() < 2:
        if time.monotonic() > until:
            stop()
            told = _("{master} 没有给工作机（等了 {n:.0f} 秒）：没有启动，或内存、核都被占着；")
            more = _("启动工作机，或在 spark-defaults.conf 里调小 spark.executor.memory")
            raise StoreError(told.format(master=master, n=_WORKERS) + more)
        time.sleep(0.2)


def refuse_apart(spark: Any, places: Sequence[Path], installed: Callable[[], str]) -> None:
    """Raise StoreError where a worker does not see `places`, or another version of jobscli is `installed` there."""
    wanted = [os.fsencode(place) for place in places]
    context = spark.sparkContext
    slices = 2 * context.defaultParallelism
    with told(places[-1]):
        found = context.parallelize(range(slices), slices).map(partial(_seen, wanted, installed)).collect()
    for host, other, unseen in found:
        if unseen:
            raise StoreError(
                _("工作机 {host} 看不到 {path}；要读的和要写的都放在每台机器同一位置都能看到的共享文件夹里").format(
                    host=host, path=os.fsdecode(unseen[0])
                )
            )
        if other != installed():
            raise StoreError(
                _("工作机 {host} 的 jobscli 是 {other}，这里是 {version}；每台装同一版").format(
                    host=host, other=other, version=installed()
                )
            )


def _seen(places: Sequence[bytes], installed: Callable[[], str], _slice: int) -> tuple[str, str, list[bytes]]:
    """Where this runs, which jobscli is there, and what of `places` is not."""
    return socket.gethostname(), installed(), [place for place in places if not os.path.lexists(place)]


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Within, what Spark finds wrong is a StoreError; `path` is the folder that is read or written."""
    _refuse_without_library()
    from py4j.protocol import Py4JError, Py4JNetworkError
    from pyspark.errors import PySparkException

    from jobscli.store.cluster.folder import damaged

    try:
        yield
    except KeyboardInterrupt:
        _abandon()
        raise
    except (PySparkException, Py4JError, Py4JNetworkError, ConnectionError) as error:
        said = str(error)
        if any(mark in said for mark in _DAMAGE):
            raise damaged(path, _first(said)) from None
        raise StoreError(cause(said, _("Spark 出错"))) from error


def cause(said: str, otherwise: str) -> str:
    """The sentence for what Spark has `said`."""
    for mark, sentence in _CAUSES:
        if mark in said:
            return sentence
    return _("{what}：{detail}").format(what=otherwise, detail=_first(said))


_TELLING = re.compile(r"(?:Caused by: |Exception: |Error: |^\[[A-Z_.]+\] )(.+)", re.MULTILINE)


def _first(said: str) -> str:
    """The line of a complaint that tells most: its innermost cause."""
    found = _TELLING.findall(said)
    line = found[-1] if found else (said.strip().splitlines() or [""])[-1]
    return " ".join(line.split())[:200]
