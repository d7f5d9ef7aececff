/// Why an amount could not be computed exactly; never a trap, whatever an offer or a profile says.
public enum ArithmeticFault: Error, Equatable, Sendable {
  /// The exact result does not fit; amounts are limited to about 10^12 minor units.
  case overflow
  /// A division by zero.
  case divisionByZero
}
