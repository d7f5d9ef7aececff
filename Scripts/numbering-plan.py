#!/usr/bin/env python3
"""Writes prefixes.tsv and dialling.tsv in Sources/Offers/Territories: which numbers belong to which territory and kind of line.

  pip install phonenumbers==9.0.43
  Scripts/numbering-plan.py [--date YYYY-MM-DD]     writes both files
  Scripts/numbering-plan.py --check [N]             looks up N random numbers in the file and in the package

The facts are those of the package `phonenumbers` (libphonenumber's metadata, Apache-2.0), which gathers the numbering
plans that national regulators file with the ITU. It knows for every country which numbers are fixed, mobile or special,
as regular expressions over whole numbers. This script turns the expressions into automata, walks them digit by digit,
and keeps the shortest prefixes below which every assigned number is of one territory and one kind.

What the package does not know stands in OVERLAY, each line with its source: parts of countries that tariffs name apart,
ranges that numbering plans have given up but that records of calls still hold, and kinds that it tells otherwise.
"""
import argparse, os, random, re, sys
from re import _constants as op, _parser

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE as REGIONS, PhoneMetadata

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "..", "Sources", "Offers", "Territories")
TERRITORIES = os.path.join(FOLDER, "territories.txt")

# The package's kinds of number, in the order in which it asks for them, and ours.
KINDS = [
    ("premium_rate", "special"), ("toll_free", "special"), ("shared_cost", "special"), ("voip", "ip"),
    ("personal_number", "special"), ("pager", "special"), ("uan", "special"), ("fixed_line", "fixed"), ("mobile", "mobile"),
]
# Countries whose plan mixes fixed and mobile lines in ranges so small that a prefix of this length tells neither.
COARSE = {"91": 6}
# Numbers that reach help free of charge and that the package does not call emergency numbers.
EMERGENCY = {"FR": "114 115 116000 119 191 196 197"}  # ARCEP: numéros d'urgence, routed free of charge
# Territories of the package that our table counts to another.
SAME = {"AC": "SH", "TA": "SH"}
# Where the package cannot tell what country a number is in, it names the first of these.
SHARED = {"1": "-"}


def lines(text):
    return [line.split(None, 2) for line in text.strip().splitlines()]


# territory, prefixes, source; the fixed lines below a prefix belong to a part of the country. Later lines overrule.
PARTS = lines("""
ES-CN 34822,34828,34922,34928 CNMC, national numbering plan: Santa Cruz de Tenerife and Las Palmas
ES-IB 34871,34971 CNMC, national numbering plan: Balearic Islands
PT-20 351292,351295,351296 ANACOM, national numbering plan: Horta, Angra do Heroísmo, Ponta Delgada
PT-30 351291 ANACOM, national numbering plan: Funchal
GR-M 3028 EETT, national numbering plan: area codes 281 to 289 are those of Crete
IT-88 39070,39078,39079 AGCOM, national numbering plan: districts 070, 078x, 079
IT-82 39090,39091,39092,39093,39094,39095 AGCOM, national numbering plan: districts 090 to 095
AU-TAS 6136 ACMA, numbering plan 2025: charging districts of Tasmania
CY-TR 90392 BTK, national numbering plan: area code 392
GB-ENG 441,442 Ofcom, national telephone numbering plan: geographic numbers outside the other three parts
GB-NIR 4428 Ofcom, national telephone numbering plan: area code 028
GB-WLS 4429 Ofcom, national telephone numbering plan: area code 029
GB-SCT 44131,44141 Ofcom, national telephone numbering plan: Edinburgh, Glasgow
""")
# Ofcom's area codes by town. Those that cross a border count to the part their town is in.
WALES = """1239 1248 1267 1269 1286 1291 1341 1348 1352 1407 1437 1443 1446 1490 1492 1495 1497 1545 1547 1550 1554 1558
1559 1570 1591 1597 1600 1633 1639 1646 1650 1654 1656 1678 1685 1686 1690 1745 1758 1766 1792 1824 1834 1873 1874 1938
1970 1974 1978 1982 1994""".split()
SCOTLAND = """1224 1236 1241 1250 1259 1261 1290 1292 1294 1301 1307 1309 1320 1324 1330 1333 1334 1337 1339 1340 1343 1346
1349 1350 1355 1356 1357 1358 1360 1361 1368 1369 1381 1382 1383 1387 1389 1397 1408 1431 1436 1445 1450 1456 1461 1463
1464 1465 1466 1467 1470 1471 1475 1478 1479 1496 1499 1501 1505 1506 1520 1528 1540 1542 1546 1549 1555 1556 1557 1560
1561 1563 1567 1569 1571 1573 1575 1576 1577 1578 1581 1583 1586 1592 1593 1595 1599 1620 1631 1641 1644 1651 1655 1659
1667 1671 1674 1680 1681 1683 1687 1688 1698 1700 1721 1738 1750 1764 1770 1771 1776 1779 1786 1796 1806 1807 1808 1809
1821 1828 1835 1838 1847 1848 1851 1852 1854 1855 1856 1857 1859 1862 1863 1864 1866 1870 1871 1875 1876 1877 1878 1879
1880 1882 1887 1888 1890 1896 1899 1950 1951 1955 1957 1967 1968 1971 1972 1975 1988 1997""".split()
PARTS += [["GB-WLS", "44" + code, "Ofcom, area code"] for code in WALES]
PARTS += [["GB-SCT", "44" + code, "Ofcom, area code"] for code in SCOTLAND]

