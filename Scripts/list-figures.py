#!/usr/bin/env python3
"""Lists every figure of a document: its place, the figure as printed, the words around it.

    Scripts/list-figures.py SOURCE.txt > Tests/CommandTests/Coverage/NAME.tsv

One line for each figure: `line:ordinal`, the figure with its sign or the word after it, and up to three telling words
on either side (with the label of its row, in a table). A test then asks that each of them stands in the offers
written from the document. Words such as articles and prepositions are left out, so the list does not repeat the
document. Markers of footnotes (², ⁽¹⁾) are figures of their own; numbers in words are not listed.
"""

import re
import sys

SPACES = " \u00a0\u202f"
MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
MARKER = "[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
FIGURE = re.compile(
    rf"""(?P<marker>[⁽(]?{MARKER}[⁾)]?)
       | (?P<sign>[€₽][{SPACES}]?)?
         (?P<number>
             \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}                         # 25/09/2024
           | \d{{1,2}}[ ](?:{MONTHS})[ ]\d{{4}}                        # 11 décembre 2018
           | \d{{4}}/\d{{3,4}}                                         # 2018/1972
           | \d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:[.,]\d+)?(?!\d)         # 1 500
           | \d+(?:[.,]\d+)?                                           # 19,90
         )
         (?P<unit>[{SPACES}]?(?:[€₽%°]|[^\W\d_]+))?                  # €, h, correspondants
    """,
    re.VERBOSE,
)
WORD = re.compile(r"[^\W\d_]+")
TAG = re.compile(r"<[^<>]*>")

# Words that stand beside any figure and tell nothing about it.
COMMON = set(
    """
    avec sans dans pour vers plus moins chaque entre depuis selon sont font leur leurs cette celui celle elle dont
    soit ainsi être peut avoir tout tous toute toutes même aussi après avant jusqu afin mois tarif tarifs prix euros
    hors par les des une aux est qui que sur et ou
    du de à au en le la un
    за при для или без и как это все его
    """.split()
)


def telling(text):
    """The words of a text that say what a figure is about."""
    return [word for word in WORD.findall(text) if len(word) > 3 and word.lower() not in COMMON]


def cells(line):
    """The cells of a table's row with their offsets; a line of prose is one cell."""
    found, start = [], 0
    for part in re.split(r"([|\t])", line):
        if part not in ("|", "\t") and part.strip():
            found.append((start, part))
        start += len(part)
    return found


def figures(text):
    """Place, figure and words for each figure of a text."""
    for number, line in enumerate(text.splitlines(), 1):
        ordinal = 0
        row = cells(TAG.sub(" ", line))
        for index, (start, cell) in enumerate(row):
            for match in FIGURE.finditer(cell):
                ordinal += 1
                before = telling(cell[: match.start()])[-3:]
                after = telling(cell[match.end():])[:3]
                figure, unit = match.group(), (match.group("unit") or "").strip()
                if re.search(r"\d[/. ]", match.group("number") or "") and unit.isalpha():
                    figure, after = figure[: -len(unit)], ([unit] if telling(unit) else []) + after
                elif unit.lower() in COMMON and unit != "mois":
                    figure = figure[: -len(unit)]
                elif telling(unit):
                    after = [unit] + after
                label = telling(row[0][1])[:4] if index > 0 else []
                words = " ".join(label + before + ["…"] + after[:3])
                figure = " ".join(figure.split())
                yield f"{number}:{ordinal}", figure, words


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__.strip())
    print("# place\tfigure\twords")
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as source:
            for row in figures(source.read()):
                print("\t".join(row))


if __name__ == "__main__":
    main()
