#!/usr/bin/env python3
"""Writes a folder of made-up offers in the offer language, the same on every machine.

  Benchmarks/make-offers.py [-n 10000] [--seed 2026] FOLDER

Each offer is one file of about 4.5 KB in the size and shape of a real one: four allowances, a grid of twelve rates,
options, a promotion, terms, two legal paragraphs. FOLDER/provider-*.yaml names who provides them, and
FOLDER/offers.csv holds the same figures as plain numbers, for programs that compare themselves with Barème.
Random numbers come from splitmix64, so no library decides what they are.
"""
import argparse
import os

MASK = (1 << 64) - 1


def mix(state):
    state = (state + 0x9E3779B97F4A7C15) & MASK
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & MASK
    return state ^ (state >> 31)


class Dice:
    """Numbers in an order that the seed alone decides."""

    def __init__(self, seed):
        self.state = mix(seed)

    def below(self, bound):
        self.state = mix(self.state)
        return self.state % bound

    def one_of(self, choices):
        return choices[self.below(len(choices))]


PROVIDERS = ["Télécom Azur", "Réseau Nord", "Liaison Pro", "Opéra Voix", "Syrinx", "Voix et Données",
             "Alizé Télécom", "Horizon Fibre", "Belvoix", "Canal Pro"]
NAMES = ["Équilibre", "Intense", "Start", "Pro", "Bureau libre", "Essentiel", "Sérénité", "Ligne directe",
         "Bureau connecté", "Liberté"]
SERVICES = ["Une ligne fixe à numéro géographique, accès au forfait de communications",
            "Un accès à internet en ADSL",
            "Fonctions de standard téléphonique",
            "Un lot de numéros géographiques en sélection directe à l'arrivée",
            "Messages personnalisés de pré-décroché, d'attente et de messagerie",
            "Appels entrants et sortants depuis la France vers les opérateurs fixes et mobiles",
            "Application pour mobile et ordinateur",
            "Appels simultanés, musique d'attente, gestion des horaires"]
OPTIONS = ["Ligne utilisateur supplémentaire", "Enregistrement des appels", "Lot de numéros géographiques",
           "Adresse IP fixe", "Profil utilisateur supplémentaire"]
# id, label, destinations, connection and minute in thousandths of a euro
GRID = [("fixes-france", "Vers fixes France", "fixed FR", 105, 21),
        ("ip-specifique", "Vers numéros IP à tarification spécifique", "ip-specific FR", 75, 36),
        ("mobiles-france", "Vers mobiles métropole", "mobile FR", 134, 134),
        ("fixes-dom", "Vers fixes Guadeloupe, Guyane, Martinique, La Réunion", '[fixed GP, fixed GF, fixed MQ, fixed RE]', 105, 21),
        ("fixes-com", "Vers fixes Nouvelle-Calédonie, Polynésie Française", '[fixed NC, fixed PF]', 92, 518),
        ("fixes-europe", "Vers fixes Europe proche, Amérique du Nord", '[fixed BE, fixed DE, fixed CA, fixed US]', 92, 58),
        ("fixes-maghreb", "Vers fixes Maghreb", '[fixed DZ, fixed MA, fixed TN]', 92, 234),
        ("fixes-reste-europe", "Vers fixes reste Europe", '[fixed PL, fixed RO]', 92, 234),
        ("fixes-afrique", "Vers fixes Afrique et Océanie", '[fixed SN, fixed CI]', 92, 518),
        ("mobiles-europe", "Vers mobiles Europe proche, Amérique du Nord", '[mobile BE, mobile DE, mobile CA, mobile US]', 92, 255),
        ("mobiles-maghreb", "Vers mobiles Maghreb", '[mobile DZ, mobile MA, mobile TN]', 92, 300),
        ("mobiles-afrique", "Vers mobiles Afrique et Océanie", '[mobile SN, mobile CI]', 92, 704)]
COLUMNS = ("id,monthly,activation,promo_months,promo_monthly,commit,"
           + ",".join(f"{c}_{x}" for c in ("fix", "mob", "ifix", "imob") for x in ("inc_s", "connect_milli", "minute_milli"))
           + ",sms_inc,sms_milli,data_inc_mb,block_mb,block_milli")


