internal import Quantities
internal import TariffEngine

extension CallRater {
  /// A length in seconds: `150`, `0.5`.
  func lengthWords(_ length: Int64) -> String {
    guard ticks > 1 else { return "\(length)" }
    return (try? Rational(length, over: ticks)).map(CallRater.words) ?? "\(length)/\(ticks)"
  }

  /// An amount in the currency's main unit: `0.1675`, `467/30000` for what has no end.
  func amountWords(_ units: Int64) -> String {
    (try? amount(units)).map(CallRater.words) ?? "\(units)/\(self.units)"
  }

  private static func words(_ value: Rational) -> String {
    Figure(value)?.plain ?? "\(value.numerator)/\(value.denominator)"
  }
}
