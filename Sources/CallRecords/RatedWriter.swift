public import TariffEngine

/// What is written beside each record.
public enum RatedColumn: String, Sendable, CaseIterable {
  /// Seconds that a price covers already.
  case included
  /// Seconds beyond.
  case beyond
  /// The price to the cent.
  case price
  /// The exact price, as a decimal number or a fraction.
  case exact
  /// The rule, by the names of the offer.
  case rule
}

/// Writes each rated record as it stood in the file, with what it costs beside it.
public struct RatedWriter: Sendable {
  /// The form of the output.
  public enum Format: String, Sendable, CaseIterable {
    /// The lines of the file with more columns.
    case csv
    /// One JSON object to a line.
    case ndjson
  }
  let format: Format
  let schema: RecordSchema
  let columns: [RatedColumn]
  /// The rules in words, by their position in the rater.
  let rules: [[UInt8]]
  let rater: CallRater
  /// Whether a rule tells the price; where it does not, none is written.
  private let isPriced: [Bool]
  /// Decimals of a price.
  let decimals: Int

  static let incoming = Array("incoming".utf8)

  /// A writer; `rules` are the words for the rules of the rater.
  public init(
    _ format: Format, _ schema: RecordSchema, columns: [RatedColumn], rules: [String],
    rater: CallRater, decimals: Int
  ) {
    self.format = format
    self.schema = schema
    self.columns = columns
    self.rules = rules.map { Array($0.utf8) }
    self.rater = rater
    isPriced = rater.rules.map { $0.isPriced }
    self.decimals = decimals
  }

  /// The first line, where the form has one.
  public var header: [UInt8] {
    switch format {
    case .csv:
      var line = schema.header
      for column in columns { line += [schema.delimiter] + Array(column.rawValue.utf8) }
      return line + [10]
    case .ndjson: return []
    }
  }

  /// Writes the records of a batch into it.
  public func write(_ batch: RecordBatch) {
    batch.output.clear()
    switch format {
    case .csv: writeLines(batch)
    case .ndjson: writeObjects(batch)
    }
  }

  private func writeLines(_ batch: RecordBatch) {
    let longest = rules.map(\.count).max() ?? 0
    var room = 0
    for row in batch.rows where !row.isLeftOut { room += Int(row.length) + 130 + longest }
    let isSimple = rater.ticks == 1
    batch.output.withRoom(for: room) { start in
      var at = start
      var next = 0
      for row in batch.rows where !row.isLeftOut {
        at = at.put(batch.line(at: row.offset, row.length))
        guard !row.isIncoming else {
          for column in columns {
            at = at.put(byte: schema.delimiter)
            switch column {
            case .included, .beyond, .exact: at = at.put(byte: UInt8(ascii: "0"))
            case .price: at = at.put(0, decimals: decimals)
            case .rule: at = RatedWriter.incoming.withUnsafeBufferPointer { at.put($0) }
            }
          }
          at = at.put(byte: 10)
          continue
        }
        let rated = batch.rated[next]
        next += 1
        for column in columns {
          at = at.put(byte: schema.delimiter)
          switch column {
          case .included where isSimple: at = at.put(rated.included)
          case .beyond where isSimple: at = at.put(rated.beyond)
          case .price where rated.beyond > 0 && !isPriced[Int(rated.rule)]: break
          case .price: at = at.put(rated.cents, decimals: decimals)
          case .exact where rated.beyond > 0 && !isPriced[Int(rated.rule)]: break
          case .rule: at = rules[Int(rated.rule)].withUnsafeBufferPointer { at.put($0) }
          case .included, .beyond, .exact:
            at = words(column, rated).withUnsafeBufferPointer { at.put($0) }
          }
        }
        at = at.put(byte: 10)
      }
      return at - start
    }
  }

  /// A number that may be a fraction: at most fifty characters.
  private func words(_ column: RatedColumn, _ rated: RatedCall) -> [UInt8] {
    switch column {
    case .included: Array(rater.lengthWords(rated.included).utf8)
    case .beyond: Array(rater.lengthWords(rated.beyond).utf8)
    case .exact: Array(rater.amountWords(rated.units).utf8)
    case .price, .rule: []
    }
  }

