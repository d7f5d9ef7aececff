import Quantities
import Testing

/// What no offer can bring about stops the program at once: these are mistakes of ours.
struct PreconditionTests {
  @Test func aFigureHasNoMoreThanSixDecimals() async {
    await #expect(processExitsWith: .failure) { _ = Figure(digits: 1, decimals: 7) }
    await #expect(processExitsWith: .failure) { _ = Figure(digits: 1, decimals: -1) }
    await #expect(processExitsWith: .success) { _ = Figure(digits: 1, decimals: 6) }
  }

  @Test func aRoundingKeepsNoMoreThanSixDecimals() async {
    await #expect(processExitsWith: .failure) { _ = Rounding(decimals: 7) }
    await #expect(processExitsWith: .failure) { _ = Rounding(decimals: -1) }
    await #expect(processExitsWith: .success) { _ = Rounding(decimals: 0) }
  }

  @Test func hoursAreWithinAWeek() async {
    await #expect(processExitsWith: .failure) { _ = WeekHours.Stretch(firstDay: 7, lastDay: 0, from: 0, to: 1) }
    await #expect(processExitsWith: .failure) { _ = WeekHours.Stretch(firstDay: 0, lastDay: 0, from: 0, to: 1441) }
    await #expect(processExitsWith: .success) { _ = WeekHours.Stretch(firstDay: 6, lastDay: 0, from: 1439, to: 1440) }
  }

  /// The opposite of each number is one.
  @Test func theLeastIntegerIsNoNumber() async {
    await #expect(processExitsWith: .failure) { _ = Rational(.min) }
    await #expect(processExitsWith: .success) { _ = Rational(.min + 1).negated }
  }
}
