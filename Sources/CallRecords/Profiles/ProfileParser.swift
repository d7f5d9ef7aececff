internal import Quantities
internal import TariffEngine

/// Finds the customers of a batch, a block at a time. Plain whole numbers are read where they stand; every other line
/// is looked at field by field.
struct ProfileParser: Sendable {
  /// How a plain field of a column is read.
  private struct Step {
    enum Kind { case calls, length, each, id, holding, ignored }
    var kind: Kind
    var line = 0
    var factor: Int64 = 1
    /// What stands before its value in an object, `,"users":`: a stretch of `names`.
    var name = 0..<0
  }
  let schema: ProfileSchema
  private var steps: [Step]
  private var names: [UInt8] = []
  private let isObject: Bool
  private let separator: UInt8
  private let comma: UInt8

  init(_ schema: ProfileSchema) {
    self.schema = schema
    comma = schema.hasDecimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
    switch schema.form {
    case .csv(let delimiter): (isObject, separator) = (false, delimiter)
    case .ndjson: (isObject, separator) = (true, UInt8(ascii: ","))
    }
    steps = schema.columns.map {
      switch $0 {
      case .calls(let line): Step(kind: .calls, line: line)
      case .length(let line, let factor): Step(kind: .length, line: line, factor: factor)
      case .each(let line, let length): Step(kind: .each, line: line, factor: length)
      case .id: Step(kind: .id)
      case .holding: Step(kind: .holding)
      case .ignored: Step(kind: .ignored)
      }
    }
    guard isObject else { return }
    for (index, name) in schema.names.enumerated() where steps.indices.contains(index) {
      // A name with an end of line in it stands in no line as it is: such a file is read field by field.
      let mark = index == 0 ? "{" : ","
      let bytes = name.utf8.contains { $0 < 32 } ? [0] : Array("\(mark)\"\(name)\":".utf8)
      steps[index].name = names.count..<names.count + bytes.count
      names += bytes
    }
    // Names are compared eight bytes at a time.
    names += [UInt8](repeating: 0, count: 8)
  }

  /// Reads the next block of a batch, `hold` says where what a customer has is kept; false at the end of the batch.
  func parse(_ batch: ProfileBatch, _ hold: ([UInt8]) -> Int?) -> Bool {
    batch.fractions.removeAll(keepingCapacity: true)
    batch.names.removeAll(keepingCapacity: true)
    // Held here while they change: every access to what an object holds costs a look at who else is at it.
    var rows: [ProfileBatch.Row] = []
    swap(&rows, &batch.rows)
    rows.removeAll(keepingCapacity: true)
    let bytes = UnsafePointer(batch.text.bytes)
    let end = bytes + batch.text.count
    var at = bytes + batch.at
    var lines = batch.lines
    var key: [UInt8] = []
    // Where nothing is said of what customers have, all have the same.
    let common = schema.holdings == 0 ? hold([]) : nil
    while rows.count < UsageBlock.capacity, at < end {
      lines += 1
      var row = ProfileBatch.Row(line: lines)
      key.removeAll(keepingCapacity: true)
      if let next = read(at, bytes, batch.block, rows.count, &row, &key) {
        at = next
      } else {
        var stop = at
        while stop.pointee != 10 { stop += 1 }
        var line = Array(UnsafeBufferPointer(start: at, count: stop - at))
        at = stop + 1
        if line.last == 13 { line.removeLast() }
        if line.isEmpty { continue }
        key.removeAll(keepingCapacity: true)
        do throws(ProfileRefusal) {
          try readSlowly(line, batch, rows.count, &key)
        } catch {
          batch.refuse(row, error.fault, error.detail)
          batch.names[rows.count] = nil
          continue
        }
      }
      guard let holding = common ?? hold(key) else {
        let words = key.split(separator: ProfileParser.mark).map { String(decoding: $0, as: UTF8.self) }
        batch.refuse(row, .badHolding, "what the customer has cannot be read: \(words.joined(separator: ", "))")
        batch.names[rows.count] = nil
        batch.fractions[rows.count] = nil
        continue
      }
      row.holding = holding
      rows.append(row)
    }
    batch.at = at - bytes
    batch.lines = lines
    swap(&rows, &batch.rows)
    return !batch.rows.isEmpty || at < end
  }

  /// What separates the values of what a customer has.
  static let mark: UInt8 = 0x1F

