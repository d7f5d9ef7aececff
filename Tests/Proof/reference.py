#!/usr/bin/env python3
"""A second implementation of the engine, written from the definitions of its primitives, in fractions.

Reads random cases with the engine's bills, as `prove cases` writes them, from standard input; prices each tariff and
usage anew, one call after another, and compares every line, sum and silent excess. Status 1 when anything differs.
"""
import copy
import sys
from fractions import Fraction as F

ZERO, ONE = F(0), F(1)


def number(word):
    return None if word == '-' else F(word)


def ceiling(value):
    return F(-((-value.numerator) // value.denominator))


def floor(value):
    return F(value.numerator // value.denominator)


def rounded(value, decimals, mode):
    scale = 10 ** decimals
    size = abs(value) * scale
    whole, rest = size.numerator // size.denominator, size - size.numerator // size.denominator
    half = F(1, 2)
    away = {'up': rest > 0, 'down': False, 'half-up': rest >= half,
            'half-even': rest > half or (rest == half and whole % 2 == 1)}[mode]
    whole += 1 if away else 0
    return F(whole if value >= 0 else -whole, scale)


class Thing:
    """A record of named values."""

    def __init__(self, **values):
        self.__dict__.update(values)


# Hours of the week, as a set of its minutes: the bit of each minute from Monday 0:00

WEEK = 7 * 24 * 60


def hours_of(words):
    """Days from a first to a last, each from a time to a time; what does not end after it begins ends the next day."""
    minutes = set()
    for first, last, start, end in zip(*[iter(int(word) for word in words)] * 4):
        days = [(first + more) % 7 for more in range((last - first) % 7 + 1)]
        length = end - start if end > start else end - start + 24 * 60
        minutes |= {(day * 24 * 60 + start + more) % WEEK for day in days for more in range(length)}
    return sum(1 << minute for minute in minutes)


ALL_WEEK = (1 << WEEK) - 1


# Reading

def count_of(words):
    if words[0] == '-':
        return None
    return Thing(meters=[int(w) for w in words[0].split(',')], included=F(words[1]),
                 per=None if words[2] == '-' else int(words[2]), pack=number(words[3]), unknown=words[4])


def part_of(words):
    return Thing(id=words[0], price=F(words[1]), decimals=int(words[2]), rest=words[3:])


def read_case(lines):
    """One case up to its first bill."""
    case = Thing(steps=None, days=ONE, levies=[], adjustments=[], charges=[], orders=[], services=[], groups=[],
                 carried=[])
    parts = rate = rates = stretch = tier = service = timed = None
    for words in lines:
        key, rest = words[0], words[1:]
        if key == 'case':
            case.seed = rest[0]
        elif key == 'tax':
            case.inside, case.net_place, case.vat_place = rest[1] == 'included', rest[2], rest[3]
            case.vats = [F(rest[0])] + [F(word) for word in rest[4:]]
        elif key == 'rounding':
            case.place, case.decimals, case.mode = rest[0], int(rest[1]), rest[2]
        elif key == 'steps':
            case.steps = F(rest[0])
        elif key == 'levy':
            case.levies.append(Thing(id=rest[0], rate=F(rest[1]), before=rest[2] == 'before'))
        elif key == 'charge':
            charge = Thing(id=rest[0], due=rest[1], option=rest[2] == 'option', by_day=rest[3] == 'by-day',
                           first=int(rest[4]), last=int(rest[5]), most=number(rest[6]), graduated=rest[7] == 'graduated',
                           tax=int(rest[8]), deposit=rest[9] == 'deposit', state=rest[10], parts=[],
                           count=None, bands=[], minimum=None)
            parts = charge.parts
            case.charges.append(charge)
        elif key == 'part':
            part = part_of(rest)
            part.share, part.count = F(part.rest[0]), count_of(part.rest[1:])
            parts.append(part)
        elif key == 'count':
            charge.count = count_of(rest)
        elif key == 'band':
            band = Thing(low=number(rest[0]), high=number(rest[1]), state=rest[2], parts=[])
            parts = band.parts
            charge.bands.append(band)
        elif key == 'minimum':
            charge.minimum = part_of(rest)
        elif key == 'service':
            service = Thing(crossing=rest[0], exclusions=[], inclusions=[], rates=[])
            rates = service.exclusions
            case.services.append(service)
        elif key == 'exclusion':
            service.exclusions.append(Thing(what=rest[0], rate=None))
        elif key == 'inclusion':
            timed = Thing(id=rest[0], set=int(rest[1]), limits=[], hours=None)
            service.inclusions.append(timed)
        elif key == 'hours':
            # A month of a profile has no holidays, a record may be of one.
            timed.hours, timed.holidays = hours_of(rest[1:]), rest[0]
        elif key == 'from-to':
            rate.days = int(rest[0]), int(rest[1])
        elif key == 'limit':
            service.inclusions[-1].limits.append(
                Thing(id=rest[0], measure=rest[1], amount=F(rest[2]), per=None if rest[3] == '-' else int(rest[3]),
                      then=rest[4], pooling=rest[5]))
            limit = service.inclusions[-1].limits[-1]
            limit.strict, limit.by, limit.every, limit.most = \
                rest[6] == 'less', number(rest[7]), int(rest[8]), number(rest[9])
            limit.carries, limit.most_carried = rest[10] == 'carried', number(rest[11])
        elif key == 'adjustment':
            covered = [[]]
            for word in rest[10:]:
                if word == '/':
                    covered.append([])
                else:
                    covered[-1].append(word)
            case.adjustments.append(
                Thing(id=rest[0], kind=rest[1], part=part_of(rest[2:5]), due=None if rest[5] == '-' else rest[5],
                      only_used=rest[6] == 'when-used', first=int(rest[7]), last=int(rest[8]), tax=int(rest[9]), charges=covered[1],
                      rates=covered[2], earlier=covered[3], excludes=covered[4]))
        elif key == 'rates':
            rates = None
        elif key == 'rate':
            rate = Thing(id=rest[0], set=int(rest[1]), state=rest[2], parts=[], least=None, most=None, stretches=[],
                         tiers=None, month_most=None, pack=None, begins=1, ends=None, tax=0, hours=None, days=None)
            timed = rate
            if rest[2] == 'priced':
                rate.step, rate.first, rate.grace, rate.tax = F(rest[3]), F(rest[4]), F(rest[5]), int(rest[6])
            if rates is None:
                service.rates.append(rate)
            else:
                service.exclusions[-1].rate = rate
        elif key in ('each', 'within', 'of-tier', 'least', 'most', 'most-of-month'):
            part = part_of(rest)
            part.measure = number(part.rest[0])
            if key == 'each':
                rate.parts.append(part)
            elif key == 'within':
                stretch.parts.append(part)
            elif key == 'of-tier':
                tier.parts.append(part)
            else:
                setattr(rate, {'least': 'least', 'most': 'most', 'most-of-month': 'month_most'}[key], part)
        elif key == 'holds':
            rate.begins, rate.ends = int(rest[0]), int(rest[1])
        elif key == 'stretch':
            stretch = Thing(to=F(rest[0]), parts=[])
            rate.stretches.append(stretch)
        elif key == 'usage':
            rate.tiers, rate.graduated, rate.pack = [], rest[0] == 'graduated', number(rest[1])
        elif key == 'tier':
            tier = Thing(to=number(rest[0]), missing=rest[1] == 'missing', parts=[])
            rate.tiers.append(tier)
        elif key == 'days':
            case.days = F(rest[0]) / F(rest[1])
        elif key == 'numbers':
            case.numbers = [number(w) for w in rest]
        elif key == 'order':
            case.orders.append(rest[0] if rest[0] in ('none', 'as-counted') else F(rest[0]))
        elif key == 'group':
            timed = Thing(service=case.services[int(rest[0])], sets=rest[1], kind=rest[2], a=F(rest[3]),
                          b=number(rest[4]), new=number(rest[5]), unit=int(rest[6]),
                          forwarded=rest[7] == 'forwarded', hours=None)
            case.groups.append(timed)
        elif key == 'carried':
            case.carried.append(Thing(limit=rest[0], unit=int(rest[1]), amount=F(rest[2])))
        elif key == 'month':
            case.month = int(rest[0])
    return case


# Pricing

class Pricing:
    def __init__(self, case, due):
        self.case, self.due, self.status = case, due, 'complete'
        self.lines = []  # source, quantity, basis, position of its rate of VAT, VAT and price of a unit
        self.silent, self.left = {}, []

    def round(self, value):
        return rounded(value, self.case.decimals, self.case.mode)

    def by_line(self):
        """Whether each line has VAT of its own."""
        return self.case.vat_place in ('unit', 'line')

    def rounds_lines(self):
        return self.case.place != 'total' or self.by_line()

    def of_unit(self, amount, part):
        return rounded(amount, min(6, max(self.case.decimals, part.decimals)), self.case.mode)

    def basis(self, part, tax):
        """A listed price as the bill computes with it."""
        case = self.case
        if not case.inside or case.net_place == 'total':
            return part.price
        net = part.price / (1 + case.vats[tax])
        return net if case.net_place == 'line' else self.of_unit(net, part)

    def unit(self, part, tax):
        """VAT of one unit and the price it is in proportion to; nothing where VAT is of the line."""
        case = self.case
        price = self.basis(part, tax)
        if case.vat_place != 'unit' or price == 0 or (case.inside and case.net_place == 'total'):
            return None
        return self.of_unit(part.price - price if case.inside else price * case.vats[tax], part), price

    def line(self, source, quantity, basis, tax, unit=None):
        self.lines.append((source, quantity, basis, tax, unit))

    def added_up(self, lines):
        return sum((self.round(line[2]) if self.rounds_lines() else line[2] for line in lines), ZERO)

    def miss(self, essential=False):
        """Something has no price: the sum is the least at most; nothing at all where all depends on it."""
        self.status = 'none' if essential or self.status == 'none' else 'least'

    # Charges

    def units(self, count, order):
        """What a count comes to; nothing where a number is unknown."""
        if isinstance(order, F):
            return ceiling(order) if count.pack is not None else order
        product = ONE
        for meter in count.meters:
            if self.case.numbers[meter] is None:
                return None if order == 'none' else ONE
            product *= self.case.numbers[meter]
        included = count.included
        if count.per is not None and self.case.numbers[count.per] is not None:
            included *= self.case.numbers[count.per]
        beyond = max(ZERO, product - included)
        return ceiling(beyond / count.pack) if count.pack is not None else beyond

    def add(self, charge, part, quantity):
        if quantity > 0:
            share = self.case.days if charge.by_day and charge.due == 'monthly' else ONE
            self.line(f'charge {charge.id} {part.id}', quantity, self.basis(part, charge.tax) * quantity * part.share * share,
                      charge.tax, self.unit(part, charge.tax))

    def bill_parts(self, charge, priced, order, total):
        wanted = {'none': None, 'as-counted': ONE}[order] if isinstance(order, str) else order
        if priced.state == 'free':
            return
        if priced.state in ('missing', 'refused'):
            if charge.count is None:
                quantity = wanted if wanted is not None else (ONE if priced.state == 'missing' else ZERO)
            elif total is not None:
                quantity = total
            else:
                quantity = ONE if priced.state == 'missing' and charge.count.unknown == 'essential' else ZERO
            if quantity > 0:
                self.miss(priced.state == 'missing' and charge.due != 'once' and not charge.option)
            return
        counted = []
        for part in priced.parts:
            if part.count is None:
                counted.append(None)
                continue
            units = self.units(part.count, order)
            if units is None:
                if part.count.unknown != 'nothing':
                    self.miss(part.count.unknown == 'essential')
                units = ZERO
            counted.append(units)
        numbers = [units for units in counted if units is not None]
        for part, units in zip(priced.parts, counted):
            if units is None:
                if numbers:
                    units = ONE if any(n > 0 for n in numbers) else ZERO
                else:
                    units = wanted if wanted is not None else ONE
            self.add(charge, part, units)

    def bill_graduated(self, charge, total):
        """Cuts the units into stretches, each at the price of its band or, in a gap, of the charge."""
        stretches, low = [], ZERO
        for band in charge.bands:
            start = low if band.low is None else max(low, band.low - 1)
            stretches.append((low, start, charge))
            stretches.append((start, band.high, band))
            if band.high is None:
                low = None
                break
            low = max(start, band.high)
        if low is not None:
            stretches.append((low, None, charge))
        for low, high, priced in stretches:
            within = (total if high is None else min(high, total)) - low
            if within <= 0 or priced.state == 'free':
                continue
            if priced.state in ('missing', 'refused'):
                self.miss()
                continue
            for part in priced.parts:
                quantity = ONE
                if part.count is not None:
                    quantity = within
                    if part.count.pack is not None and charge.count.pack is None:
                        quantity = ceiling(within / part.count.pack)
                self.add(charge, part, quantity)

    def whole_band(self, charge, total):
        before = None
        for band in charge.bands:
            reaches = band.low is None or band.low <= total
            if not reaches and before is not None and total > before:
                reaches = band.low <= before + 1
            if reaches and (band.high is None or total <= band.high):
                return band
            before = band.high
        return charge

    def bill_charge(self, charge, order):
        total = None
        if charge.count is not None:
            total = self.units(charge.count, order)
            if total is None:
                if charge.count.unknown != 'nothing':
                    self.miss(charge.count.unknown == 'essential')
                if charge.bands:
                    return
        wanted = total if total is not None else {'none': None, 'as-counted': ONE}.get(order, order) \
            if isinstance(order, str) else order if total is None else total
        if charge.most is not None and wanted is not None and wanted > charge.most:
            self.miss()
        first = len(self.lines)
        if total is not None and charge.bands:
            if charge.graduated:
                self.bill_graduated(charge, total)
            else:
                self.bill_parts(charge, self.whole_band(charge, total), order, total)
        else:
            self.bill_parts(charge, charge, order, total)
        if charge.minimum is None:
            return
        own = self.lines[first:]
        if not own and charge.minimum.rest[0] == 'when-used':
            return
        least, billed = self.basis(charge.minimum, charge.tax), self.added_up(own)
        if billed < least:
            self.line(f'minimum {charge.id} {charge.minimum.id}', ONE, least - billed, charge.tax)

    # Usage

    def measured(self, parts, length, tax):
        return sum((self.basis(p, tax) * length / p.measure for p in parts if p.measure is not None), ZERO)

    def billed_length(self, rate, length):
        if rate.first > 0 and length <= rate.first:
            return rate.first
        if rate.step == 0:
            return length
        ends = [s.to for s in rate.stretches]
        origin = max([rate.first] + [e for e in ends if e < length])
        later = [e for e in ends if e >= length]
        billed = origin + rate.step * ceiling((length - origin) / rate.step)
        return min(billed, later[0]) if later else billed

    def call(self, rate, length):
        """What is billed of one call, and what it costs."""
        if rate.grace > 0 and length <= rate.grace:
            return ZERO, ZERO
        billed = self.billed_length(rate, length)
        cost, start = ZERO, ZERO
        for stretch in rate.stretches:
            if start < billed:
                end = min(stretch.to, billed)
                cost += self.measured(stretch.parts, end - start, rate.tax)
                start = end
        cost += self.measured(rate.parts, billed - start, rate.tax)
        cost += sum((self.basis(p, rate.tax) for p in rate.parts if p.measure is None), ZERO)
        if rate.least is not None:
            cost = max(cost, self.basis(rate.least, rate.tax))
        if rate.most is not None:
            cost = min(cost, self.basis(rate.most, rate.tax))
        return billed, self.round(cost) if self.case.place == 'call' else cost

    def least_of_sum(self, rate, length):
        if rate.grace > 0:
            return ZERO
        cost = min([self.measured(rate.parts, length, rate.tax)]
                   + [self.measured(s.parts, length, rate.tax) for s in rate.stretches])
        return cost if rate.most is None else min(cost, self.basis(rate.most, rate.tax))

    def charge_usage(self, group, length, is_sum, each, own=None):
        """Charges the last `length` of a call that lasts `each`, or a sum of calls."""
        at = moment(group)
        if own is None and not is_sum and at is not None and group.service.crossing == 'split':
            for index, (rate, part) in enumerate(self.by_hour(group, 60 * at + each - length, length)):
                self.charge_at(rate, part, False, index > 0)
            return
        rate = own
        if own is None:
            used = ALL_WEEK if group.hours is None else group.hours
            rate = next((r for r in self.rates_for(group) if r.hours is None or r.hours & used), None)
            if rate is not None and rate.hours is not None and used & ~rate.hours:
                # It begins within the hours of the rate, or not: nobody says.
                return self.miss()
        self.charge_at(rate, length, is_sum, False)

    def rates_for(self, group):
        month = self.case.month
        return [r for r in group.service.rates
                if group.sets[r.set] == '1' and r.begins <= month and (r.ends is None or month <= r.ends)]

    def by_hour(self, group, start, length):
        """A call minute by minute: what lies in hours of one rate, one after another."""
        rates, parts, now = self.rates_for(group), [], start
        while now < start + length:
            minute = int(floor(now / 60))
            until = min(start + length, F(60 * (minute + 1)))
            rate = next((r for r in rates if r.hours is None or r.hours >> minute % WEEK & 1), None)
            if parts and parts[-1][0] is rate:
                parts[-1][1] += until - now
            else:
                parts.append([rate, until - now])
            now = until
        return parts

    def charge_at(self, rate, length, is_sum, continued):
        if rate is None or rate.state == 'missing':
            return self.miss()
        if rate.state == 'free':
            return
        used = self.used.setdefault(int(rate.id), [rate, ZERO, ZERO])
        if is_sum:
            if rate.first > 1 or rate.step > 1 or rate.least or rate.most or rate.grace > 0 or rate.stretches \
                    or any(p.measure is None for p in rate.parts):
                self.miss()
            billed, cost = length, self.least_of_sum(rate, length)
        elif continued:
            # The rest of a call: begun steps at the price of a measure, and nothing for the call.
            billed = rate.step * ceiling(length / rate.step) if rate.step > 0 else length
            cost = self.measured(rate.parts, billed, rate.tax)
            cost = self.round(cost) if self.case.place == 'call' else cost
        else:
            billed, cost = self.call(rate, length)
        used[1] += billed
        used[2] += cost

    def amount(self, limit):
        """How much a limit allows in the month of the contract."""
        if limit.by is None:
            return limit.amount
        grown = limit.amount + limit.by * ((self.case.month - 1) // limit.every)
        return grown if limit.most is None else max(limit.amount, min(limit.most, grown))

    def pool(self, limit, group):
        """Whose limit it is, how much, and why it is in doubt where it seems crossed."""
        pool, amount, doubt = self.own_pool(limit, group.unit)
        return pool, amount + self.brought(limit, pool), doubt

    def own_pool(self, limit, unit):
        amount, everyone = self.amount(limit), (limit.id, 0)
        if limit.per is None:
            return everyone, amount, None
        if limit.pooling != 'pooled' and unit:
            return (limit.id, unit), amount, None
        holders = self.case.numbers[limit.per]
        if limit.measure == 'length':
            # Each call has all of it; whose it was matters where it has later ones charged.
            others = limit.then in ('later-calls', 'whole-period')
            return everyone, amount, 'whose' if limit.pooling == 'each' and others and holders != 1 else None
        if holders is None:
            return everyone, amount, 'number'
        if limit.pooling == 'each':
            return everyone, amount, None if holders == 1 else 'whose'
        return everyone, amount * holders, None

    def brought(self, limit, pool):
        """What the month before left to a pool."""
        if not limit.carries:
            return ZERO
        return sum((c.amount for c in self.case.carried if c.limit == limit.id and pool[1] in (0, c.unit)), ZERO)

    def drawn(self, used, limit, pool):
        """What is used of a pool, or may be, where not all users are named."""
        own = used.get(pool, ZERO)
        named = {unit: amount for (id_, unit), amount in used.items() if id_ == limit.id and unit}
        if pool[1] or not named:
            return own
        if limit.pooling == 'each':
            # It may all be that of the named user who has used most.
            return own + max(named.values())
        # Each of the named has a limit of their own, and takes no more of the sum.
        return own + sum(min(amount, self.amount(limit) + self.brought(limit, (limit.id, unit)))
                         for unit, amount in named.items())

    @classmethod
    def nobodys(cls, used, limit, pool):
        """Usage that may be the user's as well, where each has a limit of their own."""
        return used.get((limit.id, 0), ZERO) if limit.pooling == 'each' and pool[1] else ZERO

    def carry_over(self, used):
        """What was brought is used first; what is left of the month's own amount goes to the next."""
        limits = {l.id: l for s in self.case.services for i in s.inclusions for l in i.limits}
        units = {g.unit for g in self.case.groups} | {c.unit for c in self.case.carried}
        for limit in limits.values():
            if not limit.carries or limit.measure not in ('amount', 'calls'):
                continue
            own = limit.per is not None and limit.pooling != 'pooled'
            for unit in sorted(units - {0}) if own and units - {0} else [0]:
                pool, amount, doubt = self.own_pool(limit, unit)
                if doubt == 'number':
                    continue
                left = amount - max(ZERO, self.drawn(used, limit, pool) - self.brought(limit, pool))
                if limit.most_carried is not None:
                    left = min(left, limit.most_carried)
                if left > 0:
                    self.left.append(f'left {limit.id} {unit} {left}')

    @staticmethod
    def beyond(limit, measured, allowed):
        return measured > allowed or (limit.strict and measured == allowed)

    @staticmethod
    def whole(limit, allowed):
        """The greatest whole number that is not beyond."""
        return ceiling(allowed) - 1 if limit.strict else floor(allowed)

    def runs(self, group):
        """Equal calls, or a sum of calls: how many, how long, how many new numbers."""
        if group.a == 0 or (group.kind == 'calls' and group.b == 0):
            return []
        if group.kind == 'calls':
            return [(int(group.a), group.b, group.new)]
        if not group.b:
            return [(None, group.a, group.new)]
        whole = int(floor(group.a / group.b))
        rest = group.a - whole * group.b
        if whole == 0:
            return [(1, group.a, group.new)]
        return [(whole, group.b, group.new)] + ([(1, rest, None if group.new is None else ZERO)] if rest else [])

    def target(self, group):
        """What excludes it, or what includes it; and whether its hours are all within those of the inclusion."""
        for exclusion in group.service.exclusions:
            if group.forwarded if exclusion.what == 'forwards' else group.sets[int(exclusion.what)] == '1':
                return exclusion, None, True
        used = ALL_WEEK if group.hours is None else group.hours
        for inclusion in group.service.inclusions:
            hours = ALL_WEEK if inclusion.hours is None else inclusion.hours
            if group.sets[inclusion.set] == '1' and hours & used:
                return None, inclusion, not used & ~hours
        return None, None, True

    def use_of(self, limit, calls, each, new):
        return {'amount': each * (calls if calls is not None else 1), 'calls': F(calls or 0),
                'correspondents': new or ZERO, 'length': ZERO, 'unmeasured': ZERO}[limit.measure]

    def numbers_alone(self, limit, group):
        """Numbers reached by calls that last no time."""
        unanswered = group.b == 0 if group.kind == 'calls' else group.a == 0
        return group.new if limit.measure == 'correspondents' and unanswered and group.new else ZERO

    def find_overdrawn(self):
        """Pools whose whole period is charged, by the usage of the whole month."""
        totals, pools, self.overdrawn = {}, {}, set()
        for group in self.case.groups:
            exclusion, inclusion, is_sure = self.target(group)
            for limit in inclusion.limits if inclusion and is_sure else []:
                if limit.then != 'whole-period':
                    continue
                pool, allowed, doubt = self.pool(limit, group)
                crossed = pools.setdefault(pool, [limit, allowed, doubt, False])
                totals[pool] = totals.get(pool, ZERO) + self.numbers_alone(limit, group)
                for calls, each, new in self.runs(group):
                    totals[pool] = totals.get(pool, ZERO) + self.use_of(limit, calls, each, new)
                    if limit.measure == 'length' and calls is not None and self.beyond(limit, each, allowed):
                        crossed[3] = True
        for pool, (limit, allowed, doubt, crossed) in pools.items():
            counts = limit.measure not in ('length', 'unmeasured')
            drawn = self.drawn(totals, limit, pool)
            if crossed or (counts and self.beyond(limit, drawn, allowed)):
                if doubt:
                    self.miss(doubt == 'whose')
                else:
                    self.overdrawn.add(pool)
            elif counts and self.nobodys(totals, limit, pool) and \
                    self.beyond(limit, drawn + self.nobodys(totals, limit, pool), allowed):
                self.miss(True)

    def tail(self, limit, pool, allowed, used, each, position, calls, new, doubt):
        """The charged end of one call under one limit; notes that the limit is crossed."""
        if pool in self.overdrawn:
            return each
        if limit.then == 'whole-period' or limit.measure == 'unmeasured':
            return ZERO
        if limit.then == 'later-calls' and pool in self.crossed_before:
            return each
        if limit.measure == 'amount':
            after = used + each * (position + 1)
            over = min(each, after - allowed)
            crosses = self.beyond(limit, after, allowed)
            # A call that begins when all is used up is none that crosses.
            over = each if used + each * position >= allowed else over
        elif limit.measure == 'calls':
            crosses, over = used + position >= self.whole(limit, allowed), each
        elif limit.measure == 'correspondents':
            if not new or not self.beyond(limit, used + new, allowed):
                return ZERO
            crosses, over = used + (position * int(new)) // calls >= self.whole(limit, allowed), each
        else:
            crosses, over = self.beyond(limit, each, allowed), each - allowed
        if not crosses:
            return ZERO
        if doubt:
            self.miss(doubt == 'whose')
            return ZERO
        self.crossed_now.add(pool)
        key = (limit.id, pool)
        if limit.then == 'later-calls':
            if key in self.crossed_run:
                return each
            self.crossed_run.add(key)
            return each if over == each else ZERO
        return each if limit.then in ('whole-call', 'whole-period') else over

    def settle(self, limit, group, index, length, is_sum, each):
        if limit.then in ('block', 'throttle', 'notify', 'suspend', 'not-said'):
            key = (limit.id, index)
            self.silent[key] = self.silent.get(key, ZERO) + length
            if limit.then == 'not-said':
                self.miss()
            return
        self.charge_usage(group, length, is_sum, each)

    def rate_usage(self):
        self.used, used, self.crossed_before = {}, {}, set()
        self.find_overdrawn()
        for index, group in enumerate(self.case.groups):
            exclusion, inclusion, is_sure = self.target(group)
            if not is_sure:
                if self.runs(group):
                    self.miss()
                continue
            for limit in inclusion.limits if inclusion else []:
                pool, allowed, doubt = self.pool(limit, group)
                alone = self.numbers_alone(limit, group)
                if not alone:
                    continue
                used[pool] = used.get(pool, ZERO) + alone
                nobodys = self.nobodys(used, limit, pool)
                if limit.then == 'later-calls' and self.beyond(limit, self.drawn(used, limit, pool) + nobodys, allowed):
                    if doubt or nobodys:
                        self.miss(doubt != 'number')
                    else:
                        self.crossed_before.add(pool)
            for calls, each, new in self.runs(group):
                if inclusion is None:
                    for _ in range(calls or 1):
                        self.charge_usage(group, each, calls is None, each, exclusion and exclusion.rate)
                    continue
                self.crossed_now, self.crossed_run = set(), set()
                limits = []
                for limit in inclusion.limits:
                    if limit.measure == 'unmeasured':
                        self.miss()
                    pool, allowed, doubt = self.pool(limit, group)
                    nobodys = self.nobodys(used, limit, pool)
                    doubt = doubt or ('whose' if nobodys else None)
                    # Limits of one row count the same usage, each for itself.
                    limits.append((limit, pool, allowed, self.drawn(used, limit, pool) + nobodys, doubt))
                    used[pool] = used.get(pool, ZERO) + self.use_of(limit, calls, each, new)
                if calls is None:
                    self.sum_of_calls(limits, group, index, each, new)
                else:
                    for position in range(calls):
                        best, governing = ZERO, None
                        for limit, pool, allowed, before, doubt in limits:
                            end = self.tail(limit, pool, allowed, before, each, position, calls, new, doubt)
                            if end > best:
                                best, governing = end, limit
                        if governing is not None:
                            self.settle(governing, group, index, best, False, each)
                self.crossed_before |= self.crossed_now
        self.carry_over(used)
        self.write_usage()

    def sum_of_calls(self, limits, group, index, amount, new):
        best, governing = ZERO, None
        for limit, pool, allowed, before, doubt in limits:
            left = max(ZERO, allowed - before)
            if pool in self.overdrawn or (limit.then == 'later-calls' and pool in self.crossed_before):
                over = amount
            elif limit.then == 'whole-period':
                over = ZERO
            elif limit.measure == 'amount':
                over = max(ZERO, amount - left)
            elif limit.measure == 'correspondents' and new and self.beyond(limit, before + new, allowed):
                over = amount * (new - max(ZERO, self.whole(limit, allowed - before))) / new
            else:
                over = ZERO
            certain = pool in self.overdrawn or (limit.then == 'later-calls' and pool in self.crossed_before)
            if over > 0 and doubt and not certain:
                self.miss(doubt == 'whose')
                over = ZERO
            if over > 0:
                self.crossed_now.add(pool)
            if over > best:
                best, governing = over, limit
        if governing is not None:
            self.settle(governing, group, index, best, True, best)

    def write_usage(self):
        for key in sorted(self.used):
            rate, billed, cost = self.used[key]
            plain = len(rate.parts) == 1 and rate.least is None and rate.most is None and rate.grace == 0 \
                and not rate.stretches
            line = (f'rate {rate.id} 0', billed, cost, rate.tax, self.unit(rate.parts[0], rate.tax) if plain else None)
            if rate.tiers is None:
                self.line(*line)
                continue
            first = len(self.lines)
            if not rate.tiers or cost != 0:
                self.line(*line)
            self.tiers(rate, billed)
            if rate.month_most is not None:
                allowed, sum_ = self.basis(rate.month_most, rate.tax), self.added_up(self.lines[first:])
                if sum_ > allowed:
                    self.line(f'most {rate.id} {rate.month_most.id}', ONE, allowed - sum_, rate.tax)

    def tiers(self, rate, billed):
        if billed <= 0 or not rate.tiers:
            return
        quantity = billed if rate.pack is None else rate.pack * ceiling(billed / rate.pack)
        if rate.graduated:
            low, priced = ZERO, []
            for tier in rate.tiers:
                high = quantity if tier.to is None else min(tier.to, quantity)
                if high > low:
                    priced.append((tier, high - low))
                low = max(low, high)
        else:
            priced = [(next(t for t in rate.tiers if t.to is None or quantity <= t.to), quantity)]
        for tier, amount in priced:
            if tier.missing:
                self.miss()
            for part in tier.parts:
                units = ONE if part.measure is None else amount / part.measure
                self.line(f'tier {rate.id} {part.id}', units, self.basis(part, rate.tax) * units, rate.tax,
                          self.unit(part, rate.tax))

    # Adjustments

    def adjust(self):
        """Each looks at the lines it covers, and adds what it changes of them as a line of its own."""
        applied = set()
        for rule in self.case.adjustments:
            if rule.due not in (None, self.due) or not rule.first <= self.case.month <= rule.last \
                    or applied & set(rule.excludes):
                continue
            covered = {'charge': rule.charges, 'minimum': rule.charges, 'rate': rule.rates, 'tier': rule.rates,
                       'most': rule.rates, 'adjustment': rule.earlier}
            lines = [line for line in self.lines if line[0].split()[1] in covered[line[0].split()[0]]]
            if (rule.only_used or rule.due is None) and not lines:
                continue
            sums = {}
            for line in lines:
                sums[line[3]] = sums.get(line[3], ZERO) + self.added_up([line])
            sum_, source = sum(sums.values(), ZERO), f'adjustment {rule.id} {rule.part.id}'
            first = len(self.lines)
            if rule.kind == 'discount':
                for tax in sorted(sums) if sum_ > 0 else []:
                    if sums[tax] * rule.part.price != 0:
                        self.line(source, ONE, -sums[tax] * rule.part.price, tax)
            else:
                self.spread(rule, source, sums, sum_)
            if len(self.lines) > first:
                applied.add(rule.id)

    def spread(self, rule, source, sums, sum_):
        """An amount falls on the rates of what it covers in proportion; a credit has its own."""
        tax = next(iter(sums)) if len(sums) == 1 and rule.kind != 'credit' else rule.tax
        amount = self.basis(rule.part, tax)
        change = {'reduction': -min(amount, sum_) if sum_ > 0 else ZERO,
                  'credit': -amount,
                  'minimum': max(ZERO, amount - sum_),
                  'maximum': -max(ZERO, sum_ - amount)}[rule.kind]
        parts = [(tax, change)]
        if rule.kind != 'credit' and len(sums) > 1 and sum_ > 0:
            parts, reached, given = [], ZERO, ZERO
            for tax in sorted(sums):
                reached += sums[tax]
                until = change * reached / sum_
                if self.rounds_lines():
                    until = self.round(until)
                parts.append((tax, until - given))
                given = until
        for tax, part in parts:
            if part != 0:
                self.line(source, ONE, part, tax)

    # The bill

    def bill(self):
        case = self.case
        for charge, order in zip(case.charges, case.orders):
            if charge.due == self.due and not charge.deposit and charge.first <= case.month <= charge.last \
                    and not (charge.option and order == 'none'):
                self.bill_charge(charge, order)
        if self.due == 'monthly':
            self.rate_usage()
        self.adjust()
        in_sum = case.inside and case.net_place == 'total'
        taxes = sorted({line[3] for line in self.lines})
        exact = [line[2] / (1 + case.vats[line[3]]) if in_sum else line[2] for line in self.lines]
        own = {tax: [i for i, line in enumerate(self.lines) if line[3] == tax] for tax in taxes}
        amounts, vats = [self.round(value) for value in exact], [None] * len(exact)
        if self.by_line():
            for i, (_, _, basis, tax, unit) in enumerate(self.lines):
                vats[i] = self.round(basis) - amounts[i] if in_sum else \
                    self.round(basis * unit[0] / unit[1] if unit else amounts[i] * case.vats[tax])
            net = {tax: sum((amounts[i] for i in own[tax]), ZERO) for tax in taxes}
            vat = {tax: sum((vats[i] for i in own[tax]), ZERO) for tax in taxes}
        else:
            listed = self.rounded_sums({tax: self.added_up([self.lines[i] for i in own[tax]]) for tax in taxes})
            net = listed
            if in_sum:
                net = self.rounded_sums({tax: listed[tax] / (1 + case.vats[tax]) for tax in taxes})
            for tax in taxes if in_sum or case.place == 'total' else []:
                for i, share in zip(own[tax], self.shares(net[tax], [exact[i] for i in own[tax]])):
                    amounts[i] = share
            vat = {tax: listed[tax] - net[tax] for tax in taxes} if in_sum else \
                self.rounded_sums({tax: net[tax] * case.vats[tax] for tax in taxes})
        result = [(line[0], line[1], value, amount, line[3], own_vat)
                  for line, value, amount, own_vat in zip(self.lines, exact, amounts, vats)]
        net, before = dict(net), {tax: ZERO for tax in taxes}
        for levy in case.levies:
            for tax in taxes if levy.before else []:
                share = net[tax] * levy.rate
                if share == 0:
                    continue
                amount = self.round(share)
                own_vat = self.round(amount * case.vats[tax]) if self.by_line() else None
                result.append((f'levy {levy.id} 0', ONE, share, amount, tax, own_vat))
                before[tax] += amount
                net[tax] += amount
                if self.by_line():
                    vat[tax] += own_vat
        if not self.by_line():
            if in_sum:
                more = self.rounded_sums({tax: before[tax] * case.vats[tax] for tax in taxes})
                vat = {tax: vat[tax] + more[tax] for tax in taxes}
            else:
                vat = self.rounded_sums({tax: net[tax] * case.vats[tax] for tax in taxes})
        rows = [(tax, net[tax], vat[tax]) for tax in taxes]
        taxed, vat = sum(net.values(), ZERO), sum(vat.values(), ZERO)
        net = taxed
        for levy in case.levies:
            share = (net + vat) * levy.rate
            if not levy.before and share != 0:
                result.append((f'levy {levy.id} 0', ONE, share, self.round(share), '-', None))
                net += self.round(share)
        if case.steps is not None:
            lacking = rounded((net + vat) / case.steps, 0, case.mode) * case.steps - net - vat
            if lacking != 0:
                result.append(('rounding 0 0', ONE, lacking, lacking, '-', None))
                net += lacking
        if net != taxed:
            rows.append(('-', net - taxed, ZERO))
        written = [f'line {source} {quantity} {value} {amount} {tax} {"-" if own_vat is None else own_vat}'
                   for source, quantity, value, amount, tax, own_vat in result]
        written += [f'vat {tax} {base} {amount}' for tax, base, amount in rows]
        written.append(f'sum {net} {vat} {net + vat} {self.status}')
        silent = [f'silent {limit} {index} {amount}' for (limit, index), amount in self.silent.items()]
        return written + sorted(silent + self.left)

    def rounded_sums(self, sums):
        """Each rounded; or their sum, which they then share."""
        if self.case.vat_place == 'document' and len(sums) > 1:
            total = self.round(sum(sums.values(), ZERO))
            return dict(zip(sums, self.shares(total, list(sums.values()))))
        return {tax: self.round(value) for tax, value in sums.items()}

    def shares(self, total, exact):
        """Rounded down, and the cents left go to the largest remainders, one after another."""
        cent = F(1, 10 ** self.case.decimals)
        shares = [rounded(value, self.case.decimals, 'down') for value in exact]
        order = sorted(range(len(exact)), key=lambda i: (shares[i] - exact[i], i))
        left = total - sum(shares, ZERO)
        while order and left >= cent:
            for index in order:
                if left >= cent:
                    shares[index] += cent
                    left -= cent
        while order and left < 0:
            for index in reversed(order):
                if left < 0:
                    shares[index] -= cent
                    left += cent
        return shares


def deposits(case):
    """What is deposited with the first bill: amounts as written, without VAT, levies or anything taken off."""
    own = copy.copy(case)
    own.inside, own.vats, own.vat_place = False, [ZERO for _ in case.vats], 'rate'
    own.levies, own.adjustments, own.steps, own.month = [], [], None, 1
    own.charges = []
    for charge in case.charges:
        charge = copy.copy(charge)
        charge.due, charge.deposit = 'once' if charge.deposit else 'monthly', False
        own.charges.append(charge)
    return Pricing(own, 'once').bill()


def moment(group):
    """The minute of the week in which its calls begin, where that is said."""
    minutes = group.hours
    return minutes.bit_length() - 1 if minutes and minutes & (minutes - 1) == 0 else None


def main():
    cases = bills = different = large = 0
    lines, stated, due = [], {}, None
    for raw in sys.stdin:
        words = raw.split()
        if words[0] == 'bill':
            due = words[1]
            stated[due] = []
        elif words[0] == 'end':
            cases += 1
            case = read_case(lines)
            for due, expected in stated.items():
                bills += 1
                beside = [l for l in expected if l.split()[0] in ('silent', 'left')]
                expected = [l for l in expected if l not in beside] + sorted(beside)
                if expected == ['overflow']:
                    large += 1
                    continue
                own = deposits(case) if due == 'deposits' else Pricing(case, due).bill()
                if own != expected:
                    different += 1
                    if different <= 5:
                        print('\n'.join(' '.join(l) for l in lines))
                        print(f'bill {due}\n engine     ' + '\n engine     '.join(expected))
                        print(' reference  ' + '\n reference  '.join(own))
            lines, stated, due = [], {}, None
        elif due is None:
            lines.append(words)
        else:
            stated[due].append(raw.strip())
    print(f'reference: {cases} random cases, {bills} bills, {large} too large to be exact, {different} differences')
    sys.exit(1 if different or not cases else 0)


if __name__ == '__main__':
    main()