  private func writeObjects(_ batch: RecordBatch) {
    var next = 0
    for row in batch.rows where !row.isLeftOut {
      let fields =
        RecordFields(Array(batch.line(at: row.offset, row.length)), delimiter: schema.delimiter)?
        .values ?? []
      var rated = RatedCall()
      var rule = RatedWriter.incoming
      if !row.isIncoming {
        rated = batch.rated[next]
        rule = rules[Int(rated.rule)]
        next += 1
      }
      batch.output.append(Array(object(fields, rated, rule: rule).utf8))
    }
  }

  private func object(_ fields: [[UInt8]], _ rated: RatedCall, rule: [UInt8]) -> String {
    var text = "{"
    for (index, field) in fields.enumerated() where schema.names.indices.contains(index) {
      let value = String(decoding: field, as: UTF8.self)
      text +=
        (index == 0 ? "" : ",") + RatedWriter.quoted(schema.names[index]) + ":"
        + RatedWriter.quoted(value)
    }
    let hasPrice = rated.beyond <= 0 || isPriced[Int(rated.rule)]
    for column in columns {
      text += ",\"" + column.rawValue + "\":"
      switch column {
      case .price where !hasPrice, .exact where !hasPrice: text += "null"
      case .included: text += rater.lengthWords(rated.included)
      case .beyond: text += rater.lengthWords(rated.beyond)
      case .price: text += RatedWriter.quoted(amount(rated.cents))
      case .exact: text += RatedWriter.quoted(rater.amountWords(rated.units))
      case .rule: text += RatedWriter.quoted(String(decoding: rule, as: UTF8.self))
      }
    }
    return text + "}\n"
  }

  /// An amount in cents as a decimal number.
  public func amount(_ cents: Int64) -> String {
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: 32)
    defer { room.deallocate() }
    let end = room.put(cents, decimals: decimals)
    return String(decoding: UnsafeBufferPointer(start: room, count: end - room), as: UTF8.self)
  }

  /// A JSON string.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 32:
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

// MARK: - After the last record

extension RatedWriter {
  /// What calls cost more since a limit of their month was crossed after them, as lines of their own.
  public func corrections(_ corrections: [CallCorrection], number: (Int32) -> Int64) -> [UInt8] {
    var output: [UInt8] = []
    for correction in corrections where correction.units != 0 || correction.beyond != 0 {
      let rule =
        "correction of \(correction.calls) call\(correction.calls == 1 ? "" : "s"): "
        + String(decoding: rules[Int(correction.to)], as: UTF8.self)
      let rated = RatedCall(
        included: -correction.beyond, beyond: correction.beyond, units: correction.units,
        cents: rater.cents(correction.units), rule: correction.to)
      let fields: [[UInt8]] = schema.columns.map { column in
        switch column {
        case .start: Array(RatedWriter.words(of: correction.month).utf8)
        case .caller: Array("+\(number(correction.line))".utf8)
        case .callee, .seconds, .direction, .forwarded, .destination, .other: []
        }
      }
      switch format {
      case .ndjson: output += Array(object(fields, rated, rule: Array(rule.utf8)).utf8)
      case .csv:
        var line = Array(fields.joined(separator: [schema.delimiter]))
        for column in columns {
          line.append(schema.delimiter)
          switch column {
          case .price: line += Array(amount(rated.cents).utf8)
          case .rule: line += Array(rule.utf8)
          case .included, .beyond, .exact: line += words(column, rated)
          }
        }
        output += line + [10]
      }
    }
    return output
  }

  /// Every line in every month: how much it called, what was included and what it costs, rounded once.
  public func lineMonths(_ rating: RecordRating) -> [UInt8] {
    var text = "caller,month,calls,seconds,included,total\n"
    let months = rating.rater.lineMonths.map { (number: rating.number(of: $0.line), entry: $0) }
    for (number, entry) in months.sorted(by: {
      ($0.number, $0.entry.month) < ($1.number, $1.entry.month)
    }) {
      text +=
        "+\(number),\(RatedWriter.words(of: entry.month)),\(entry.calls),\(rater.lengthWords(entry.length)),"
      text += "\(rater.lengthWords(entry.included)),\(amount(rater.cents(entry.units)))\n"
    }
    return Array(text.utf8)
  }

  /// `2026-03`.
  public static func words(of month: Int32) -> String {
    let number = month % 12 + 1
    return "\(month / 12)-" + (number < 10 ? "0" : "") + "\(number)"
  }
}
