/// Turns `2026-03-01T08:30:00` into seconds since 1970; the day before it is usually the same and is kept.
struct DayCache {
  private var head: UInt64 = 0
  private var tail: UInt32 = 0
  private var midnight: Int64 = 0
  /// The calendar month of the last day: twelve times the year, plus 0 to 11.
  private(set) var month: Int32 = 0

  /// The moment at a place with nineteen readable bytes; nothing when it is written in another way or does not exist.
  @inline(__always)
  mutating func moment(_ text: UnsafePointer<UInt8>) -> Int64? {
    let raw = UnsafeRawPointer(text)
    let first = raw.loadUnaligned(as: UInt64.self)
    let second = raw.loadUnaligned(fromByteOffset: 7, as: UInt32.self)
    if first != head || second != tail {
      guard let day = DayCache.day(text) else { return nil }
      (midnight, month) = day
      (head, tail) = (first, second)
    }
    let hours = DayCache.two(text + 11)
    let minutes = DayCache.two(text + 14)
    let seconds = DayCache.two(text + 17)
    guard hours < 24, minutes < 60, seconds < 60, text[13] == UInt8(ascii: ":"),
      text[16] == UInt8(ascii: ":")
    else {
      return nil
    }
    return midnight &+ Int64(hours &* 3600 &+ minutes &* 60 &+ seconds)
  }

  /// Two digits as a number; 100 or more when they are none.
  @inline(__always)
  static func two(_ text: UnsafePointer<UInt8>) -> UInt32 {
    let (tens, ones) = (UInt32(text[0] &- 48), UInt32(text[1] &- 48))
    return tens > 9 || ones > 9 ? 1000 : tens &* 10 &+ ones
  }

  /// The midnight a day begins with, and its month, for `2026-03-01T`; nothing when it does not exist.
  static func day(_ text: UnsafePointer<UInt8>) -> (midnight: Int64, month: Int32)? {
    let dash = UInt8(ascii: "-")
    guard text[4] == dash, text[7] == dash,
      text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " ")
    else {
      return nil
    }
    let year = Int64(two(text)) * 100 + Int64(two(text + 2))
    let month = Int64(two(text + 5))
    let day = Int64(two(text + 8))
    guard (1900...2999).contains(year), (1...12).contains(month), day >= 1,
      day <= length(month, year)
    else {
      return nil
    }
    return (days(year, month, day) * 86_400, Int32(year * 12 + month - 1))
  }

  private static func length(_ month: Int64, _ year: Int64) -> Int64 {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since the start of 1970, in the Gregorian calendar.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    // Years that begin with March put the odd day at their end.
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month <= 2 ? month + 9 : month - 3) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
