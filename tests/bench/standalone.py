"""A Spark of one machine: a master and workers, each on a loopback address of its own, started and stopped.

    python -m tests.bench.standalone [WORKERS]      until Ctrl+C; prints the address to give to --master

A worker has one core and 600 MB, so that two fit beside others. Linux answers on all of 127.0.0.0/8.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_STARTED = 60.0  # seconds in which a process must listen
_MEMORY = "600m"
# Of the driver and of the executors: what fits into a worker.
SUBMIT = (
    "--driver-memory 512m --conf spark.executor.memory=512m --conf spark.executor.cores=1 "
    "--conf spark.sql.shuffle.partitions=2 --conf spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 pyspark-shell"
)


class Standalone(NamedTuple):
    """A master's address, and its workers."""

    master: str
    workers: tuple[subprocess.Popen[bytes], ...]

    def kill(self, number: int) -> None:
        """Kill a worker and what it runs, as a machine that is switched off."""
        os.killpg(self.workers[number].pid, signal.SIGKILL)


@contextlib.contextmanager
def standalone(workers: int = 2) -> Iterator[Standalone]:
    """A Spark with so many workers."""
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="jobscli-spark-", ignore_cleanup_errors=True) as place:
        started: list[subprocess.Popen[bytes]] = []
        try:
            address = f"spark://127.0.0.1:{port}"
            master = ("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
            started.append(_start(Path(place), "127.0.0.1", *master))
            _wait_for(port)
            for number in range(workers):
                host = f"127.0.0.{number + 2}"
                resources = ("--cores", "1", "--memory", _MEMORY, "--work-dir", f"{place}/{host}")
                worker = ("worker.Worker", "--host", host, "--webui-port", "0", *resources, address)
                started.append(_start(Path(place), host, *worker))
            _wait_for_workers(Path(place), workers)
            yield Standalone(address, tuple(started[1:]))
        finally:
            for each in reversed(started):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(each.pid, signal.SIGKILL)
                each.wait()


def _start(place: Path, host: str, name: str, *words: str) -> subprocess.Popen[bytes]:
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": host,
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "SPARK_LOG_DIR": str(place),
    }
    with (place / f"{name}-{host}.log").open("wb") as log:
        return subprocess.Popen(
            [home / "bin" / "spark-class", f"org.apache.spark.deploy.{name}", *words],
            stdout=log, stderr=subprocess.STDOUT, env=environment, start_new_session=True,
        )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + _STARTED
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def _wait_for_workers(place: Path, workers: int) -> None:
    """Wait until the master has told of each worker that it is there."""
    log, until = place / "master.Master-127.0.0.1.log", time.monotonic() + _STARTED
    while log.read_text(encoding="utf-8", errors="replace").count("Registering worker") < workers:
        if time.monotonic() > until:
            raise TimeoutError(log.read_text(encoding="utf-8", errors="replace")[-2000:])
        time.sleep(0.2)


def main() -> None:
    """Start one, print its address, and wait."""
    with standalone(int(sys.argv[1]) if len(sys.argv) > 1 else 2) as spark:
        print(spark.master, flush=True)
        print(f'export PYSPARK_SUBMIT_ARGS="{SUBMIT}"', flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    main()
