#!/usr/bin/env python3
"""Looks at published pages as a reader would: on a desktop, on a phone, in the dark, on paper.

    Scripts/page-check.py [FOLDER] [PICTURES] [--only PART]

FOLDER (default: output) holds the pages, PICTURES (default: a temporary folder) receives a picture of each page at 1280
and 390 pixels, light and dark, and its print as PDF. For each page one line says how many sheets its print fills, at
which widths it scrolls sideways, and which faults axe finds, if axe-playwright-python is installed. --only looks only at
pages with PART in their path. The status is 1 when a page scrolls sideways or has a fault.

It needs playwright (pip) and a Chromium: the one named by CHROMIUM, or one on the path, or playwright's own.
"""

import argparse
import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

WIDTHS = (1280, 390)
NARROW = (320, 390)


def browser_path():
    """The Chromium to use; nothing for playwright's own."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def axe_script():
    """The text of axe-core, if a package brings it."""
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None:
        return None
    return next(pathlib.Path(spec.origin).parent.rglob("axe.min.js")).read_text(encoding="utf-8")


def sheets(pdf):
    """How many sheets a PDF has; nothing when pdfinfo is missing."""
    if not shutil.which("pdfinfo"):
        return None
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", told, re.MULTILINE).group(1))


def scrolls_sideways(page, width):
    """Whether a page is wider than its window."""
    page.set_viewport_size({"width": width, "height": 844})
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def look(browser, path, name, pictures, axe):
    """Takes all pictures of a page; returns its line and whether it has a fault."""
    wide, faults, printed = [], [], pictures / f"{name}.pdf"
    # Our own Content-Security-Policy would keep axe out; what it forbids is checked elsewhere.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(path.resolve().as_uri())
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, media="screen")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=pictures / f"{name}.{width}.{scheme}.png", full_page=True)
        if axe:
            page.evaluate(axe)
            found = page.evaluate("async () => (await axe.run()).violations")
            faults += [f"{fault['id']} ×{len(fault['nodes'])} ({scheme})" for fault in found]
    wide = [str(width) for width in NARROW if scrolls_sideways(page, width)]
    page.emulate_media(color_scheme="light", media="print")
    page.pdf(path=printed, format="A4", prefer_css_page_size=True, print_background=True)
    context.close()

    count = sheets(printed) or "?"
    line = [f"{count} sheet{'' if count == 1 else 's'}"]
    if wide:
        line.append(f"scrolls sideways at {' and '.join(wide)}")
    line += [f"axe: {fault}" for fault in faults]
    return ", ".join(line), bool(wide or faults)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", default="output", type=pathlib.Path)
    arguments.add_argument("pictures", nargs="?", type=pathlib.Path)
    arguments.add_argument("--only", default="")
    told = arguments.parse_args()
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sys.exit("page-check needs playwright: pip install playwright")
    pages = sorted(path for path in told.folder.rglob("*.html") if told.only in path.as_posix())
    if not pages:
        sys.exit(f"no pages in {told.folder}")
    pictures = told.pictures or pathlib.Path(tempfile.mkdtemp(prefix="pages-"))
    pictures.mkdir(parents=True, exist_ok=True)
    axe = axe_script()
    if axe is None:
        print("axe-playwright-python is not installed: accessibility is not checked")

    faulty = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        for path in pages:
            inside = path.relative_to(told.folder).with_suffix("").as_posix()
            line, has_fault = look(browser, path, inside.replace("/", "-"), pictures, axe)
            faulty += has_fault
            print(f"{inside}: {line}", flush=True)
        browser.close()
    print(f"{len(pages)} pages, {faulty} with faults; pictures in {pictures}")
    sys.exit(1 if faulty else 0)


if __name__ == "__main__":
    main()
