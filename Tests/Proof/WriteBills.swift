import Quantities
import TariffEngine

/// The bills the engine makes of a case, line by line.
extension Ink {
  /// The bills of a case, or that they do not fit.
  mutating func writeBills(of random: RandomCase) {
    for due in Tariff.Due.allCases {
      switch due {
      case .monthly: write("bill monthly\n")
      case .yearly: write("bill yearly\n")
      case .once: write("bill once\n")
      }
      do {
        write(try random.tariff.bill(for: random.usage, due: due, month: random.month))
      } catch {
        write("overflow\n")
      }
    }
    write("bill deposits\n")
    do {
      write(try random.tariff.deposits(for: random.usage))
    } catch {
      write("overflow\n")
    }
    write("end\n")
  }

  private mutating func write(_ bill: Bill) {
    for line in bill.lines {
      switch line.source {
      case .charge(let id, let part):
        write("line charge")
        next(id)
        next(part)
      case .minimum(let id, let part):
        write("line minimum")
        next(id)
        next(part)
      case .rate(let id):
        write("line rate")
        next(id)
        write(" 0")
      case .band(let id, let part):
        write("line tier")
        next(id)
        next(part)
      case .rateMaximum(let id, let part):
        write("line most")
        next(id)
        next(part)
      case .adjustment(let id, let part):
        write("line adjustment")
        next(id)
        next(part ?? 0)
      case .surcharge(let id):
        write("line levy")
        next(id)
        write(" 0")
      case .rounding: write("line rounding 0 0")
      }
      next(line.quantity)
      next(line.exact)
      next(line.net)
      if let tax = line.tax { next(tax) } else { write(" -") }
      next(line.vat)
      write("\n")
    }
    for own in bill.rates {
      write("vat")
      if let tax = own.tax { next(tax) } else { write(" -") }
      next(own.net)
      next(own.vat)
      write("\n")
    }
    write("sum")
    next(bill.net)
    next(bill.vat)
    next(bill.gross)
    if bill.gaps.contains(where: { $0.isEssential }) {
      write(" none\n")
    } else {
      write(bill.gaps.isEmpty ? " complete\n" : " least\n")
    }
    for (index, occurrence) in bill.occurrences.enumerated() {
      let same = bill.occurrences.indices.filter {
        bill.occurrences[$0].limit == occurrence.limit && bill.occurrences[$0].group == occurrence.group
      }
      guard same.first == index else { continue }
      var amount = Rational.zero
      for other in same { amount = (try? amount.adding(bill.occurrences[other].amount)) ?? amount }
      write("silent")
      next(occurrence.limit)
      next(occurrence.group)
      next(amount)
      write("\n")
    }
    for carried in bill.carried {
      write("left")
      next(carried.limit)
      next(carried.unit ?? 0)
      next(carried.amount)
      write("\n")
    }
  }
}
