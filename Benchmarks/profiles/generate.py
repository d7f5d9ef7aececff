#!/usr/bin/env python3
"""Customers and offers, the same on every machine.

    generate.py FOLDER [CUSTOMERS] [OFFERS]

Writes `profiles.csv` (what each customer uses in a month), `profile1.csv` (the first alone), `offers.csv` (the numbers of
each offer, for programs that know no offer language), and each offer as a file: all in `Offers/`, the first twenty once
more in `Twenty/`. Files that are there already, for as many, are left alone.
"""
import os
import sys

WORD = (1 << 64) - 1
SEED = 2026
# Beyond what is included: fee and minute in thousandths of a euro, of classes that customers call and of others.
GRID = {
    "fixed FR": (105, 21), "ip-specific FR": (75, 36), "mobile FR": (134, 134), "fixed RE": (105, 21),
    "fixed NC": (92, 518), "fixed DE": (92, 58), "fixed MA": (92, 234), "fixed UA": (92, 234), "fixed ZA": (92, 518),
    "mobile DE": (92, 255), "mobile MA": (92, 300), "mobile ZA": (92, 704),
}
USED = ("fixed FR", "mobile FR", "fixed DE", "mobile DE")
SERVICES = [
    "1 ligne fixe et l'accès au forfait de communications", "Accès à Internet (8 à 18 Mbit/s)",
    "Fonctions de standard : plus de trente", "Numéros géographiques par cinq",
    "Messages d'accueil personnalisés", "Appels vers les fixes et les mobiles de métropole",
    "Application mobile et ordinateur", "Appels simultanés, musique d'attente, horaires",
]


def scramble(state):
    """The next number of splitmix64."""
    state = (state + 0x9E3779B97F4A7C15) & WORD
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & WORD
    return state ^ (state >> 31)


class Chance:
    """One number below n after another."""

    def __init__(self, position):
        self.state = scramble(SEED * 1_000_003 + position)

    def below(self, n):
        self.state = scramble(self.state)
        return self.state % n

    def of(self, values):
        return values[self.below(len(values))]


