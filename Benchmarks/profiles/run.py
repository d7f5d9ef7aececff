#!/usr/bin/env python3
"""Prices a million customers by bareme, a bound in C, numpy, Polars, DuckDB and plain Python; all have to say the same.

    run.py [--customers N] [--offers N] [--runs N] [--folder DIR] [--bareme PATH] [--check]

Two questions: which of twenty offers is the cheapest for each customer, and what one customer pays for each of ten
thousand offers, each in a file of its own. Programs are run in turn, so that a busy machine is busy for all of them; a
row shows medians and the median ratio of its processor time, and of its wall time, to those of the bound run before it.
--check compares the answers of a small share and times nothing.
"""
import argparse
import csv
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
from timing import digest, installed, run  # noqa: E402

# First digits of SHA-256 for a million customers and ten thousand offers.
EXPECTED = {"one": "a47d65323453b750", "many": "734695300027b982"}
MILLION, OFFERS = 1_000_000, 10_000


def plain(path, kind):
    """The answer of bareme in the form of the published ones: positions of offers, amounts in cents, no first line."""
    digest = hashlib.sha256()
    with open(path, encoding="utf-8") as file:
        if path.endswith(".ndjson"):
            rows = ((row["id"], row["offer"], row["status"], row["net"]) for row in
                    (json.loads(line, parse_float=str) for line in file))
        else:
            rows = (row[:4] for row in csv.reader(file))
            next(rows)
        for customer, offer, status, net in rows:
            if status != "priced":
                sys.exit(f"{path}: {customer} {offer} is {status}")
            cents = net.replace(".", "")
            cents = cents.lstrip("0") or "0"
            line = f"{offer},{cents}\n" if kind == "one" else f"{customer},{int(offer.removeprefix('offre-'))},{cents}\n"
            digest.update(line.encode())
    return digest.hexdigest()[:16]


def objects(folder):
    """The customers once more, an object on each line."""
    made = os.path.join(folder, "profiles.ndjson")
    if os.path.exists(made):
        return made
    with open(os.path.join(folder, "profiles.csv"), encoding="utf-8") as file, open(made + ".new", "w") as out:
        names = file.readline().rstrip("\n").split(",")
        form = "{" + ",".join(f'"{name}":%s' for name in names) + "}\n"
        out.writelines(form % tuple(line.rstrip("\n").split(",")) for line in file)
    os.replace(made + ".new", made)
    return made