# territory and kind, prefixes, source; everything below a prefix, whatever the package says of it.
FACTS = lines("""
CL-EI/either 56322100,5632255 SUBTEL: Rapa Nui has these ranges of area 32; Chile's plan tells no fixed from mobile lines
US-HI/either 1808 NANPA: area code 808
US-AK/either 1907 NANPA: area code 907
DO/either 1809,1829,1849 INDOTEL: one plan for fixed and mobile lines in these area codes
CY-TR/mobile 905338,9054285,9054286,9054287,9054288 the north's operators use these ranges of +90 533 and +90 542
FR/ip 339 ARCEP, decision 2005-1085 and those after it: 09 is for numbers without a place, at the price of fixed lines
FR/ip-specific 3387 ARCEP, decision 2005-1085: 087 was for IP telephony, until 2009
GB/ip 443 Ofcom, general condition C: calls to 03 cost what calls to 01 and 02 cost
SM/fixed 390549 Telecom San Marino is also reached through the Italian district 0549
AQ/unknown 6721 ITU-T E.164: Australian external territories, 1 is Antarctica
VA/unknown 379 ITU-T E.164: assigned to the Vatican, which uses +39 06 698
-/special 991 ITU-T E.164: trial of an international public correspondence service
""")
# As above, only where the package knows of no number: ranges that plans have given up.
FORMER = lines("""
CI/fixed 22520,22521,22522,22523,22524,22530,22531,22532,22533,22534,22535,22536 ARTCI: eight digits until January 2021
CO/fixed 571,572,574,575,576,577,578 CRC: area codes of one digit until 2021
MX/mobile 521 IFT: a 1 before mobile numbers called from abroad, until August 2019
""")


class Automaton:
    """The expressions of all territories of a country code, as one automaton over digits."""

    def __init__(self):
        self.moves, self.empty, self.ends = [], [], {}

    def state(self):
        self.moves.append([])
        self.empty.append([])
        return len(self.moves) - 1

    def add(self, pattern, tag):
        first = self.state()
        self.ends[self.build(_parser.parse(pattern), first)] = tag
        return first

    def build(self, items, at):
        for code, value in items:
            at = self.item(code, value, at)
        return at

    def item(self, code, value, at):
        to = self.state()
        if code is op.LITERAL:
            self.moves[at].append(({value - 48}, to))
        elif code is op.IN:
            digits = set()
            for kind, part in value:
                if kind is op.LITERAL:
                    digits.add(part - 48)
                elif kind is op.RANGE:
                    digits.update(range(part[0] - 48, part[1] - 47))
                elif kind is op.CATEGORY and part is op.CATEGORY_DIGIT:
                    digits.update(range(10))
                else:
                    raise ValueError(kind)
            self.moves[at].append((digits, to))
        elif code is op.SUBPATTERN:
            self.empty[self.build(value[3], at)].append(to)
        elif code is op.BRANCH:
            for branch in value[1]:
                start = self.state()
                self.empty[at].append(start)
                self.empty[self.build(branch, start)].append(to)
        elif code is op.MAX_REPEAT:
            least, most, items = value
            if most is op.MAXREPEAT:
                raise ValueError("a number without end")
            for times in range(most):
                if times >= least:
                    self.empty[at].append(to)
                at = self.build(items, at)
            self.empty[at].append(to)
        else:
            raise ValueError(code)
        return to

    def closure(self, states):
        seen, todo = set(states), list(states)
        while todo:
            for to in self.empty[todo.pop()]:
                if to not in seen:
                    seen.add(to)
                    todo.append(to)
        return frozenset(seen)

    def step(self, states, digit):
        return self.closure({to for state in states for digits, to in self.moves[state] if digit in digits})


