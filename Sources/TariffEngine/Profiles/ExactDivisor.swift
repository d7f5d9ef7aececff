/// Divides numbers from 0 to 2⁶² by one that stays the same, by a product of 128 bits instead of a division.
///
/// With L bits in d − 1 and m = ⌊2^(63 + L) / d⌋ + 1, the product n · m is less than 2^(63 + L) / d above n / d · 2^(63 + L)
/// for every n below 2⁶³, so that its upper part is ⌊n / d⌋ exactly.
struct ExactDivisor: Sendable {
  let divisor: Int64
  private let factor: UInt64
  private let shift: UInt64

  /// A divisor of at least 1.
  init(_ divisor: Int64) {
    precondition(divisor > 0, "a divisor is above zero")
    self.divisor = divisor
    let bits = UInt64(64 - UInt64(divisor - 1).leadingZeroBitCount)
    // One is its own case: its factor would have 65 bits.
    shift = bits == 0 ? 0 : bits - 1
    factor = bits == 0 ? 0 : UInt64(truncatingIfNeeded: (UInt128(1) << UInt128(63 + bits)) / UInt128(divisor)) &+ 1
  }

  /// The quotient, rounded down.
  @inline(__always)
  func quotient(_ number: Int64) -> Int64 {
    guard factor != 0 else { return number }
    return Int64(truncatingIfNeeded: factor.multipliedFullWidth(by: UInt64(truncatingIfNeeded: number)).high &>> shift)
  }

  /// The quotient, rounded up; `number + divisor` stays within 2⁶².
  @inline(__always)
  func ceiling(_ number: Int64) -> Int64 { quotient(number &+ divisor &- 1) }
}
