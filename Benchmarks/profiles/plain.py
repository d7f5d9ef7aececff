#!/usr/bin/env python3
"""The same by plain Python, or by numpy where it is installed, with whole numbers.

    plain.py FOLDER many|one [numpy]

The rules, for a month of a customer and an offer; a unit is a 60,000th of a euro:

- A class of calls: seconds beyond what is included cost the price of a second, and each call that is begun there a fee;
  all calls of a class have their mean length.
- Messages beyond what is included cost so much each, data beyond what is included so much for each begun pack.
- The sum is rounded once to the cent, half up. 24 months are paid, the first of them perhaps at the price of a promotion,
  and the activation.

many: the cheapest of the first twenty offers for each customer, the first of several; one: the first customer for each.
"""
import csv
import os
import sys

MONTHS = 24
CLASSES = ("fix", "mob", "ifix", "imob")


def offers(folder, most=None):
    with open(os.path.join(folder, "offers.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[:most]
    return [{key: value if key == "id" else int(value) for key, value in row.items()} for row in rows]


def base(offer):
    promoted = min(MONTHS, offer["promo_months"])
    return offer["activation"] + promoted * offer["promo_monthly"] + (MONTHS - promoted) * offer["monthly"]


def cents(offer, customer):
    units = 300
    for position, name in enumerate(CLASSES):
        calls, seconds = customer[1 + 2 * position], customer[2 + 2 * position]
        included = offer[name + "_inc_s"]
        if included < 0 or seconds <= included:
            continue
        over = seconds - included
        units += -(-calls * over // seconds) * offer[name + "_connect_milli"] * 60 + over * offer[name + "_minute_milli"]
    units += max(0, customer[9] - offer["sms_inc"]) * offer["sms_milli"] * 60
    units += -(-max(0, customer[10] - offer["data_inc_mb"]) // offer["block_mb"]) * offer["block_milli"] * 60
    return offer["base"] + MONTHS * (units // 600)


def by_numpy(folder, kind, out):
    import numpy

    path = os.path.join(folder, "profile1.csv" if kind == "one" else "profiles.csv")
    with open(path, encoding="utf-8") as file:
        width = file.readline().count(",") + 1
        # Fields are all whole numbers: one pass over the text reads them.
        table = numpy.array(file.read().replace("\n", ",").split(",")[:-1], dtype=numpy.int64).reshape(-1, width).T

    def column(offer):
        units = numpy.full(table.shape[1], 300, dtype=numpy.int64)
        for position, name in enumerate(CLASSES):
            calls, seconds = table[1 + 2 * position], table[2 + 2 * position]
            if offer[name + "_inc_s"] < 0:
                continue
            over = numpy.maximum(seconds - offer[name + "_inc_s"], 0)
            units += -(-calls * over // numpy.maximum(seconds, 1)) * (offer[name + "_connect_milli"] * 60)
            units += over * offer[name + "_minute_milli"]
        units += numpy.maximum(table[9] - offer["sms_inc"], 0) * (offer["sms_milli"] * 60)
        packs = -(-numpy.maximum(table[10] - offer["data_inc_mb"], 0) // offer["block_mb"])
        return base(offer) + MONTHS * ((units + packs * (offer["block_milli"] * 60)) // 600)

    if kind == "one":
        out.writelines(f"{offer['id']},{column(offer)[0]}\n" for offer in offers(folder))
        return
    costs = numpy.stack([column(offer) for offer in offers(folder, 20)])
    best = costs.argmin(axis=0)
    least = costs[best, numpy.arange(costs.shape[1])]
    out.writelines(f"{a},{b},{c}\n" for a, b, c in zip(table[0].tolist(), best.tolist(), least.tolist()))


def by_hand(folder, kind, out):
    known = offers(folder, None if kind == "one" else 20)
    for offer in known:
        offer["base"] = base(offer)
    with open(os.path.join(folder, "profile1.csv" if kind == "one" else "profiles.csv"), encoding="utf-8") as file:
        file.readline()
        for line in file:
            customer = [int(field) for field in line.split(",")]
            costs = [cents(offer, customer) for offer in known]
            if kind == "one":
                out.writelines(f"{offer['id']},{cost}\n" for offer, cost in zip(known, costs))
            else:
                least = min(costs)
                out.write(f"{customer[0]},{costs.index(least)},{least}\n")


def main():
    folder, kind = sys.argv[1:3]
    how = sys.argv[3] if len(sys.argv) > 3 else "plain"
    os.makedirs(os.path.join(folder, how), exist_ok=True)
    with open(os.path.join(folder, how, kind + ".csv"), "w", encoding="utf-8") as out:
        (by_numpy if how == "numpy" else by_hand)(folder, kind, out)


if __name__ == "__main__":
    main()