# A node is None (no number), a label (territory, kind), or ("node", label of the number that ends here, ten nodes).
def joined(own, children):
    # Where a number begins longer ones of another kind, a prefix cannot tell: the longer ones are more.
    if any(children):
        own = None
    found = {own} if own else set()
    for child in children:
        if child is not None and child[0] == "node":
            return ("node", own, tuple(children))
        if child is not None:
            found.add(child)
    if not found:
        return None
    return found.pop() if len(found) == 1 else ("node", own, tuple(children))


def is_node(node):
    return node is not None and node[0] == "node"


def label(tags, regions):
    """What the package would say of a number with these tags."""
    for region in regions:
        kinds = {kind for r, kind in tags if r == region}
        for name, kind in KINDS:
            if name in kinds:
                if kind in ("fixed", "mobile") and {"fixed_line", "mobile"} <= kinds:
                    kind = "either"
                return (SAME.get(region, region), kind)
    return None


def tree(code):
    """The numbers of a country code, below its digits."""
    automaton, starts = Automaton(), set()
    regions = [r for r in REGIONS[code]]
    for region in regions:
        meta = metadata(region, code)
        for name, _ in KINDS:
            description = getattr(meta, name)
            pattern = description.national_number_pattern if description else None
            if pattern:
                starts.add(automaton.add(pattern, (region, name)))
    known = {}

    def walk(states):
        if states not in known:
            own = label({automaton.ends[s] for s in states if s in automaton.ends}, regions)
            known[states] = joined(own, [walk(after) if (after := automaton.step(states, d)) else None for d in range(10)])
        return known[states]

    return walk(automaton.closure(starts))


def metadata(region, code):
    if region == "001":
        return PhoneMetadata.metadata_for_nongeo_region(code, None)
    return PhoneMetadata.metadata_for_region(region, None)


def edit(node, digits, change, known=None):
    """The tree with everything below a prefix changed."""
    if digits:
        own, children = (node[1], list(node[2])) if is_node(node) else (None, [node] * 10)
        children[int(digits[0])] = edit(children[int(digits[0])], digits[1:], change)
        return joined(own, children)
    if not is_node(node):
        return change(node)
    # Trees share branches: each is changed once.
    known = {} if known is None else known
    if id(node) not in known:
        own = change(node[1]) if node[1] else None
        known[id(node)] = joined(own, [edit(child, "", change, known) for child in node[2]])
    return known[id(node)]


def country(territory):
    return territory.split("-")[0] or "-"


def labels(node, known):
    if node is None:
        return set()
    if not is_node(node):
        return {node}
    if id(node) not in known:
        own = {node[1]} if node[1] else set()
        known[id(node)] = own.union(*(labels(child, known) for child in node[2]))
    return known[id(node)]


def prefixes(node, digits, outer, found, known):
    """Writes the shortest prefixes that give every number its label."""
    if node is None:
        return
    here = labels(node, known)
    if len(here) == 1:
        if here != {outer}:
            found.setdefault(next(iter(here)), []).append(digits)
        return
    inner = outer
    kinds, countries = {k for _, k in here}, {country(t) for t, _ in here}
    if len(digits) >= COARSE.get(digits[:2], 99) and kinds <= {"fixed", "mobile", "either"} and len(countries) == 1:
        found.setdefault((min(here)[0], "either"), []).append(digits)
        return
    if len(kinds) == 1 and len(countries) == 1 and outer not in here:
        # The parts of one country share a digit: the most frequent part gets it.
        inner = max(sorted(here), key=lambda choice: sum(choice in labels(child, known) for child in node[2]))
    if inner != outer:
        found.setdefault(inner, []).append(digits)
    for digit, child in enumerate(node[2]):
        prefixes(child, digits + str(digit), inner, found, known)


