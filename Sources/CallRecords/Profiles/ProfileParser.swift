internal import Quantities
internal import TariffEngine

/// Finds the customers of a batch, a block at a time. Plain whole numbers are read where they stand; every other line
/// is looked at field by field.
struct ProfileParser: Sendable {
  let schema: ProfileSchema
  private let comma: UInt8

  init(_ schema: ProfileSchema) {
    self.schema = schema
    comma = schema.hasDecimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
  }

  /// Reads the next block of a batch, `hold` says where what a customer has is kept; false at the end of the batch.
  func parse(_ batch: ProfileBatch, _ hold: ([UInt8]) -> Int?) -> Bool {
    batch.rows.removeAll(keepingCapacity: true)
    batch.fractions.removeAll(keepingCapacity: true)
    var key: [UInt8] = []
    while batch.rows.count < UsageBlock.capacity, batch.at < batch.text.count {
      batch.lines += 1
      let start = UnsafePointer(batch.text.bytes) + batch.at
      var row = ProfileBatch.Row(line: batch.lines)
      key.removeAll(keepingCapacity: true)
      if case .csv(let delimiter) = schema.form, let next = read(start, delimiter, batch, &row, &key) {
        batch.at += next - start
      } else {
        var end = start
        while end.pointee != 10 { end += 1 }
        var line = Array(UnsafeBufferPointer(start: start, count: end - start))
        batch.at += end - start + 1
        if line.last == 13 { line.removeLast() }
        if line.isEmpty { continue }
        key.removeAll(keepingCapacity: true)
        do throws(ProfileRefusal) {
          try readSlowly(line, batch, &row, &key)
        } catch {
          batch.refuse(row, error.fault, error.detail)
          continue
        }
      }
      guard let holding = hold(key) else {
        let words = key.split(separator: ProfileParser.mark).map { String(decoding: $0, as: UTF8.self) }
        batch.refuse(row, .badHolding, "what the customer has cannot be read: \(words.joined(separator: ", "))")
        continue
      }
      row.holding = holding
      batch.rows.append(row)
    }
    return !batch.rows.isEmpty || batch.at < batch.text.count
  }

  /// What separates the values of what a customer has.
  static let mark: UInt8 = 0x1F

  /// Reads a line of plain fields and gives the place after it; nothing when it needs a closer look.
  @inline(__always)
  private func read(
    _ start: UnsafePointer<UInt8>, _ delimiter: UInt8, _ batch: ProfileBatch, _ row: inout ProfileBatch.Row,
    _ key: inout [UInt8]
  ) -> UnsafePointer<UInt8>? {
    var at = start
    let position = batch.rows.count
    let last = schema.columns.count - 1
    for (index, column) in schema.columns.enumerated() {
      switch column {
      case .calls(let line):
        guard let number = ProfileParser.whole(&at) else { return nil }
        batch.block.calls(line)[position] = number
      case .length(let line, let factor):
        guard var number = ProfileParser.whole(&at) else { return nil }
        number &*= factor
        if at.pointee == comma {
          guard let more = ProfileParser.fraction(&at, factor) else { return nil }
          number &+= more
        }
        batch.block.lengths(line)[position] = number
      case .each(let line, let length):
        guard let number = ProfileParser.whole(&at) else { return nil }
        batch.block.calls(line)[position] = number
        batch.block.lengths(line)[position] = number &* length
      case .id, .holding, .ignored:
        let field = at
        while at.pointee != delimiter, at.pointee > 31 || at.pointee == 9 {
          if at.pointee == UInt8(ascii: "\"") { return nil }
          at += 1
        }
        if column == .id {
          row.id = field - UnsafePointer(batch.text.bytes)
          row.idLength = at - field
        } else if case .holding = column {
          key.append(contentsOf: UnsafeBufferPointer(start: field, count: at - field))
          key.append(ProfileParser.mark)
        }
      }
      guard index < last else { break }
      guard at.pointee == delimiter else { return nil }
      at += 1
    }
    if at.pointee == 13 { at += 1 }
    return at.pointee == 10 ? at + 1 : nil
  }

  /// Digits, at most twelve, as a number; none are nothing.
  @inline(__always)
  private static func whole(_ at: inout UnsafePointer<UInt8>) -> Int64? {
    let start = at
    var value: Int64 = 0
    while case let digit = at.pointee &- 48, digit <= 9 {
      value = value &* 10 &+ Int64(digit)
      at += 1
    }
    return at - start <= 12 ? value : nil
  }

  /// Decimals times a factor; nothing where that is not whole.
  private static func fraction(_ at: inout UnsafePointer<UInt8>, _ factor: Int64) -> Int64? {
    at += 1
    let start = at
    guard let digits = whole(&at), at - start <= 9, at > start else { return nil }
    var scale: Int64 = 1
    for _ in 0..<(at - start) { scale *= 10 }
    let (product, isTooLarge) = digits.multipliedReportingOverflow(by: factor)
    return isTooLarge || product % scale != 0 ? nil : product / scale
  }
}

extension ProfileBatch {
  /// Reports a line, which is left out.
  func refuse(_ row: Row, _ fault: ProfileFault, _ detail: String) {
    findings.append(ProfileFinding(line: Int64(row.line), fault: fault, detail: detail))
  }
}

/// Why a line is no customer.
struct ProfileRefusal: Error {
  let fault: ProfileFault
  let detail: String
}
