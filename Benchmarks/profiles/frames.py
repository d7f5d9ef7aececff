#!/usr/bin/env python3
"""The same by Polars or DuckDB: frames.py FOLDER many|one polars|duckdb [THREADS]   (rules: see plain.py)

One SQL expression that both understand: of a table of customers for each offer, or of a table of offers.
"""
import csv
import os
import sys

from plain import CLASSES, MONTHS, offers

folder, kind, how = sys.argv[1:4]
threads = int(sys.argv[4]) if len(sys.argv) > 4 else 1
os.environ["POLARS_MAX_THREADS"] = str(threads)
os.makedirs(os.path.join(folder, how), exist_ok=True)
out = os.path.join(folder, how, kind + ".csv")


def cost(offer, customer):
    """What a customer pays; each of the two gives numbers by their names, or the names where they are columns."""
    parts = ["300"]
    for name in CLASSES:
        calls, seconds, included = customer(f"calls_{name}"), customer(f"sec_{name}"), offer(f"{name}_inc_s")
        over = f"({seconds} - {included})"
        parts.append(
            f"CASE WHEN {included} >= 0 AND {seconds} > {included} THEN (({calls} * {over} + {seconds} - 1) // {seconds})"
            f" * {offer(name + '_connect_milli')} * 60 + {over} * {offer(name + '_minute_milli')} ELSE 0 END")
    parts.append(f"greatest(0, {customer('sms')} - {offer('sms_inc')}) * {offer('sms_milli')} * 60")
    pack = offer("block_mb")
    parts.append(f"((greatest(0, {customer('data_mb')} - {offer('data_inc_mb')}) + {pack} - 1) // {pack})"
                 f" * {offer('block_milli')} * 60")
    promoted = f"least({MONTHS}, {offer('promo_months')})"
    return (f"{offer('activation')} + {promoted} * {offer('promo_monthly')} + ({MONTHS} - {promoted}) * {offer('monthly')}"
            f" + {MONTHS} * (({' + '.join(parts)}) // 600)")


def column(name):
    return name


if kind == "one":
    with open(os.path.join(folder, "profile1.csv"), encoding="utf-8") as file:
        customer = next(csv.DictReader(file))
    source, costs = os.path.join(folder, "offers.csv"), {"cost": cost(column, customer.__getitem__)}
else:
    source = os.path.join(folder, "profiles.csv")
    costs = {f"c{at}": cost(offer.__getitem__, column) for at, offer in enumerate(offers(folder, 20))}

if how == "polars":
    import polars

    table = polars.scan_csv(source).select("id", *(polars.sql_expr(each).alias(name) for name, each in costs.items()))
    if kind == "many":
        least = polars.min_horizontal(*costs)
        best = polars.coalesce(polars.when(polars.col(name) == least).then(at) for at, name in enumerate(costs))
        table = table.select("id", best, least)
    table.collect(engine="streaming").write_csv(out, include_header=False)
else:
    import duckdb

    database = duckdb.connect()
    database.execute(f"SET threads={threads}")
    table = f"SELECT id, [{', '.join(costs.values())}] AS costs FROM read_csv('{source}')"
    wanted = "costs[1]" if kind == "one" else "list_position(costs, list_min(costs)) - 1, list_min(costs)"
    database.execute(f"COPY (SELECT id, {wanted} FROM ({table})) TO '{out}' (HEADER false)")
