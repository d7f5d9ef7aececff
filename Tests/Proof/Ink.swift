import Quantities

/// Bytes of a text in the making.
struct Ink {
  var bytes: [UInt8] = []

  mutating func write(_ words: StaticString) {
    for index in 0..<words.utf8CodeUnitCount { bytes.append(words.utf8Start[index]) }
  }

  mutating func write(_ number: Int64) {
    if number < 0 { bytes.append(0x2D) }
    var digits: [UInt8] = []
    var rest = number.magnitude
    repeat {
      digits.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes.append(contentsOf: digits.reversed())
  }

  mutating func write(_ number: Int) { write(Int64(number)) }

  mutating func write(_ number: Rational) {
    write(number.numerator)
    guard !number.isWhole else { return }
    write("/")
    write(number.denominator)
  }

  /// A number, or `-` for none.
  mutating func write(_ number: Rational?) {
    if let number { write(number) } else { write("-") }
  }

  /// A space and a number.
  mutating func next(_ number: Rational?) {
    write(" ")
    write(number)
  }

  mutating func next(_ number: Int) {
    write(" ")
    write(number)
  }
}