def plan():
    root = None
    defaults = {}
    for code, regions in sorted(REGIONS.items()):
        digits = str(code)
        home = "-" if regions[0] == "001" else SHARED.get(digits, SAME.get(regions[0], regions[0]))
        kind = "special" if regions[0] == "001" else "unknown"
        defaults[digits] = (home, kind)
        numbers = tree(code)
        if regions[0] == "001":
            numbers = ("-", "special")
        root = edit(root, digits, lambda _: None)
        root = put(root, digits, numbers)
    for place, where, _ in FACTS:
        territory, kind = place.split("/")
        for digits in where.split(","):
            if kind == "unknown" or not any(digits.startswith(code) for code in defaults):
                defaults[digits] = (territory, kind)
            else:
                root = edit(root, digits, lambda _: (territory, kind))
    for place, where, _ in FORMER:
        label = tuple(place.split("/"))
        for digits in where.split(","):
            root = edit(root, digits, lambda old: old or label)
    for territory, where, _ in PARTS:
        def part(old):
            belongs = old and old[1] == "fixed" and country(old[0]) == country_of(territory)
            return (territory, "fixed") if belongs else old
        for digits in where.split(","):
            root = edit(root, digits, part)
    # Numbers of an area code that are assigned to nobody are still in its country.
    for area in (code + str(n) for code in SHARED for n in range(200, 1000)):
        here = {territory for territory, _ in labels(below(root, area), {})}
        if is_node(below(root, area)) and len(here) == 1:
            defaults[area] = (here.pop(), "unknown")
    found, known = {}, {}
    for code, outer in sorted(defaults.items()):
        found.setdefault(outer, []).append(code)
        if len(code) <= 3 and int(code) in REGIONS:
            prefixes(below(root, code), code, outer, found, known)
    return found


def country_of(territory):
    return {"CY": "TR"}.get(country(territory), country(territory))


def put(node, digits, value):
    if not digits:
        return value
    own, children = (node[1], list(node[2])) if is_node(node) else (None, [node] * 10)
    children[int(digits[0])] = put(children[int(digits[0])], digits[1:], value)
    return ("node", own, tuple(children))


def below(node, digits):
    for digit in digits:
        node = node[2][int(digit)] if is_node(node) else node
    return node


def ranges(found):
    """331 332 333 as 331-333."""
    text, found = [], sorted(found)
    while found:
        first = last = found.pop(0)
        while found and len(found[0]) == len(first) and found[0][:-1] == first[:-1] and int(found[0]) == int(last) + 1:
            last = found.pop(0)
        text.append(first if first == last else f"{first}-{last}")
    return " ".join(text)


ORDER = ["unknown", "fixed", "mobile", "either", "ip", "ip-specific", "special"]


def known_territories():
    with open(TERRITORIES, encoding="utf-8") as file:
        return {line.split("|")[0].strip() for line in file if not line.startswith("#")} | {"-"}


def write_prefixes(date):
    found = plan()
    missing = {t for t, _ in found} - known_territories()
    if missing:
        sys.exit(f"territories.txt lacks {sorted(missing)}")
    sources = [(t, w, s) for t, w, s in FACTS + FORMER + PARTS if s != "Ofcom, area code"]
    with open(os.path.join(FOLDER, "prefixes.tsv"), "w", encoding="utf-8") as file:
        file.write(f"""\
# Which telephone numbers (E.164, country code first) belong to which territory and kind of line.
# source: phonenumbers {phonenumbers.__version__} (libphonenumber's metadata; its own sources are ITU-T E.164 and national plans)
# licence: Apache-2.0, https://github.com/daviddrysdale/python-phonenumbers
# date: {date}
# written by: Scripts/numbering-plan.py; mend the script, not this file
#
# Columns: territory (- for none: satellites, international networks), kind of line, prefixes. The longest prefix of a
# number decides; 331-335 stands for 331 332 333 334 335. Where numbers that begin alike are of two kinds by their length
# alone, the longer ones are more and have it.
#   fixed        a fixed line
#   mobile       a mobile line
#   either       fixed or mobile: the plan does not tell them apart
#   ip           a number without a place, mostly for IP telephony, billed like a fixed line unless an offer says other
#   ip-specific  the same, at prices of its own
#   special      premium, shared cost, free, personal and company numbers, pagers, satellites
#   unknown      the country is known, the kind is not: no number is assigned there as far as the source knows
#
# Besides the source above:
""")
        for territory, where, source in sources:
            file.write(f"#   {territory.replace('/', ' ')}: {source} ({where.replace(',', ' ')})\n")
        file.write("#   GB-SCT, GB-WLS: Ofcom's area codes by their towns; a code that crosses a border counts to its town\n")
        for (territory, kind), where in sorted(found.items(), key=lambda item: (item[0][0], ORDER.index(item[0][1]))):
            file.write(f"{territory}\t{kind}\t{ranges(where)}\n")