def cents(amount):
    return f"{amount // 100}.{amount % 100:02}"


def thousandths(amount):
    return f"{amount // 1000}.{amount % 1000:03}"


def allowance(row, label, to, seconds):
    """Included calls without a limit of length, or so many seconds of them."""
    if seconds == 0:
        return []
    limit = "500 correspondents/month" if seconds < 0 else f"{seconds // 60} min/month"
    return [f"    {row}:", f"      label: {label}", f"      to: {to}", "      limits:",
            f"        plafond: {{ limit: {limit}, then: surplus }}"]


def offer(number, seed):
    dice = Dice(seed * 1_000_003 + number)
    monthly = 490 + dice.below(120) * 100 + dice.below(2) * 50
    activation = dice.one_of([0, 0, 1000, 3900, 4900, 12000])
    promo_months = dice.one_of([0, 0, 0, 3, 6, 12])
    promo = monthly * (50 + dice.below(40)) // 100 // 10 * 10 if promo_months else monthly
    commitment = dice.one_of([0, 12, 24, 24])
    messages = dice.one_of([0, 100, 1000, 100000])
    data = dice.one_of([0, 1024, 5120, 20480, 102400])
    fixed = dice.one_of([-1, -1, 0, 3600])
    mobile = dice.one_of([-1, 7200, 7200, 0, 18000])
    fixed_abroad = dice.one_of([-1, 0, 0, 1800])
    mobile_abroad = dice.one_of([0, 0, 600, 3600])
    scale = 80 + dice.below(60)
    grid = [(row, label, to, fee * scale // 100, minute * scale // 100) for row, label, to, fee, minute in GRID]
    provider, name = dice.below(10), dice.one_of(NAMES)
    kinds = dice.one_of(["fixed voice", "mobile voice", "fixed voice, mobile voice", "cloud exchange"])
    first = dice.below(8)
    services = [SERVICES[(first + k) % 8] for k in range(4)]
    first = dice.below(5)
    options = [(OPTIONS[(first + k) % 5], 300 + dice.below(30) * 50) for k in range(3)]
    message, block, block_price = 50 + dice.below(10) * 10, dice.one_of([100, 512, 1024]), 500 + dice.below(20) * 100
    handset, exit_fee = dice.below(2), dice.one_of([0, 0, 5900, 4900])
    month, day, notice = 1 + dice.below(12), 1 + dice.below(28), dice.one_of([10, 30, 30, 90])
    text = [f"# offre générée {number}", f"offer: offre-{number:05}", f"title: {name} {number}",
            f"provider: fournisseur-{provider}", "language: fr", f"date: 2026-{month:02}-{day:02}",
            "customers: businesses", f"kinds: [{kinds}]", "currency: EUR", "prices: excluding VAT", "vat: 20 %",
            "services:"]
    text += [f"  service-{k}: {{ label: \"{label}\", is: included }}" for k, label in enumerate(services, 1)]
    text += [f"  poste: {{ label: Poste téléphonique, is: {'included' if handset else 'not offered'} }}", "price:"]
    if promo_months:
        text += [f"  promotion: {{ label: \"Abonnement, en promotion\", price: {cents(promo)} €/month, months: 1 to {promo_months} }}",
                 f"  abonnement: {{ label: Abonnement, price: {cents(monthly)} €/month, months: {promo_months + 1} to 1200 }}"]
    else:
        text += [f"  abonnement: {{ label: Abonnement, price: {cents(monthly)} €/month }}"]
    text += [f"  activation: {{ label: Mise en service, price: {cents(activation)} € }}"]
    for k, (label, price) in enumerate(options, 1):
        text += [f"  option-{k}:", f"    label: {label}", f"    price: {cents(price)} €/month", "    option: yes"]
    text += [f"  resiliation: {{ label: Frais de résiliation, price: {cents(exit_fee)} €, when: exit }}", "calls:",
             "  increment: 1 s", "  included:"]
    included = (allowance("inclus-fixes", "Appels inclus vers les fixes", "fixed FR", fixed)
                + allowance("inclus-mobiles", "Appels inclus vers les mobiles", "mobile FR", mobile)
                + allowance("inclus-fixes-europe", "Appels inclus vers les fixes d'Europe", "[fixed BE, fixed DE]", fixed_abroad)
                + allowance("inclus-mobiles-europe", "Appels inclus vers les mobiles d'Europe", "[mobile BE, mobile DE]", mobile_abroad))
    text = text + included if included else text[:-1]
    text += ["  beyond:"]
    text += [f"    {row}: {{ label: \"{label}\", to: {to}, fee: {thousandths(fee)} €, price: {thousandths(minute)} €/min }}"
             for row, label, to, fee, minute in grid]
    text += ["messages:"]
    if messages:
        text += ["  included:", "    messages-inclus:", "      label: Messages inclus", "      to: FR", "      limits:",
                 f"        plafond-messages: {{ limit: {messages} messages/month, then: surplus }}"]
    text += ["  beyond:", f"    message: {{ label: Message, to: anywhere, price: {thousandths(message)} €/message }}", "data:"]
    if data:
        text += ["  included:", "    donnees-incluses:", "      label: Données incluses", "      to: FR", "      limits:",
                 f"        plafond-donnees: {{ limit: {data} MB/month, then: surplus }}"]
    text += ["  beyond:", f"    donnees: {{ label: \"Données, par bloc entamé de {{taille}}\", to: anywhere, "
             f"price: {cents(block_price // 10)} €/MB, facts: {{ taille: {block} MB }} }}",
             "duration:",
             f"  engagement: {{ label: Engagement, term: open-ended, commitment: {f'{commitment} months' if commitment else 'none'} }}",
             f"  preavis: {{ label: Préavis, notice: {notice} days }}",
             "  reconduction: { say: Reconduction pour une durée indéterminée après la période d'engagement. }",
             "accessibility:", "  handicap:", "    say: >",
             "      Informations détaillées sur les solutions adaptées aux utilisateurs handicapés, service relais, factures",
             "      en braille ou en gros caractères, interlocuteur dédié.", "other:", "  conditions:", "    say: >",
             "      Offre soumise à conditions, valable en France métropolitaine, réservée aux professionnels sous réserve",
             "      d'éligibilité technique. Au-delà, les communications sont facturées selon la grille en vigueur."]
    row = {r: (fee, minute) for r, _, _, fee, minute in grid}
    allowances = [(fixed, row["fixes-france"]), (mobile, row["mobiles-france"]), (fixed_abroad, row["fixes-europe"]),
                  (mobile_abroad, row["mobiles-europe"])]
    figures = [f"offre-{number:05}", monthly, activation, promo_months, promo, commitment]
    for seconds, (fee, minute) in allowances:
        figures += [seconds, fee, minute]
    return "\n".join(text) + "\n", figures + [messages, message, data, block, block_price]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("-n", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=2026)
    arguments.add_argument("folder")
    wanted = arguments.parse_args()
    os.makedirs(wanted.folder, exist_ok=True)
    for number, name in enumerate(PROVIDERS):
        with open(f"{wanted.folder}/provider-{number}.yaml", "w", encoding="utf-8") as file:
            file.write(f"provider: fournisseur-{number}\nname: {name}\naddress: {number + 1} rue de l'Exemple, 75001 Paris\n"
                       f"phone: \"+33 1 00 00 00 0{number}\"\nemail: contact@fournisseur-{number}.example\n")
    size = 0
    with open(f"{wanted.folder}/offers.csv", "w", encoding="utf-8") as table:
        table.write(COLUMNS + "\n")
        for number in range(wanted.n):
            text, figures = offer(number, wanted.seed)
            data = text.encode()
            size += len(data)
            with open(f"{wanted.folder}/offre-{number:05}.yaml", "wb") as file:
                file.write(data)
            table.write(",".join(map(str, figures)) + "\n")
    print(f"{wanted.n} offers, {size} bytes")


main()