  /// Reads a line of plain fields and gives the place after it; nothing when it needs a closer look.
  @inline(__always)
  private func read(
    _ start: UnsafePointer<UInt8>, _ bytes: UnsafePointer<UInt8>, _ block: UsageBlock, _ position: Int,
    _ row: inout ProfileBatch.Row, _ key: inout [UInt8]
  ) -> UnsafePointer<UInt8>? {
    var at = start
    let isRead = steps.withUnsafeBufferPointer { steps in
      for index in steps.indices {
        let step = steps[index]
        if isObject {
          guard pass(step.name, &at) else { return false }
        } else if index > 0 {
          guard at.pointee == separator else { return false }
          at += 1
        }
        switch step.kind {
        case .calls:
          guard let number = whole(&at) else { return false }
          block.calls(step.line)[position] = number
        case .length:
          guard var number = whole(&at) else { return false }
          number &*= step.factor
          if at.pointee == comma {
            guard let more = fraction(&at, step.factor) else { return false }
            number &+= more
          }
          block.lengths(step.line)[position] = number
        case .each:
          guard let number = whole(&at) else { return false }
          block.calls(step.line)[position] = number
          block.lengths(step.line)[position] = number &* step.factor
        case .id, .holding, .ignored:
          guard let field = text(&at) else { return false }
          if step.kind == .id {
            row.id = field.start - bytes
            row.idLength = field.count
          } else if step.kind == .holding {
            key.append(contentsOf: UnsafeBufferPointer(start: field.start, count: field.count))
            key.append(ProfileParser.mark)
          }
        }
      }
      return true
    }
    guard isRead else { return nil }
    if isObject {
      guard at.pointee == UInt8(ascii: "}") else { return nil }
      at += 1
    }
    if at.pointee == 13 { at += 1 }
    return at.pointee == 10 ? at + 1 : nil
  }

  /// Passes what stands in an object before a value, with or without a space after its marks; false where anything else
  /// stands there.
  @inline(__always)
  private func pass(_ name: Range<Int>, _ at: inout UnsafePointer<UInt8>) -> Bool {
    names.withUnsafeBytes { names in
      // A batch can be read some bytes beyond its end, and so can the names; an end of line is in no name.
      var from = name.lowerBound
      var there = UnsafeRawPointer(at)
      while from < name.upperBound {
        let wanted = names.loadUnaligned(fromByteOffset: from, as: UInt64.self)
        let unused = UInt64(8 * max(0, from + 8 - name.upperBound))
        guard (there.loadUnaligned(as: UInt64.self) ^ wanted).littleEndian << unused == 0 else {
          return passSpaced(names[name], &at)
        }
        from += 8
        there += 8
      }
      at += name.count
      if at.pointee == 32 { at += 1 }
      return true
    }
  }

  private func passSpaced(_ name: Slice<UnsafeRawBufferPointer>, _ at: inout UnsafePointer<UInt8>) -> Bool {
    var isFirst = true
    for byte in name {
      guard at.pointee == byte else { return false }
      at += 1
      if isFirst, at.pointee == 32 { at += 1 }
      isFirst = false
    }
    if at.pointee == 32 { at += 1 }
    return true
  }

  /// A field without quotes of its own, or a text of an object without escapes.
  @inline(__always)
  private func text(_ at: inout UnsafePointer<UInt8>) -> (start: UnsafePointer<UInt8>, count: Int)? {
    let quote = UInt8(ascii: "\"")
    var start = at
    guard isObject else {
      while at.pointee != separator, at.pointee > 31 || at.pointee == 9 {
        if at.pointee == quote { return nil }
        at += 1
      }
      return (start, at - start)
    }
    guard at.pointee == quote else {
      while (48...57).contains(at.pointee) || at.pointee == UInt8(ascii: ".") { at += 1 }
      return at > start ? (start, at - start) : nil
    }
    at += 1
    start = at
    while at.pointee != quote {
      guard at.pointee > 31, at.pointee != UInt8(ascii: "\\") else { return nil }
      at += 1
    }
    at += 1
    return (start, at - start - 1)
  }

  /// Digits, at most twelve, as a number; none are nothing, but in an object.
  ///
  /// Up to seven digits are found and added up at once: how many a number has is hard to guess, and a loop that guesses
  /// wrong takes longer than all of this.
  @inline(__always)
  private func whole(_ at: inout UnsafePointer<UInt8>) -> Int64? {
    // The first character is the lowest byte; digits become 0 to 9, and every other byte has its highest bit marked.
    let digits = UInt64(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self)) ^ 0x3030_3030_3030_3030
    let marks = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
    guard marks != 0 else { return long(&at) }
    let count = marks.trailingZeroBitCount / 8
    guard count > 0 else { return isObject ? nil : 0 }
    at += count
    // Zeros before them; then pairs, fours and eights of digits are put together.
    var value = digits &<< UInt64(64 - 8 * count)
    value = (value &* 2561) >> 8
    value = ((value & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
    value = ((value & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
    return Int64(truncatingIfNeeded: value)
  }

  private func long(_ at: inout UnsafePointer<UInt8>) -> Int64? {
    let start = at
    var value: Int64 = 0
    while case let digit = at.pointee &- 48, digit <= 9 {
      value = value &* 10 &+ Int64(digit)
      at += 1
    }
    return at - start <= 12 ? value : nil
  }

  /// Decimals times a factor; nothing where that is not whole.
  private func fraction(_ at: inout UnsafePointer<UInt8>, _ factor: Int64) -> Int64? {
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
