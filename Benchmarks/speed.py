#!/usr/bin/env python3
"""Measures how long a summary takes and how many MB of offers are read in a second.

  Benchmarks/speed.py [--bareme .build/release/bareme] [--runs 15] [--offers 2000]
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def measured(command, runs):
    """Wall and processor seconds of each run, after one that is not counted."""
    wall, processor = [], []
    for run in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        result = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        elapsed = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if result.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: status {result.returncode}\n{result.stderr.decode()}")
        if run:
            wall.append(elapsed)
            processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(wall), statistics.median(processor)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bareme", default=os.path.join(HERE, "..", ".build", "release", "bareme"))
    arguments.add_argument("--runs", type=int, default=15)
    arguments.add_argument("--offers", type=int, default=2000)
    wanted = arguments.parse_args()
    bareme = os.path.abspath(wanted.bareme)
    os.chdir(os.path.join(HERE, ".."))

    wall, processor = measured([bareme, "summary", "vms", "--format", "text"], wanted.runs)
    print(f"summary vms --format text   {wall * 1e3:7.1f} ms wall {processor * 1e3:7.1f} ms processor   (must 10, goal 5)")

    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        subprocess.run([sys.executable, os.path.join(HERE, "make-offers.py"), "-n", str(wanted.offers), folder],
                       check=True, stdout=subprocess.DEVNULL)
        size = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder) if name.endswith(".yaml"))
        # `list` reads and normalises every offer and runs no check; an empty folder costs what starting does.
        with tempfile.TemporaryDirectory(dir=memory) as empty:
            subprocess.run([sys.executable, os.path.join(HERE, "make-offers.py"), "-n", "1", empty], check=True,
                           stdout=subprocess.DEVNULL)
            started = measured([bareme, "list", "--offers", empty], wanted.runs)
        runs = max(3, wanted.runs // 3)
        wall, processor = (all_ - start for all_, start in
                           zip(measured([bareme, "list", "--offers", folder], runs), started))
    print(f"reading {size / 1e6:6.1f} MB of offers {size / 1e6 / wall:7.1f} MB/s wall {size / 1e6 / processor:7.1f} MB/s processor"
          "   (must 55, goal 110)")


main()
