/// The lines of a language file, found by the name before ` = `.
///
/// Each command begins with such a file and shows a twentieth of its words: lines are found and their names spread over a
/// table, and a text is only read when it is asked for.
struct WordingLines: Sendable {
  /// Where the parts of `name (status) = text` stand.
  struct Line: Sendable {
    var name: Range<Int>
    var status: Range<Int>?
    var text: Range<Int>
  }

  private let bytes: [UInt8]
  private(set) var lines: [Line] = []
  /// Lines without ` = ` between a name and a text.
  private(set) var faulty: [Range<Int>] = []
  /// The places of lines, counted from 1, where the codes of their names lead; 0 for none.
  private var slots: [UInt16]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    slots = [UInt16](repeating: 0, count: WordingLines.slotCount)
    lines.reserveCapacity(WordingLines.slotCount / 2)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        if end > start, bytes[start] != UInt8(ascii: "#") { add(start..<end, bytes) }
        start = end + 1
      }
    }
  }

  /// The line that is named by `kind`, a space and `name`, or by `name` alone; the first where two have one name.
  func line(named name: String, kind: String? = nil) -> Line? {
    var code = WordingLines.firstCode
    for byte in (kind ?? "").utf8 { code = WordingLines.code(code, byte) }
    if kind != nil { code = WordingLines.code(code, UInt8(ascii: " ")) }
    for byte in name.utf8 { code = WordingLines.code(code, byte) }
    var slot = WordingLines.slot(of: code)
    while slots[slot] != 0 {
      let line = lines[Int(slots[slot]) - 1]
      if isName(line.name, name, kind) { return line }
      slot = (slot + 1) % slots.count
    }
    return nil
  }

  /// The words of a part of a line, `~` as a no-break space.
  func text(_ range: Range<Int>) -> String {
    let tilde = UInt8(ascii: "~")
    let part = bytes[range]
    guard part.contains(tilde) else { return String(decoding: part, as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(part.count * 2)
    for byte in part {
      if byte == tilde { text += [0xC2, 0xA0] } else { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func isName(_ range: Range<Int>, _ name: String, _ kind: String?) -> Bool {
    guard let kind else { return bytes[range].elementsEqual(name.utf8) }
    guard range.count > kind.utf8.count, bytes[range].starts(with: kind.utf8) else { return false }
    let rest = bytes[range].dropFirst(kind.utf8.count)
    return rest.first == UInt8(ascii: " ") && rest.dropFirst().elementsEqual(name.utf8)
  }

  private mutating func add(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    let space = UInt8(ascii: " ")
    var code = WordingLines.firstCode
    var name: Range<Int>?
    var status: Range<Int>?
    var index = range.lowerBound
    while index + 2 < range.upperBound {
      if bytes[index] == space {
        if bytes[index + 1] == UInt8(ascii: "="), bytes[index + 2] == space { break }
        if bytes[index + 1] == UInt8(ascii: "("), name == nil { name = range.lowerBound..<index }
      }
      if name == nil { code = WordingLines.code(code, bytes[index]) }
      index += 1
    }
    guard index + 2 < range.upperBound, index > range.lowerBound else { return faulty.append(range) }
    // ` (official)`
    if let name, index > name.upperBound + 2 { status = name.upperBound + 2..<index - 1 }
    lines.append(Line(name: name ?? range.lowerBound..<index, status: status, text: index + 3..<range.upperBound))
    var slot = WordingLines.slot(of: code)
    while slots[slot] != 0 { slot = (slot + 1) % slots.count }
    slots[slot] = UInt16(lines.count)
  }

  /// A power of two, more than twice the lines of a file.
  private static var slotCount: Int { 2048 }
  private static var firstCode: UInt64 { 0xCBF2_9CE4_8422_2325 }
  private static func code(_ code: UInt64, _ byte: UInt8) -> UInt64 { (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
  private static func slot(of code: UInt64) -> Int {
    Int(truncatingIfNeeded: (code &* 0x9E37_79B9_7F4A_7C15) >> 53)
  }
}
