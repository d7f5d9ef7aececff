#!/usr/bin/env python3
"""Recorded calls by the definitions: their day is known, so that bank holidays and days of prices are.

Reads random tariffs and calls with what the engine makes of them, as `prove records` writes them; prices each call anew,
minute by minute, and compares what is included, what is beyond and its price. Status 1 when anything differs.
"""
import datetime
import sys
from fractions import Fraction as F

from reference import ONE, ZERO, Pricing, Thing, ceiling, read_case

EPOCH = datetime.datetime(1970, 1, 1)


class Records(Pricing):
    def __init__(self, case, holidays):
        case.inside, case.vats, case.vat_place, case.net_place = False, [ZERO], 'rate', 'total'
        super().__init__(case, 'monthly')
        self.holidays = {(EPOCH + datetime.timedelta(days=day)).date() for day in holidays}
        self.pools = {}

    def holds(self, row, minute):
        """Whether a rate or an inclusion holds in a minute since the start of 1970."""
        moment = EPOCH + datetime.timedelta(minutes=minute)
        days = getattr(row, 'days', None)
        if days and not days[0] <= (moment - EPOCH).days <= days[1]:
            return False
        if row.hours is None:
            return True
        if moment.date() in self.holidays and row.holidays != 'like-others':
            return row.holidays == 'and-holidays'
        return row.hours >> (moment.weekday() * 24 * 60 + moment.hour * 60 + moment.minute) & 1 == 1

    def rate_at(self, call, minute):
        return next((r for r in self.service.rates if r.set <= call.most_set and self.holds(r, minute)), None)

    def beyond_limit(self, limit, call):
        """The end of a call that its inclusion does not cover, by the calls of the month before it."""
        # A month in which nothing is drawn from it leaves all of it.
        pool = self.pools.setdefault(limit.id, Thing(month=self.first_month, used=ZERO, carried=ZERO, crossed=False))
        if pool.month != call.month:
            left = limit.amount - min(limit.amount, max(ZERO, pool.used - pool.carried))
            if limit.most_carried is not None:
                left = min(left, limit.most_carried)
            pool = Thing(month=call.month, used=ZERO, carried=left if limit.carries else ZERO, crossed=False)
            self.pools[limit.id] = pool
        allowed, before = limit.amount + pool.carried, pool.used
        measure = {'amount': call.seconds, 'calls': ONE, 'length': ZERO}[limit.measure]
        pool.used += measure
        if limit.then == 'later-calls' and pool.crossed:
            return call.seconds
        if limit.measure == 'length':
            crosses, over = self.beyond(limit, call.seconds, allowed), call.seconds - allowed
        elif limit.measure == 'calls':
            crosses, over = self.beyond(limit, pool.used, allowed), call.seconds
        else:
            crosses, over = self.beyond(limit, pool.used, allowed), min(call.seconds, pool.used - allowed)
        if not crosses:
            return ZERO
        pool.crossed = True
        if limit.then == 'whole-call':
            return call.seconds
        if limit.then == 'later-calls':
            # The call that crosses is included, unless nothing was left when it began.
            nothing = limit.measure == 'calls' or (limit.measure == 'amount' and before >= allowed)
            return call.seconds if nothing else ZERO
        return over

    def price(self, call):
        start = call.start // 60
        inclusion = next((i for i in self.service.inclusions if i.set <= call.most_set and self.holds(i, start)), None)
        beyond, blocked = call.seconds, False
        if inclusion is not None:
            beyond = ZERO
            for limit in inclusion.limits:
                beyond = self.beyond_limit(limit, call)
                blocked = limit.then == 'block' and beyond > 0
        if beyond == 0 or blocked:
            return beyond, ZERO
        # Where no rate has hours there are none to go on into: a call pays the price of its day.
        if self.service.crossing != 'split' or all(rate.hours is None for rate in self.service.rates):
            return beyond, self.cost(self.rate_at(call, start), beyond, False)
        now, parts = call.start + call.seconds - beyond, []
        while now < call.start + call.seconds:
            minute = int(now // 60)
            until = min(call.start + call.seconds, F(60 * (minute + 1)))
            rate = self.rate_at(call, minute)
            if parts and parts[-1][0] is rate:
                parts[-1][1] += until - now
            else:
                parts.append([rate, until - now])
            now = until
        return beyond, sum((self.cost(rate, length, index > 0) for index, (rate, length) in enumerate(parts)), ZERO)

    def cost(self, rate, length, continued):
        if rate is None or rate.state != 'priced':
            return ZERO
        if not continued:
            return self.call(rate, length)[1]
        billed = rate.step * ceiling(length / rate.step) if rate.step > 0 else length
        cost = self.measured(rate.parts, billed, rate.tax)
        return self.round(cost) if self.case.place == 'call' else cost


def main():
    cases = priced = different = large = 0
    lines = []
    for raw in sys.stdin:
        words = raw.split()
        if words[0] != 'end':
            lines.append(words)
            continue
        cases += 1
        case = read_case(lines)
        records = Records(case, next([int(w) for w in l[1:]] for l in lines if l[0] == 'holidays'))
        records.service = case.services[0]
        calls = [Thing(start=F(l[1]), seconds=F(l[2]), month=l[3], most_set=1 - int(l[4])) for l in lines if l[0] == 'call']
        expected = [' '.join(l[1:]) for l in lines if l[0] == 'rated']
        if ['overflow'] in lines:
            large += 1
        else:
            records.first_month, own = calls[0].month, []
            for call in calls:
                beyond, cost = records.price(call)
                own.append(f'{call.seconds - beyond} {beyond} {cost}')
            priced += len(own)
            if own != expected:
                different += 1
                if different <= 5:
                    print('\n'.join(' '.join(l) for l in lines if l[0] != 'rated'))
                    for call, (mine, theirs) in enumerate(zip(own, expected)):
                        print(f' call {call}: engine {theirs}, reference {mine}')
        lines = []
    print(f'records: {cases} random cases, {priced} calls, {large} too large to be exact, {different} differences')
    sys.exit(1 if different or not cases else 0)


if __name__ == '__main__':
    main()
