internal import OfferSyntax

/// The keys of a construct, to look one up in a few steps: every mapping of every file is looked over by one.
final class KeyTable: Sendable {
  /// The keys in the order of the manual.
  let keys: [String]
  /// Those without which the construct means nothing.
  let required: [(key: String, code: KeyCode)]
  /// The place of each key in `keys`, counted from 1, where its code leads; 0 for none.
  private let slots: [UInt8]
  private let codes: [KeyCode]
  private let bytes: [[UInt8]]

  init(keys: [String], required: [String]) {
    self.keys = keys
    self.required = required.map { ($0, KeyCode($0)) }
    codes = keys.map { KeyCode($0) }
    bytes = keys.map { Array($0.utf8) }
    var slots = [UInt8](repeating: 0, count: 256)
    for (index, code) in codes.enumerated() {
      var slot = KeyTable.slot(of: code)
      while slots[slot] != 0 { slot = (slot + 1) & 255 }
      slots[slot] = UInt8(index + 1)
    }
    self.slots = slots
  }

  /// Whether the construct has a key of this code.
  func holds(_ code: KeyCode) -> Bool { place(of: code) != nil }

  /// Whether the construct has the key of an entry.
  func holds(_ entry: Mapping.Entry) -> Bool {
    guard let place = place(of: entry.code) else { return false }
    return entry.code.isWhole || entry.key.utf8.elementsEqual(bytes[place])
  }

  /// Whether the construct has the key at a place of a mapping.
  func holds(_ entries: Mapping.Entries, at index: Int) -> Bool {
    let code = entries.code(at: index)
    guard let place = place(of: code) else { return false }
    return code.isWhole || entries.key(at: index).utf8.elementsEqual(bytes[place])
  }

  private func place(of code: KeyCode) -> Int? {
    var slot = KeyTable.slot(of: code)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if codes[place] == code { return place }
      slot = (slot + 1) & 255
    }
    return nil
  }

  private static func slot(of code: KeyCode) -> Int {
    Int(truncatingIfNeeded: (code.bits &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }
}

extension Construct {
  /// Its keys, made ready once.
  var table: KeyTable { Construct.tables[place] }

  private static let tables = allCases.map { KeyTable(keys: $0.written, required: $0.requiredWritten) }

  /// Keys of a row that mean something beside a price only.
  static let aboutPrices = KeyTable(keys: chargeKeys.dropFirst() + adjustmentKeys.filter { $0 != "over" }, required: [])
  /// Keys of a row that belong to what changes the bill.
  static let ofDiscounts = KeyTable(keys: adjustmentKeys.filter { $0 != "over" }, required: [])

  /// Its place among all constructs.
  private var place: Int { withUnsafeBytes(of: self) { Int($0[0]) } }
}
