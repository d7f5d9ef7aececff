#!/usr/bin/env python3
"""Call records for the benchmark, in the order of time, the same on every machine.

    generate.py FOLDER [RECORDS] [LINES]

Writes FOLDER/cdrs.csv: March and April 2026, one line in a hundred a call centre, so that the limit of 500 different
numbers is met, and about half of the others beyond their two hours to mobiles. Nothing is random but splitmix64.
"""
import csv
import datetime
import math
import os
import sys

SEED = 2026
MASK = (1 << 64) - 1
SPAN = 61 * 86400


def mixed(value):
    """One step of splitmix64."""
    value = (value + 0x9E3779B97F4A7C15) & MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
    return value ^ (value >> 31)


class Draws:
    """Numbers one after another."""

    def __init__(self, seed):
        self.counter = mixed(seed)

    def next(self):
        self.counter = (self.counter + 1) & MASK
        return mixed(self.counter)


class Book:
    """Whom each line calls: always the same number under the same position."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.classes = [
                (row["class"], int(row["national_digits"]), row["prefixes"].split(), int(row["weight"]))
                for row in csv.DictReader(file)
            ]
        self.wheel = [one for one in self.classes for _ in range(one[3])]
        self.known = {}

    def contact(self, line, position):
        key = (line, position)
        if key not in self.known:
            draw = mixed((line << 20) ^ position ^ (SEED << 44))
            name, digits, prefixes, _ = self.wheel[draw % len(self.wheel)]
            draw = mixed(draw)
            prefix = prefixes[draw % len(prefixes)]
            draw = mixed(draw)
            number = prefix if digits == 0 else f"+{prefix}{draw % 10**digits:0{digits}d}"
            self.known[key] = f"{number},{name}"
        return self.known[key]


def main():
    folder = sys.argv[1]
    records = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    lines = int(sys.argv[3]) if len(sys.argv) > 3 else 4000
    book = Book(os.path.join(os.path.dirname(os.path.abspath(__file__)), "grid.csv"))
    draws = Draws(SEED)
    moments = sorted(draws.next() % SPAN for _ in range(records))
    first = datetime.date(2026, 3, 1)
    days = [(first + datetime.timedelta(days=day)).isoformat() for day in range(61)]
    callers = ["+33" + str(140_000_000 + mixed(SEED * 7919 + line) % 60_000_000) for line in range(lines)]
    assert len(set(callers)) == lines
    heavy = max(1, lines // 100)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "cdrs.csv"), "w", encoding="ascii", newline="") as file:
        file.write("start,caller,callee,class,seconds\n")
        for moment in moments:
            draw = draws.next()
            if draw % 1000 < 240:
                line, position = (draw >> 10) % heavy, (draw >> 30) % 20_000
            else:
                line, position = heavy + (draw >> 10) % (lines - heavy), (draw >> 30) % 40
            draw = draws.next()
            seconds = 0
            if draw % 100 >= 3:
                seconds = 1 + int(-math.log(((draw >> 11) + 1) / (1 << 53)) * 140)
            hour, rest = divmod(moment % 86400, 3600)
            clock = f"{days[moment // 86400]}T{hour:02}:{rest // 60:02}:{rest % 60:02}"
            file.write(f"{clock},{callers[line]},{book.contact(line, position)},{seconds}\n")


main()