class Offer:
    """The numbers of an offer: amounts in cents, prices of usage in thousandths of a euro."""

    def __init__(self, position):
        chance = Chance(position)
        self.id = f"offre-{position:05}"
        self.position = position
        euros, half = chance.below(120), chance.below(2)
        self.monthly = 490 + euros * 100 + half * 50
        self.activation = chance.of([0, 0, 1000, 3900, 4900, 12000])
        self.promoted = chance.of([0, 0, 0, 3, 6, 12])
        self.promotion = self.monthly
        if self.promoted:
            self.promotion = self.monthly * (50 + chance.below(40)) // 100 // 10 * 10
        self.commitment = chance.of([0, 12, 24, 24])
        self.messages = chance.of([0, 100, 1000, 100_000])
        self.data = chance.of([0, 1024, 5120, 20_480, 102_400])
        # Seconds a month; below zero where there is no limit.
        self.included = [
            chance.of([-1, -1, 0, 3600]), chance.of([-1, 7200, 7200, 0, 18_000]), chance.of([-1, 0, 0, 1800]),
            chance.of([0, 0, 600, 3600])]
        scale = 80 + chance.below(60)
        self.grid = {to: (fee * scale // 100, minute * scale // 100) for to, (fee, minute) in GRID.items()}
        # Words of other programs' offers; what they would say is passed over.
        for n in (10, 10, 4) + (8,) * 4 + (5, 30) * 3:
            chance.below(n)
        self.message = 50 + chance.below(10) * 10
        self.block = chance.of([100, 512, 1024])
        self.blockPrice = 500 + chance.below(20) * 100

    def row(self):
        numbers = [self.monthly, self.activation, self.promoted, self.promotion, self.commitment]
        for seconds, to in zip(self.included, USED):
            numbers += [seconds, *self.grid[to]]
        numbers += [self.messages, self.message, self.data, self.block, self.blockPrice]
        return ",".join([self.id] + [str(number) for number in numbers])

    def yaml(self):
        """The offer in the language of bareme: without VAT, rounded once, in the total of a month."""
        lines = [
            f"# offre générée {self.position}", f"offer: {self.id}", f"title: Offre {self.position}", "provider: not stated",
            "language: fr", "date: 2026-01-15", "kinds: [fixed voice, mobile voice]", "currency: EUR",
            "prices: excluding VAT", "vat: 20 %", "rounding:", "  amounts: per total", "services:"]
        for step in range(4):
            lines.append(f"  service-{step}: {{ label: \"{SERVICES[(self.position + step) % len(SERVICES)]}\", is: included }}")
        lines += ["price:", "  abonnement:", "    label: Abonnement", f"    price: {euros(self.monthly)} €/month"]
        if self.promoted:
            lines.append(f"    phases: {{ 1 to {self.promoted}: {euros(self.promotion)} €/month }}")
        if self.activation:
            lines.append(f"  activation: {{ label: Mise en service, price: {euros(self.activation)} € }}")
        lines.append("calls:")
        limited = [(to, seconds) for to, seconds in zip(USED, self.included) if seconds]
        if limited:
            lines.append("  included:")
        for to, seconds in limited:
            name = to.lower().replace(" ", "-")
            line = f"    inclus-{name}: {{ label: \"Appels {to}\", to: {to}"
            if seconds > 0:
                line += f", limits: {{ duree: {{ limit: {seconds} s/month, then: surplus }} }}"
            lines.append(line + " }")
        lines += ["  beyond:", "    grille:", "      label: Hors forfait", "      rows:"]
        for to, (fee, minute) in self.grid.items():
            name = to.lower().replace(" ", "-")
            lines.append(
                f"        {name}: {{ label: \"Vers {to}\", to: {to}, fee: {thousandths(fee)} €, "
                f"price: {thousandths(minute)} €/min }}")
        lines += ["messages:", "  included:"] if self.messages else ["messages:"]
        if self.messages:
            lines.append(
                f"    messages-inclus: {{ label: Messages, to: FR, limits: {{ nombre: {{ limit: {self.messages} "
                "messages/month, then: surplus } } }")
        lines += ["  beyond:", f"    messages: {{ label: Messages, to: FR, price: {thousandths(self.message)} €/message }}", "data:"]
        if self.data:
            lines += [
                "  included:", f"    donnees-incluses: {{ label: Données, to: FR, limits: {{ volume: {{ limit: {self.data} "
                "MB/month, then: surplus } } }"]
        lines += [
            "  beyond:",
            f"    donnees: {{ label: Données, to: FR, pack: {self.block} MB, price: {euros(self.blockPrice // 10)} €/pack }}"]
        lines += ["duration:", f"  engagement: {{ label: Engagement, commitment: {self.commitment} months }}"] if self.commitment else []
        return "\n".join(lines) + "\n"


def euros(cents):
    return f"{cents // 100}.{cents % 100:02}"


def thousandths(amount):
    return f"{amount // 1000}.{amount % 1000:03}"


def customer(position):
    """What one customer uses: calls and seconds of four classes, messages, megabytes."""
    x = scramble(SEED * 1_000_003 + position)
    y = scramble(x)
    z = scramble(y)
    calls = [
        x % 120, (x >> 10) % 150, (x >> 20) % 24 if (x >> 40) % 4 == 0 else 0,
        (x >> 30) % 16 if (x >> 44) % 5 == 0 else 0]
    seconds = [
        calls[0] * (20 + y % 280), calls[1] * (20 + (y >> 10) % 200), calls[2] * (30 + (y >> 20) % 400),
        calls[3] * (30 + (y >> 30) % 300)]
    if calls[0]:
        seconds[0] += z % 60
    if calls[1]:
        seconds[1] += (z >> 6) % 60
    messages = (z >> 12) % 400 if (z >> 50) % 3 else 0
    megabytes = ((z >> 24) % 1000) ** 2 // 12
    fields = [position]
    for pair in zip(calls, seconds):
        fields += pair
    return ",".join(map(str, fields + [messages, megabytes]))


def write(path, lines):
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    os.replace(path + ".new", path)


def main():
    folder = sys.argv[1]
    customers = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    offers = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
    mark = os.path.join(folder, f"made-{customers}-{offers}")
    if os.path.exists(mark):
        return
    header = "id,calls_fix,sec_fix,calls_mob,sec_mob,calls_ifix,sec_ifix,calls_imob,sec_imob,sms,data_mb"
    for name in ("Offers", "Twenty"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    write(os.path.join(folder, "profiles.csv"), (line for part in ([header], map(customer, range(customers))) for line in part))
    write(os.path.join(folder, "profile1.csv"), [header, customer(0)])
    made = [Offer(position) for position in range(offers)]
    numbers = "id,monthly,activation,promo_months,promo_monthly,commit," + ",".join(
        f"{kind}_{what}" for kind in ("fix", "mob", "ifix", "imob") for what in ("inc_s", "connect_milli", "minute_milli"))
    write(
        os.path.join(folder, "offers.csv"),
        [numbers + ",sms_inc,sms_milli,data_inc_mb,block_mb,block_milli"] + [offer.row() for offer in made])
    for offer in made:
        for name in ("Offers", "Twenty")[:2 if offer.position < 20 else 1]:
            with open(os.path.join(folder, name, f"{offer.position:05}.yaml"), "w", encoding="utf-8") as file:
                file.write(offer.yaml())
    open(mark, "w").close()


main()
