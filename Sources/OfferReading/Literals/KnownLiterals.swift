internal import OfferSyntax
internal import Offers
internal import Quantities

/// Literals that were read without a fault, by what was written: the files of a folder repeat `0.15 €/min` and
/// `fixed FR` a thousand times, and looking one up costs a tenth of reading it.
final class KnownLiterals {
  private var prices = LiteralTable<Price>()
  private var quantities = LiteralTable<Quantity>()
  private var values = LiteralTable<Value>()
  private var destinations = LiteralTable<[Destination]>()

  /// An amount that was read before.
  func price(readBefore scalar: Scalar) -> Price? { prices.find(scalar) }

  func price(_ scalar: Scalar) -> Result<Price, LiteralFault> { prices.read(scalar) { Literal.price($0) } }

  func quantity(_ scalar: Scalar) -> Result<Quantity, LiteralFault> {
    quantities.read(scalar) { Literal.quantity($0) }
  }

  func value(_ scalar: Scalar) -> Result<Value, LiteralFault> { values.read(scalar) { Literal.value($0) } }

  /// A destination that was read before, as a list of one: the rates of a folder share it.
  func destination(_ scalar: Scalar) -> [Destination]? { destinations.find(scalar) }

  func keep(_ destination: [Destination], for scalar: Scalar) { destinations.keep(destination, for: scalar) }
}

/// What a few thousand texts mean, by their bytes.
private struct LiteralTable<Meaning> {
  private struct Known {
    let code: UInt64
    let bytes: Range<Int>
    let meaning: Meaning
  }
  private var known: [Known] = []
  /// The bytes of all texts, one behind the other.
  private var bytes: [UInt8] = []
  /// The place of a text in `known`, counted from 1, where its code leads; 0 for none.
  private var slots = [UInt16](repeating: 0, count: 256)

  /// How many are kept: enough for tariff sheets, little beside the files.
  private static var most: Int { 8192 }

  func find(_ scalar: Scalar) -> Meaning? {
    let text = scalar.utf8
    let code = LiteralTable.code(of: text)
    var slot = slot(of: code)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if known[place].code == code, bytes[known[place].bytes].elementsEqual(text) { return known[place].meaning }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func keep(_ meaning: Meaning, for scalar: Scalar) {
    guard known.count < LiteralTable.most else { return }
    if known.count * 2 >= slots.count { grow() }
    let text = scalar.utf8
    let code = LiteralTable.code(of: text)
    known.append(Known(code: code, bytes: bytes.count..<bytes.count + text.count, meaning: meaning))
    bytes.append(contentsOf: text)
    note(known.count, for: code)
  }

  private mutating func note(_ place: Int, for code: UInt64) {
    var slot = slot(of: code)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt16(place)
  }

  /// Most commands read few files: the table begins small.
  private mutating func grow() {
    slots = [UInt16](repeating: 0, count: slots.count * 4)
    for (index, literal) in known.enumerated() { note(index + 1, for: literal.code) }
  }

  /// What was read before, or what `literal` makes of it now.
  mutating func read(
    _ scalar: Scalar, _ literal: (String) -> Result<Meaning, LiteralFault>
  ) -> Result<Meaning, LiteralFault> {
    if let meaning = find(scalar) { return .success(meaning) }
    let read = literal(scalar.text)
    if case .success(let meaning) = read { keep(meaning, for: scalar) }
    return read
  }

  private static func code(of text: ArraySlice<UInt8>) -> UInt64 {
    var code = UInt64(text.count)
    for byte in text { code = (code ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return code
  }

  private func slot(of code: UInt64) -> Int {
    Int(truncatingIfNeeded: (code &* 0x9E37_79B9_7F4A_7C15) >> 40) & (slots.count - 1)
  }
}
