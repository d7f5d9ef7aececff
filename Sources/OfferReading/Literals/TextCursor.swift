/// Walks through the characters of a literal and knows the byte each begins at.
struct TextCursor {
  private let whole: String
  let scalars: [Unicode.Scalar]
  /// UTF-8 offset of each scalar, and of the end.
  let offsets: [Int]
  var position = 0
  /// Whether three digits behind a point may be thousands, as in `1.500 €`; in an exchange rate they are decimals.
  var groupsByPoints = true

  init(_ text: String) {
    whole = text
    scalars = Array(text.unicodeScalars)
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.offsets = offsets
  }

  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
  var next: Unicode.Scalar? { position + 1 < scalars.count ? scalars[position + 1] : nil }
  var isAtEnd: Bool { position >= scalars.count }

  /// The bytes between two positions.
  func bytes(_ from: Int, _ to: Int) -> Range<Int> { offsets[from]..<offsets[max(from, to)] }

  /// The bytes from a position to here.
  func bytes(since start: Int) -> Range<Int> { bytes(start, position) }

  func text(_ from: Int, _ to: Int) -> String {
    let bytes = bytes(from, to)
    let start = whole.utf8.index(whole.utf8.startIndex, offsetBy: bytes.lowerBound)
    return String(whole[start..<whole.utf8.index(start, offsetBy: bytes.count)])
  }

  func text(since start: Int) -> String { text(start, position) }

  mutating func skipSpaces() {
    while let scalar = current, scalar.isSpace { position += 1 }
  }

  /// Steps over `word` if it stands here.
  mutating func take(_ word: String) -> Bool {
    var end = position
    for scalar in word.unicodeScalars {
      guard end < scalars.count, scalars[end] == scalar else { return false }
      end += 1
    }
    position = end
    return true
  }

  /// Steps over everything up to a space or a slash and gives it back.
  mutating func takeWord() -> String {
    let start = position
    while let scalar = current, !scalar.isSpace, scalar != "/" { position += 1 }
    return text(since: start)
  }
}

extension Unicode.Scalar {
  /// A space of any width, as tariff sheets put between thousands: ordinary, no-break, narrow, thin, figure.
  var isSpace: Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0xA0, 0x202F, 0x2009, 0x2007, 0x2008: true
    default: false
    }
  }

  /// `0` to `9`, and no other script's digits.
  var isPlainDigit: Bool { (0x30...0x39).contains(value) }

  /// A mark between the digits of a number.
  var isApostrophe: Bool { self == "'" || self == "\u{2019}" }
}
