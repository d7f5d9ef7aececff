#!/usr/bin/env python3
"""Alters the shipped offers, profiles, price sheets and call records and runs whole commands on them.

    Scripts/fuzz-command.py [runs] [seed] [bareme]

Numbers are blown up, made negative or zero, units swapped, lines lost or doubled. Whatever is written, a command ends
with 0, 1 or 2 and, unless it ends with 0, a message; never with a signal, never without end. Status 1 when one does not;
its files are kept.
"""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 1
BAREME = os.path.abspath(sys.argv[3] if len(sys.argv) > 3 else os.path.join(ROOT, '.build/debug/bareme'))
SECONDS = 60

PLANS = {
    'vms': ['vms-250-appels', '3-p2'], 'optimale-pro-office/equilibre': ['bureau-mobile', '0-p1'],
    'optimale-pro-office/intense': ['bureau-7-lignes'], 'start-pro/pro': ['cinq-utilisateurs', 'cinq-personnes'],
    'start-pro': ['cinq-personnes'], 'oblachnaya-ats/standartny': ['kompaniya-12'], 'mobile-full': ['mobile-depassements'],
    'trunk-openip': ['trunk-4-canaux'], 'trunk-sewan': ['trunk-4-canaux'], 'licences-telephonie': ['cinq-personnes'],
}
UNITS = ['s', 'min', 'h', 'kB', 'MB', 'GB', 'month', 'months', 'year', 'years', 'user', 'line', 'channel', 'call', 'day',
         'days', 'pack', 'number', '%', '€', '₽']
NUMBERS = ['0', '00', '-1', '-0', '1e9', '999999999', '1000000000', '9999999999', '10000000000', '99999999999999999999',
           '0.000001', '0.0000001', '9223372036854775807', '9223372036854775808', '1.083', '1', '2', '1/0', '12:60', '٣']


def alter(text, dice):
    """One change to a text."""
    numbers = list(re.finditer(r'\d+', text))
    kind = dice.randrange(8)
    if kind < 4 and numbers:
        at = dice.choice(numbers)
        digits = at.group()
        new = dice.choice([dice.choice(NUMBERS), digits * 2, digits + '0' * dice.randrange(1, 12), '-' + digits,
                           str(int(digits[:15]) + dice.randrange(-2, 3)), str(dice.randrange(0, 10 ** dice.randrange(1, 11)))])
        return text[:at.start()] + new + text[at.end():]
    if kind < 6:
        units = list(re.finditer(r'(?<=[\d /])(?:%s)(?![\w])' % '|'.join(map(re.escape, UNITS)), text))
        if units:
            at = dice.choice(units)
            return text[:at.start()] + dice.choice(UNITS) + text[at.end():]
    lines = text.split('\n')
    at = dice.randrange(len(lines))
    if kind == 6:
        del lines[at]
    else:
        lines.insert(dice.randrange(len(lines)), lines[at])
    return '\n'.join(lines)


def command(dice):
    plan = dice.choice(sorted(PLANS))
    profile = dice.choice(PLANS[plan])
    prices = ['--prices', 'prix-exemple'] if dice.random() < 0.4 else []
    kind = dice.randrange(10)
    if kind < 4:
        words = ['estimate', plan, '--profile', profile] + prices
        if dice.random() < 0.5:
            words += ['--months', str(dice.choice([1, 2, 13, 24, 36, 60, 120])), '--start', dice.choice(['2025-01-31', '2024-02-29', '2026-06-15'])]
        if dice.random() < 0.5:
            words += ['--format', dice.choice(['json', 'html', 'xml', 'text'])]
            if words[-1] == 'json' and dice.random() < 0.5:
                words += ['--receipt']
        return words
    if kind < 6:
        vary = dice.choice(['users=1..60', 'months=1..36', 'lines=1..20', 'users=0..1000000'])
        return ['break-even', plan, dice.choice(sorted(PLANS)), '--profile', profile, '--vary', vary] + prices
    if kind < 8:
        return ['rate', plan, '--records', 'Offers/profiles/appels-bureau.csv', '--profile', profile]
    if kind == 8:
        return ['compare', plan, dice.choice(sorted(PLANS)), '--profile', profile] + prices
    return ['check']


def main():
    dice = random.Random(SEED)
    files = []
    for folder, _, names in os.walk(os.path.join(ROOT, 'Offers')):
        files += [os.path.relpath(os.path.join(folder, name), ROOT) for name in names if name.endswith(('.yaml', '.csv'))]
    files.sort()
    texts = {path: open(os.path.join(ROOT, path), encoding='utf-8').read() for path in files}
    weights = [4 if '/profiles/' in path else 2 for path in files]
    work = tempfile.mkdtemp()
    shutil.copytree(os.path.join(ROOT, 'Offers'), os.path.join(work, 'Offers'))
    shutil.copytree(os.path.join(ROOT, 'Templates'), os.path.join(work, 'Templates'))
    codes, failures = {}, 0
    for run in range(RUNS):
        altered = {}
        for _ in range(dice.randrange(1, 4)):
            path = dice.choices(files, weights)[0]
            altered[path] = alter(altered.get(path, texts[path]), dice)
        for path, text in altered.items():
            with open(os.path.join(work, path), 'w', encoding='utf-8') as file:
                file.write(text)
        words = command(dice)
        environment = dict(os.environ, SWIFT_BACKTRACE='enable=no', NO_COLOR='1')
        try:
            made = subprocess.run([BAREME] + words, cwd=work, env=environment, capture_output=True, timeout=SECONDS)
            code, said = made.returncode, made.stdout + made.stderr
        except subprocess.TimeoutExpired:
            code, said = 'no end', b''
        codes[code] = codes.get(code, 0) + 1
        if code not in (0, 1, 2) or (code and not said.strip()):
            failures += 1
            kept = tempfile.mkdtemp(prefix=f'bareme-{run}-')
            for path in altered:
                os.makedirs(os.path.dirname(os.path.join(kept, path)), exist_ok=True)
                shutil.copy(os.path.join(work, path), os.path.join(kept, path))
            print(f'run {run}: {code}: bareme {" ".join(words)}\n  altered {", ".join(altered)}, kept in {kept}', flush=True)
            print('  ' + '\n  '.join(said.decode('utf-8', 'replace').strip().split('\n')[-3:]), flush=True)
        for path in altered:
            shutil.copy(os.path.join(ROOT, path), os.path.join(work, path))
    shutil.rmtree(work)
    ends = ', '.join(f'{count} with {code}' for code, count in sorted(codes.items(), key=str))
    print(f'commands: {RUNS} runs on altered files, {ends}; {failures} that should not end so')
    sys.exit(1 if failures or len(codes) < 2 else 0)


if __name__ == '__main__':
    main()
