public import Quantities

extension Literal {
  /// Reads a day, `2024-09-25`; any other order of day, month and year is refused with what it may mean.
  public static func day(_ text: String) -> Result<Day, LiteralFault> {
    if let day = Day(iso: text) { return .success(day) }
    let whole = 0..<text.utf8.count
    guard let parts = dateParts(text) else {
      return .failure(
        LiteralFault(.invalidDate, "`\(text)` is not a day", at: whole, help: ["write `2024-09-25`: year, month, day"]))
    }
    if looksISO(text) {
      let month = parts[1]
      let known = (1...12).contains(month) && (1583...9999).contains(parts[0])
      return .failure(
        LiteralFault(
          .invalidDate, "\(text) does not exist", at: whole,
          help: known ? ["month \(month) of \(parts[0]) has \(Day.length(ofMonth: month, year: parts[0])) days"] : []))
    }
    let candidates = proposals(parts)
    return .failure(
      LiteralFault(
        .invalidDate, "`\(text)` is not written year first", at: whole,
        label: candidates.count > 1 ? "day or month first?" : "",
        help: candidates.isEmpty
          ? ["write `2024-09-25`: year, month, day"] : candidates.map { "write `\($0.iso)`" },
        replacement: candidates.count == 1 ? candidates.first?.iso : nil))
  }

  /// Three numbers with `/`, `.` or `-` between them.
  static func dateParts(_ text: String) -> [Int]? {
    let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
    guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.utf8.count) }) else { return nil }
    let numbers = parts.compactMap { part in
      part.unicodeScalars.allSatisfy(\.isPlainDigit) ? Int(part) : nil
    }
    let longest = parts.map(\.utf8.count).max() ?? 0
    return numbers.count == 3 && longest >= 2 ? numbers : nil
  }

  private static func looksISO(_ text: String) -> Bool {
    text.utf8.count == 10 && text.utf8.dropFirst(4).first == UInt8(ascii: "-")
  }

  private static func proposals(_ parts: [Int]) -> [Day] {
    let orders = parts[0] > 31 ? [[0, 1, 2]] : [[2, 1, 0], [2, 0, 1]]
    var days: [Day] = []
    for order in orders {
      if let day = Day(year: parts[order[0]], month: parts[order[1]], day: parts[order[2]]), !days.contains(day) {
        days.append(day)
      }
    }
    return days
  }
}
