import Quantities
import Testing

struct RationalTests {
  @Test func fractionsAreReduced() throws {
    let value = try Rational(6, over: -4)
    #expect(value.numerator == -3)
    #expect(value.denominator == 2)
    #expect(try Rational(0, over: -7) == .zero)
  }

  @Test func arithmeticIsExact() throws {
    let third = try Rational(1, over: 3)
    #expect(try third.adding(third).adding(third) == .one)
    #expect(try third.multiplied(by: Rational(3)) == .one)
    #expect(try third.subtracting(third).isZero)
    #expect(try Rational(1).divided(by: third) == Rational(3))
  }

  @Test func floorAndCeilingGoDownAndUpBelowZeroToo() throws {
    let value = try Rational(-7, over: 2)
    #expect(value.floor == -4)
    #expect(value.ceiling == -3)
    #expect(try Rational(7, over: 2).floor == 3)
    #expect(try Rational(7, over: 2).ceiling == 4)
    #expect(Rational(5).floor == 5)
    #expect(Rational(5).ceiling == 5)
  }

  @Test func comparisonsAreExact() throws {
    #expect(try Rational(1, over: 3) < Rational(333_334, over: 1_000_000))
    #expect(try Rational(333_333, over: 1_000_000) < Rational(1, over: 3))
    #expect(try Rational(Int64.max, over: 2) > Rational(Int64.max - 1, over: 2))
  }

  @Test func whatDoesNotFitIsAFault() {
    #expect(throws: ArithmeticFault.overflow) { try Rational(Int64.max).adding(.one) }
    #expect(throws: ArithmeticFault.overflow) { try Rational(Int64.max).multiplied(by: Rational(2)) }
    #expect(throws: ArithmeticFault.divisionByZero) { try Rational.one.divided(by: .zero) }
  }
}
