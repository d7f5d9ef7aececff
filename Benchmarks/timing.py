"""What the benchmarks share: one run of a program, and the digest of what it wrote."""
import hashlib
import importlib.util
import os
import sys
import time


def digest(path):
    """The first digits of SHA-256."""
    sha = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            sha.update(block)
    return sha.hexdigest()[:16]


def run(command):
    """Wall and processor seconds, and the peak of memory in MiB."""
    started = time.monotonic()
    process = os.fork()
    if process == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def installed(*peers):
    """Those of the peers that this Python has; says which it has not."""
    absent = [peer for peer in peers if importlib.util.find_spec(peer) is None]
    if absent:
        print(f"not measured, since not installed: {', '.join(absent)}")
    return [peer for peer in peers if peer not in absent]
