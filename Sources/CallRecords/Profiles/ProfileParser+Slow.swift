internal import Quantities
internal import TariffEngine

extension ProfileParser {
  /// Reads a line field by field: quoted fields, fractions, objects; says what is wrong with any other.
  func readSlowly(
    _ line: [UInt8], _ batch: ProfileBatch, _ position: Int, _ key: inout [UInt8]
  ) throws(ProfileRefusal) {
    var lengths: [Int: Rational] = [:]
    for (column, field) in zip(schema.columns, try fields(line)) {
      switch column {
      case .ignored: continue
      case .id: batch.names[position] = field
      case .holding:
        key += field.filter { $0 != ProfileParser.mark }
        key.append(ProfileParser.mark)
      case .calls(let line): batch.block.calls(line)[position] = try count(field)
      case .each(let line, let length):
        let number = try count(field)
        batch.block.calls(line)[position] = number
        batch.block.lengths(line)[position] = number &* length
      case .length(let line, let factor):
        let amount = try amount(field, factor)
        if !amount.isWhole { lengths[line] = amount }
        batch.block.lengths(line)[position] = amount.floor
      }
    }
    guard !lengths.isEmpty else { return }
    var usage = batch.usage(position, schema)
    for (line, length) in lengths { usage[line].length = length }
    batch.fractions[position] = usage
  }

  /// The fields of a line, in the order of the columns.
  private func fields(_ line: [UInt8]) throws(ProfileRefusal) -> [[UInt8]] {
    switch schema.form {
    case .csv(let delimiter):
      guard let fields = RecordFields(line, delimiter: delimiter) else {
        throw ProfileRefusal(fault: .malformed, detail: "a quoted field is not closed")
      }
      guard fields.values.count == schema.columns.count else {
        throw ProfileRefusal(
          fault: .malformed, detail: "\(fields.values.count) fields, and \(schema.columns.count) columns")
      }
      return fields.values
    case .ndjson:
      guard let object = FlatObject(line) else {
        throw ProfileRefusal(fault: .malformed, detail: "no object of texts and numbers on one line")
      }
      var fields = [[UInt8]?](repeating: nil, count: schema.columns.count)
      for (index, entry) in object.entries.enumerated() {
        let isHere = schema.names.indices.contains(index) && schema.names[index] == entry.name
        guard let column = isHere ? index : schema.names.firstIndex(of: entry.name) else {
          throw ProfileRefusal(fault: .unknownName, detail: "the first line does not have `\(entry.name)`")
        }
        guard fields[column] == nil else {
          throw ProfileRefusal(fault: .malformed, detail: "`\(entry.name)` stands twice")
        }
        fields[column] = entry.value ?? []
      }
      return fields.map { $0 ?? [] }
    }
  }

  /// A whole number of calls; nothing written is none.
  private func count(_ field: [UInt8]) throws(ProfileRefusal) -> Int64 {
    let amount = try amount(field, 1)
    guard amount.isWhole else { throw refusal(field, "is no whole number") }
    return amount.numerator
  }

  /// A number of seconds or kilobytes; nothing written is none.
  private func amount(_ field: [UInt8], _ factor: Int64) throws(ProfileRefusal) -> Rational {
    var digits: Int64 = 0
    var scale: Int64 = 0
    let text = field.drop { $0 == 32 }
    let trimmed = text.prefix(text.count - text.reversed().prefix { $0 == 32 }.count)
    for byte in trimmed {
      if scale == 0, byte == UInt8(ascii: ".") || (byte == UInt8(ascii: ",") && schema.hasDecimalComma) {
        scale = 1
        continue
      }
      guard (48...57).contains(byte) else { throw refusal(field, "is no number from 0") }
      guard digits < 1_000_000_000_000_000, scale < 1_000_000_000 else { throw refusal(field, "has too many digits") }
      digits = digits * 10 + Int64(byte - 48)
      scale *= 10
    }
    guard let number = try? Rational(digits, over: max(1, scale)),
      let all = try? number.multiplied(by: Rational(factor)),
      all.numerator < 1 << 58
    else { throw ProfileRefusal(fault: .tooLarge, detail: "`\(String(decoding: field, as: UTF8.self))` is too much") }
    return all
  }

  private func refusal(_ field: [UInt8], _ what: String) -> ProfileRefusal {
    ProfileRefusal(fault: .badNumber, detail: "`\(String(decoding: field, as: UTF8.self))` \(what)")
  }
}
