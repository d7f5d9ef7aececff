#!/usr/bin/env python3
"""Rates a million records by bareme, a bound in C, Polars, DuckDB and plain Python; all have to write the same bytes.

    run.py [--records N] [--runs N] [--folder DIR] [--bareme PATH] [--check | --tenfold]

Programs are run in turn, so that a busy machine is busy for all of them; a row shows medians and, for bareme, the median
ratio of its processor time to that of the bound run before it. --check compares outputs of a small share and times
nothing. --tenfold rates ten times as many records beside them, and says how much longer that takes and how much memory
it needs.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
from timing import digest, installed, run  # noqa: E402

# First digits of SHA-256 for a million records.
EXPECTED = {"cdrs.csv": "3df87bb4b1690e0b", "rated.csv": "f0d8d9af2769664d", "invoices.csv": "bb9aac79a926ca5a"}
MILLION = 1_000_000


def main():
    arguments = argparse.ArgumentParser(description="Rating call records, measured.")
    arguments.add_argument("--records", type=int, default=MILLION)
    arguments.add_argument("--runs", type=int, default=7)
    arguments.add_argument("--folder", default="/dev/shm/bareme-records" if os.path.isdir("/dev/shm") else "measure")
    arguments.add_argument("--bareme", default=os.path.join(HERE, "../../.build/release/bareme"))
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("--tenfold", action="store_true")
    words = arguments.parse_args()
    if words.check:
        words.records = min(words.records, 20_000)
    folder = os.path.join(words.folder, str(words.records))
    os.makedirs(os.path.join(folder, "bareme"), exist_ok=True)
    subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), folder, str(words.records)], check=True)

    def ours(*more, kind="classes", lines=True, folder=folder):
        out = os.path.join(folder, "bareme")
        return [
            words.bareme, "rate", "grille", "--offers", os.path.join(HERE, "Offers"),
            "--records", os.path.join(folder, "cdrs.csv"), f"--{kind}", os.path.join(HERE, f"{kind}.csv"),
            "--count-unanswered", "--lines", os.path.join(out, "invoices.csv"), "--bill", os.path.join(out, "bill.txt"),
            *(["--rated", os.path.join(out, "rated.csv"), "--columns", "included,price"] if lines else []), *more]

    if words.tenfold:
        return tenfold(words, ours)
    compiler = shutil.which("cc")
    if not compiler:
        print("no bound: there is no C compiler `cc`")
    bound = os.path.join(folder, "bin", "bound")
    if compiler:
        os.makedirs(os.path.dirname(bound), exist_ok=True)
        subprocess.run([compiler, "-O3", "-march=native", "-o", bound, os.path.join(HERE, "bound.c")], check=True)
        os.environ["GRID"] = os.path.join(HERE, "grid.csv")
    plain = [sys.executable, os.path.join(HERE, "plain.py"), folder]
    run(plain)
    wanted = {name: digest(os.path.join(folder, "plain", name)) for name in ("rated.csv", "invoices.csv")}
    if words.records == MILLION:
        found = dict(wanted, **{"cdrs.csv": digest(os.path.join(folder, "cdrs.csv"))})
        if found != EXPECTED:
            sys.exit(f"the records or the plain rating are not those of the published hashes: {found}")
    bills = set()

    def compare(name, command, kind, has_lines=True):
        run(command)
        for file in ("rated.csv", "invoices.csv") if has_lines else ("invoices.csv",):
            if digest(os.path.join(folder, kind, file)) != wanted[file]:
                sys.exit(f"{name}: {file} differs from the plain rating")
        if kind == "bareme":
            bills.add(digest(os.path.join(folder, "bareme", "bill.txt")))

    # What is measured: a name, the command, and the bound it stands beside.
    rows = []
    for kind in ("class", "prefix"):
        if compiler:
            rows.append((f"bound, {kind}", [bound, folder, kind, "rated"], None))
        reference = f"bound, {kind}" if compiler else None
        key = "classes" if kind == "class" else "prefixes"
        looks = ["--parallel", "0" if kind == "class" else "8"]
        rows.append((f"bareme, {kind}", ours(*looks, kind=key), reference))
        rows.append((f"bareme, {kind}, 2 threads", ours(*looks, "--threads", "2", kind=key), reference))
    if compiler:
        rows.append(("bound, totals", [bound, folder, "class", "totals"], None))
    reference = "bound, totals" if compiler else None
    for threads in ("1", "2"):
        name = "bareme, totals" + (", 2 threads" if threads == "2" else "")
        rows.append((name, ours("--parallel", "0", "--threads", threads, lines=False), reference))
    for peer in installed("polars", "duckdb"):
        for threads in ("1", "2"):
            name = peer + (", 2 threads" if threads == "2" else "")
            rows.append((name, [sys.executable, os.path.join(HERE, "frames.py"), folder, peer, threads], None))
    for name, command, _ in rows:
        compare(name, command, name.split(",")[0], "totals" not in name)
    if len(bills) != 1:
        sys.exit("the bills differ")
    print(f"{words.records} records: {len(rows)} ratings write the same bytes as plain Python")
    if words.check:
        return
    figures = {name: [] for name, _, _ in rows}
    for _ in range(words.runs):
        for name, command, _ in rows:
            figures[name].append(run(command))
    figures["plain Python"] = [run(plain)]
    print(f"{'':28}{'wall s':>9}{'CPU s':>9}{'MiB':>7}{'M rec/s':>9}{'x bound':>9}")
    for name in figures:
        wall, processor, memory = medians(figures[name])
        reference = next((other for row, _, other in rows if row == name), None)
        ratio = ""
        if reference:
            pairs = zip(figures[name], figures[reference])
            ratio = f"{statistics.median(own[1] / other[1] for own, other in pairs):.2f}"
        print(f"{name:28}{wall:9.3f}{processor:9.3f}{memory:7.0f}{words.records / processor / 1e6:9.2f}{ratio:>9}")
    pairs = list(zip(figures["bareme, totals"], figures["bareme, totals, 2 threads"]))
    print(f"totals: 2 threads are {statistics.median(one[0] / two[0] for one, two in pairs):.2f} times as fast as 1")


def medians(measured):
    return [statistics.median(column) for column in zip(*measured)]


def tenfold(words, ours):
    """The same records ten times over: only so many lines and months, ten times as many calls."""
    few, many = (os.path.join(words.folder, str(words.records * times)) for times in (1, 10))
    os.makedirs(os.path.join(many, "bareme"), exist_ok=True)
    subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), many, str(words.records * 10)], check=True)
    print(f"{'':28}{'1 x s':>9}{'10 x s':>9}{'ratio':>7}{'MiB':>7}{'MiB':>7}{'line-months':>13}")
    for name, kind, lines in (("class", "classes", True), ("prefix", "prefixes", True), ("totals", "classes", False)):
        for threads in ("1", "2"):
            commands = [ours("--parallel", "0", "--threads", threads, kind=kind, lines=lines, folder=folder)
                        for folder in (few, many)]
            measured = [(run(commands[0]), run(commands[1])) for _ in range(words.runs)]
            one, ten = medians([pair[0] for pair in measured]), medians([pair[1] for pair in measured])
            with open(os.path.join(many, "bareme", "invoices.csv"), encoding="utf-8") as file:
                months = sum(1 for _ in file) - 1
            ratio = statistics.median(pair[1][1] / pair[0][1] for pair in measured)
            title = f"bareme, {name}" + (", 2 threads" if threads == "2" else "")
            print(f"{title:28}{one[1]:9.3f}{ten[1]:9.3f}{ratio:7.2f}{one[2]:7.0f}{ten[2]:7.0f}{months:13}")


main()