def main():
    arguments = argparse.ArgumentParser(description="Pricing many customers, measured.")
    arguments.add_argument("--customers", type=int, default=MILLION)
    arguments.add_argument("--offers", type=int, default=OFFERS)
    arguments.add_argument("--runs", type=int, default=7)
    arguments.add_argument("--folder", default="/dev/shm/bareme-profiles" if os.path.isdir("/dev/shm") else "measure")
    arguments.add_argument("--bareme", default=os.path.join(HERE, "../../.build/release/bareme"))
    arguments.add_argument("--check", action="store_true")
    words = arguments.parse_args()
    if words.check:
        words.customers, words.offers = min(words.customers, 20_000), min(words.offers, 200)
    folder = os.path.join(words.folder, f"{words.customers}-{words.offers}")
    for name in ("bareme", "bound", "bin"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    subprocess.run(
        [sys.executable, os.path.join(HERE, "generate.py"), folder, str(words.customers), str(words.offers)], check=True)
    ndjson = objects(folder)

    def ours(kind, *more, profiles="profiles.csv"):
        form = profiles.rsplit(".", 1)[1]
        return [
            words.bareme, "estimate", "--every", "--offers", os.path.join(folder, "Offers" if kind == "one" else "Twenty"),
            "--profiles", os.path.join(folder, profiles), "--names", os.path.join(HERE, "columns.csv"), "--months", "24",
            *(["--best"] if kind == "many" else []), "--format", form,
            "--output", os.path.join(folder, "bareme", f"{kind}.{form}"), *more]

    # What is measured: a name, the question, the command, where its answer stands, and the bound beside it.
    rows = []
    compiler = shutil.which("cc")
    if not compiler:
        print("no bound: there is no C compiler `cc`")
    bound = os.path.join(folder, "bin", "bound")
    if compiler:
        subprocess.run(
            [compiler, "-O3", "-march=native", "-mprefer-vector-width=512", "-fno-math-errno", "-fno-trapping-math",
             "-pthread", "-o", bound, os.path.join(HERE, "bound.c"), "-lm"], check=True)
        rows.append(("bound", "many", [bound, folder, "many", "1"], "bound/many.csv"))
        rows.append(("bound, 2 threads", "many", [bound, folder, "many", "2"], "bound/many.csv"))
    rows += [
        ("bareme", "many", ours("many"), "bareme/many.csv"),
        ("bareme, 2 threads", "many", ours("many", "--threads", "2"), "bareme/many.csv"),
        ("bareme, NDJSON", "many", ours("many", profiles="profiles.ndjson"), "bareme/many.ndjson"),
        ("bareme, NDJSON, 2 threads", "many", ours("many", "--threads", "2", profiles="profiles.ndjson"),
         "bareme/many.ndjson"),
    ]
    if compiler:
        rows.append(("bound", "one", [bound, folder, "one", "1"], "bound/one.csv"))
    rows.append(("bareme, from files", "one", ours("one", profiles="profile1.csv"), "bareme/one.csv"))
    script = [sys.executable, os.path.join(HERE, "plain.py"), folder]
    for peer in installed("numpy", "polars", "duckdb"):
        own = script if peer == "numpy" else [sys.executable, os.path.join(HERE, "frames.py"), folder]
        for kind in ("many", "one"):
            rows.append((peer, kind, [*own, kind, peer], f"{peer}/{kind}.csv"))
        if peer != "numpy":
            rows.append((f"{peer}, 2 threads", "many", [*own, "many", peer, "2"], f"{peer}/many.csv"))
    once = [("plain Python", kind, [*script, kind], f"plain/{kind}.csv") for kind in ("many", "one")]

    wanted = {}
    figures = {}
    for name, kind, command, answer in once + rows:
        measured = run(command)
        if (name, kind, command, answer) in once:
            figures[name, kind] = [measured]
        path = os.path.join(folder, answer)
        found = plain(path, kind) if answer.startswith("bareme") else digest(path)
        if wanted.setdefault(kind, found) != found:
            sys.exit(f"{name}: {answer} differs from plain Python")
    if (words.customers, words.offers) == (MILLION, OFFERS) and wanted != EXPECTED:
        sys.exit(f"the answers are not those of the published hashes: {wanted}")
    print(f"{words.customers} customers x 20 offers, 1 customer x {words.offers} offers: all answers are the same")
    if words.check:
        return
    for name, kind, _, _ in rows:
        figures[name, kind] = []
    for _ in range(words.runs):
        for name, kind, command, _ in rows:
            figures[name, kind].append(run(command))
    for kind, title in (("many", f"{words.customers} customers x 20 offers"), ("one", f"1 customer x {words.offers} offers")):
        costs = 20 * words.customers if kind == "many" else words.offers
        print(f"\n{title:32}{'wall s':>9}{'CPU s':>9}{'MiB':>7}{'M costs/s':>11}{'x wall':>8}{'x CPU':>8}")
        for (name, own), measured in figures.items():
            if own != kind:
                continue
            wall, processor, memory = (statistics.median(column) for column in zip(*measured))
            line = f"{name:32}{wall:9.3f}{processor:9.3f}{memory:7.0f}{costs / wall / 1e6:11.2f}"
            reference = figures.get(("bound", kind))
            if reference and name != "bound" and len(measured) == len(reference):
                for column in (0, 1):
                    pairs = zip(measured, reference)
                    line += f"{statistics.median(a[column] / b[column] for a, b in pairs):8.2f}"
            print(line)


main()
