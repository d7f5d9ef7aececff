#!/usr/bin/env python3
"""The same rating in plain Python, written apart from ours: plain.py FOLDER

Reads FOLDER/cdrs.csv and writes FOLDER/plain/rated.csv and FOLDER/plain/invoices.csv.

Free numbers cost nothing. Fixed lines cost nothing while a line has called at most 500 different numbers of their pool
in the calendar month, in the order of the file. Mobiles have 7,200 s for each line and month; a call that goes beyond
pays the connection once and the seconds beyond. A call of 0 s costs nothing, and its number counts. A record's price is
rounded half up to the cent; an invoice is the exact sum, rounded once.
"""
import csv
import os
import sys

folder = sys.argv[1]
out = os.path.join(folder, "plain")
os.makedirs(out, exist_ok=True)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "grid.csv"), encoding="utf-8") as file:
    # In sixty thousandths of a euro every price of a second is whole.
    grid = {row["class"]: (int(row["connect_milli"]) * 60, int(row["minute_milli"]), row["pool"])
            for row in csv.DictReader(file)}


def cents(units):
    whole = (units + 300) // 600
    return f"{whole // 100}.{whole % 100:02}"


left, called, invoices = {}, {}, {}
with open(os.path.join(folder, "cdrs.csv"), newline="") as records, \
        open(os.path.join(out, "rated.csv"), "w", newline="") as rated:
    rows = csv.reader(records)
    rated.write(",".join(next(rows)) + ",included,price\n")
    for row in rows:
        start, caller, callee, name, seconds = row[0], row[1], row[2], row[3], int(row[4])
        connection, minute, pool = grid[name]
        account = (caller, start[:7])
        beyond = seconds
        if pool == "free":
            beyond = 0
        elif pool == "fixed":
            numbers = called.setdefault(account, set())
            if callee in numbers or len(numbers) < 500:
                numbers.add(callee)
                beyond = 0
        elif pool == "mobile":
            beyond = max(0, seconds - left.get(account, 7200))
            left[account] = left.get(account, 7200) - (seconds - beyond)
        price = connection + minute * beyond if beyond else 0
        invoice = invoices.setdefault(account, [0, 0, 0, 0])
        for position, more in enumerate((1, seconds, seconds - beyond, price)):
            invoice[position] += more
        rated.write(",".join(row) + f",{seconds - beyond},{cents(price)}\n")
with open(os.path.join(out, "invoices.csv"), "w") as file:
    file.write("caller,month,calls,seconds,included,total\n")
    for (caller, month), (calls, seconds, included, price) in sorted(invoices.items()):
        file.write(f"{caller},{month},{calls},{seconds},{included},{cents(price)}\n")
