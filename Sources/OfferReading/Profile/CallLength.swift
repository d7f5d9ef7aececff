internal import Quantities

/// The length of a call: `2:30` (minutes and seconds), `1:02:30`, `45 s`, `3 min`, `1 h 30 min`.
enum CallLength {
  /// Its seconds; nothing for anything else.
  static func seconds(_ text: String) -> Int64? {
    text.utf8.contains(UInt8(ascii: ":")) ? clock(text) : units(text)
  }

  private static func clock(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var seconds: Int64 = 0
    for (index, part) in parts.enumerated() {
      guard (1...4).contains(part.utf8.count), part.unicodeScalars.allSatisfy(\.isPlainDigit), let value = Int64(part)
      else { return nil }
      // Only the first part may pass 59, and the others have two digits.
      if index > 0, value > 59 || part.utf8.count != 2 { return nil }
      seconds = seconds * 60 + value
    }
    return seconds
  }

  private static func units(_ text: String) -> Int64? {
    var cursor = TextCursor(text)
    var total = Rational.zero
    var previous = Int64.max
    repeat {
      do {
        let part = try cursor.quantity()
        guard part.unit.dimension == .callTime, part.per.isEmpty, part.unit.factor < previous else { return nil }
        previous = part.unit.factor
        total = try total.adding(part.canonical())
      } catch {
        return nil
      }
      cursor.skipSpaces()
    } while !cursor.isAtEnd
    return total.isWhole ? total.numerator : nil
  }
}
