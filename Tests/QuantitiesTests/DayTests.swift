import Quantities
import Testing

struct DayTests {
  @Test(arguments: ["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "24-01-01", "2024-1-01", "2024-01-01 "])
  func daysThatDoNotExistAreRefused(text: String) { #expect(Day(iso: text) == nil) }

  @Test func leapYearsFollowTheGregorianRule() {
    #expect(Day(iso: "2000-02-29") != nil)
    #expect(Day(iso: "1900-02-29") == nil)
    #expect(Day(iso: "2024-02-29")?.iso == "2024-02-29")
  }

  @Test func monthsLaterStayInTheirMonth() {
    #expect(Day(iso: "2024-01-31")?.adding(months: 1)?.iso == "2024-02-29")
    #expect(Day(iso: "2024-12-15")?.adding(months: 24)?.iso == "2026-12-15")
    #expect(Day(iso: "2024-01-15")?.adding(months: -1)?.iso == "2023-12-15")
    #expect(Day(iso: "9999-12-31")?.adding(months: 1) == nil)
  }
}
