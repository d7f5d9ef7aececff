import Quantities
import TariffEngine

/// What the months and the hours of a contract promise: what was left before never costs, what is held is no price.
extension Promises {
  /// What the month before left makes no month dearer, and no more is left than a limit allows.
  mutating func checkCarryOver() throws(ArithmeticFault) {
    let plain = try bill()
    for left in plain.carried {
      let limits = random.tariff.services.flatMap { $0.inclusions }.flatMap { $0.limits }
      guard let limit = limits.first(where: { $0.id == left.limit }), let carryOver = limit.carryOver else {
        promise(false, "only what may be carried over is left")
        continue
      }
      promise(carryOver.most.map { left.amount <= $0 } ?? true, "no more is left than may be carried")
      promise(left.amount > .zero, "what is left is something")
      let isShared = limit.per == nil || limit.pooling == .pooled
      promise(!isShared || left.unit == nil, "what all share is left to all")
      let same = plain.carried.filter { $0.limit == left.limit && ($0.unit == left.unit || $0.unit == nil) }
      promise(same.count == 1, "what is left is left once")
    }
    guard !random.usage.carried.isEmpty, !hasDeclaredSteps else { return }
    var bare = random.usage
    bare.carried = []
    let without = try random.tariff.bill(for: bare, due: .monthly, month: random.month)
    guard plain.gaps.isEmpty, without.gaps.isEmpty else { return }
    promise(plain.gross <= without.gross, "what was left before never costs")
  }

  /// Where the offer does not say what a call pays that goes on, it pays as where the hour it begins in decides.
  mutating func checkCrossing() throws(ArithmeticFault) {
    var tariff = random.tariff
    for index in tariff.services.indices {
      switch tariff.services[index].crossing {
      case .unsaid: tariff.services[index].crossing = .start
      case .start, .split: break
      }
    }
    let other = try tariff.bill(for: random.usage, due: .monthly, month: random.month)
    let plain = try bill()
    promise(plain.net == other.net && plain.gross == other.gross, "what is taken for granted of hours is the beginning")
    promise(plain.gaps == other.gaps, "what is taken for granted of hours leaves out nothing")
  }

  /// A deposit has no VAT and is on no bill.
  mutating func checkDeposits() throws(ArithmeticFault) {
    let held = try random.tariff.deposits(for: random.usage)
    promise(held.vat.isZero && held.net == held.gross, "a deposit has no VAT")
    let ids = random.tariff.charges.filter { $0.isDeposit }.map { $0.id }
    for due in Tariff.Due.allCases {
      for line in try bill(due).lines {
        switch line.source {
        case .charge(let id, _), .minimum(let id, _): promise(!ids.contains(id), "a deposit is on no bill")
        case .rate, .band, .rateMaximum, .surcharge, .adjustment, .rounding: break
        }
      }
    }
  }
}