def write_dialling(date):
    """How numbers are dialled at home: without it `0033…`, `01…` and `15` say nothing."""
    with open(os.path.join(FOLDER, "dialling.tsv"), "w", encoding="utf-8") as file:
        file.write(f"""\
# How numbers are dialled inside a territory: what begins an international and a national number, and the emergency numbers.
# source: phonenumbers {phonenumbers.__version__} (libphonenumber's metadata); FR {EMERGENCY["FR"]}: ARCEP, emergency numbers
# licence: Apache-2.0, https://github.com/daviddrysdale/python-phonenumbers
# date: {date}
# written by: Scripts/numbering-plan.py; mend the script, not this file
#
# Columns: territory, country code, what is dialled before a country code, what is dialled before a national number and
# is not part of it (- for nothing), emergency numbers (- for none known).
""")
        known = known_territories()
        for region in sorted(phonenumbers.SUPPORTED_REGIONS):
            meta = PhoneMetadata.metadata_for_region(region, None)
            if region not in known:
                continue
            plain = re.match(r"(\d+)(?:$|\|)", meta.international_prefix or "")
            exit_code = (meta.preferred_international_prefix or "").replace("~", "") or (plain[1] if plain else "-")
            trunk = meta.national_prefix if (meta.national_prefix or "").isdigit() else None
            short = PhoneMetadata.short_metadata_for_region(region)
            pattern = short.emergency.national_number_pattern if short and short.emergency else None
            every = [f"{n:0{width}}" for width in range(2, 5) for n in range(10 ** width)]
            numbers = {n for n in every if pattern and re.fullmatch(pattern, n)} | set(EMERGENCY.get(region, "").split())
            file.write(f"{region}\t{meta.country_code}\t{exit_code}\t{trunk or '-'}\t{ranges(numbers) or '-'}\n")


def read():
    table = {}
    with open(os.path.join(FOLDER, "prefixes.tsv"), encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            territory, kind, where = line.rstrip("\n").split("\t")
            for item in where.split():
                first, _, last = item.partition("-")
                for number in range(int(first), int(last or first) + 1):
                    assert str(number) not in table, number
                    table[str(number)] = (territory, kind)
    return table


def check(count, seed):
    """Random assigned numbers: the file and the package must agree, but for what the overlay tells otherwise."""
    table, draw = read(), random.Random(seed)
    own = [d for _, where, _ in FACTS + FORMER for d in where.split(",")]
    names = {0: "fixed", 1: "mobile", 2: "either", 6: "ip"}
    examples, wrong = [], {}
    for code, regions in REGIONS.items():
        for region in regions:
            for name, _ in KINDS:
                description = getattr(metadata(region, code), name)
                if description and description.national_number_pattern:
                    examples.append((code, description.national_number_pattern))
    for n in range(count):
        code, pattern = examples[draw.randrange(len(examples))]
        digits = f"{code}{sample(_parser.parse(pattern), draw)}"
        number = phonenumbers.parse("+" + digits)
        region = phonenumbers.region_code_for_number(number)
        if str(number.country_code) + phonenumbers.national_significant_number(number) != digits or region is None:
            continue
        kind = names.get(phonenumbers.number_type(number), "special")
        if any(digits.startswith(d) for d in own):
            continue
        territory, ours = next(table[digits[:n]] for n in range(len(digits), 0, -1) if digits[:n] in table)
        region = "-" if region == "001" else SAME.get(region, region)
        if region == "-":
            kind = "special"
        parent = {"CY-TR": "TR"}.get(territory, country(territory))
        if (parent, ours) != (region, kind):
            wrong.setdefault((region, kind, territory, ours), []).append(digits)
    for (region, kind, territory, ours), numbers in sorted(wrong.items()):
        print(f"{len(numbers)} numbers are {region} {kind} and found as {territory} {ours}: {numbers[:4]}")
    print(f"{count} numbers, {sum(map(len, wrong.values()))} differ, {len(table)} prefixes")
    return 1 if wrong else 0


def sample(items, draw):
    text = ""
    for code, value in items:
        if code is op.LITERAL:
            text += chr(value)
        elif code is op.IN:
            digits = []
            for kind, part in value:
                if kind is op.LITERAL:
                    digits.append(chr(part))
                elif kind is op.RANGE:
                    digits += [chr(n) for n in range(part[0], part[1] + 1)]
                else:
                    digits += list("0123456789")
            text += draw.choice(digits)
        elif code is op.SUBPATTERN:
            text += sample(value[3], draw)
        elif code is op.BRANCH:
            text += sample(draw.choice(value[1]), draw)
        elif code is op.MAX_REPEAT:
            for _ in range(draw.randint(value[0], value[1])):
                text += sample(value[2], draw)
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--date", default="2026-11-21")
    parser.add_argument("--check", nargs="?", type=int, const=200_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.check:
        sys.exit(check(arguments.check, arguments.seed))
    write_prefixes(arguments.date)
    write_dialling(arguments.date)


if __name__ == "__main__":
    main()
