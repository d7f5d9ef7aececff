import Quantities
import Testing

struct RoundingTests {
  static let halves: [(Int64, Rounding.Mode, Int64)] = [
    (125, .halfUp, 13), (125, .halfEven, 12), (125, .up, 13), (125, .down, 12),
    (135, .halfEven, 14), (-125, .halfUp, -13), (-125, .halfEven, -12), (-125, .up, -13), (-125, .down, -12),
    (124, .halfUp, 12), (121, .up, 13), (129, .down, 12), (120, .up, 12),
  ]

  @Test(arguments: halves)
  func aHalfGoesWhereTheModeSays(thousandths: Int64, mode: Rounding.Mode, cents: Int64) throws {
    let rounded = try Rounding(decimals: 2, mode: mode).apply(to: Rational(thousandths, over: 1000))
    #expect(try rounded == Rational(cents, over: 100))
  }

  @Test func theStepIsTheSmallestAmountKept() throws {
    #expect(try Rounding.cents.step == Rational(1, over: 100))
    #expect(Rounding(decimals: 0).step == .one)
  }
}
