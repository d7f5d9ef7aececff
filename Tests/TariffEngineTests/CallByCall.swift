import Quantities
import TariffEngine

/// A second, slow way to price calls within limits: one call after another, as a switch would see them.
///
/// It knows one inclusion and one rate, and no users; the engine's closed forms are compared with it.
struct CallByCall {
  var limits: [Tariff.Limit]
  var price: Tariff.UsagePrice

  private struct State {
    var used = Rational.zero
    var isCrossed = false
    var isWholePeriod = false
  }

  /// The exact price of all that is charged, and what happens beyond limits without a charge.
  func price(
    _ groups: [MonthUsage.Group]
  ) throws -> (charged: Rational, silent: Rational) {
    var states = limits.map { _ in State() }
    for (index, limit) in limits.enumerated() where limit.then == .wholePeriod {
      var total = Rational.zero
      for group in groups {
        guard case .calls(let count, let each) = group.amount else { continue }
        switch limit.measure {
        case .amount: total = try total.adding(each.multiplied(by: Rational(count)))
        case .calls: total = try total.adding(Rational(count))
        case .correspondents: total = try total.adding(Rational(group.correspondents ?? 0))
        case .length: if each > limit.amount { states[index].isWholePeriod = true }
        case .unmeasured: break
        }
      }
      if limit.measure != .length, total > limit.amount { states[index].isWholePeriod = true }
    }
    var charged = Rational.zero
    var silent = Rational.zero
    for group in groups {
      guard case .calls(let count, let each) = group.amount else { continue }
      let before = states.map(\.used)
      for call in 0..<count {
        var most = Rational.zero
        var governing: Tariff.Limit?
        for (index, limit) in limits.enumerated() {
          let tail = try tail(
            of: each, limit, &states[index], call: call, count: count, reached: before[index],
            new: group.correspondents ?? 0)
          if tail > most {
            most = tail
            governing = limit
          }
        }
        guard let governing else { continue }
        if governing.then == .block {
          silent = try silent.adding(most)
        } else {
          charged = try charged.adding(cost(most))
        }
      }
    }
    return (charged, silent)
  }

  /// The charged end of one call under one limit.
  private func tail(
    of each: Rational, _ limit: Tariff.Limit, _ state: inout State, call: Int64, count: Int64, reached: Rational,
    new: Int64
  ) throws -> Rational {
    let before = state.used
    switch limit.measure {
    case .amount: state.used = try before.adding(each)
    case .calls: state.used = try before.adding(.one)
    // The calls of a group go to its new numbers in turn; at its end all of them are reached.
    case .correspondents: if call == count - 1 { state.used = try before.adding(Rational(new)) }
    case .length, .unmeasured: break
    }
    if limit.then == .wholePeriod { return state.isWholePeriod ? each : .zero }
    if limit.then == .laterCalls, state.isCrossed { return each }
    var over = Rational.zero
    switch limit.measure {
    case .amount: over = min(each, max(.zero, try state.used.subtracting(limit.amount)))
    case .calls: over = before >= limit.amount ? each : .zero
    case .correspondents:
      guard new > 0 else { return .zero }
      let number = try reached.adding(Rational(call * new / count))
      // A call to a number within the limit is inside; the first to one beyond it crosses.
      over = number >= limit.amount ? each : .zero
    case .length: over = max(.zero, try each.subtracting(limit.amount))
    case .unmeasured: break
    }
    guard over > .zero else { return .zero }
    state.isCrossed = true
    switch limit.then {
    case .surplus, .block, .throttle, .notify, .suspend, .notSaid: return over
    case .wholeCall, .wholePeriod: return each
    case .laterCalls: return over < each ? .zero : each
    }
  }

  private func cost(_ length: Rational) throws -> Rational {
    var billed = length
    if price.step > .zero { billed = try price.step.multiplied(by: Rational(length.divided(by: price.step).ceiling)) }
    var sum = Rational.zero
    for part in price.parts {
      guard let measure = part.measure else {
        sum = try sum.adding(part.price)
        continue
      }
      sum = try sum.adding(part.price.multiplied(by: billed).divided(by: measure))
    }
    return sum
  }
}
