internal import TariffEngine

/// Writes what customers pay: a line for each, with the cheapest plan, or a line for each customer and plan.
public struct ProfileWriter: Sendable {
  /// The form of what is written.
  public enum Form: Sendable {
    /// A table, with the delimiter of the file that was read.
    case csv
    /// An object on each line.
    case ndjson
  }
  private let form: Form
  private let isBest: Bool
  private let names: [String]
  private let schema: ProfileSchema
  private let delimiter: UInt8
  /// The name of each plan, ready to be copied.
  private let plans: [[UInt8]]

  /// A writer of plans by their names.
  public init(_ form: Form, _ schema: ProfileSchema, plans: [String], isBest: Bool) {
    self.form = form
    self.schema = schema
    self.isBest = isBest
    names = plans
    switch schema.form {
    case .csv(let delimiter): self.delimiter = delimiter
    case .ndjson: delimiter = UInt8(ascii: ",")
    }
    let delimiter = self.delimiter
    self.plans = plans.map { ProfileWriter.field(Array($0.utf8), form, delimiter) }
  }

  /// How many lines a customer makes.
  public var rowsEach: Int { isBest ? 1 : max(1, names.count) }

  private static let columns = ["id", "offer", "status", "net", "gross"]
  private var last: String { isBest ? "unsure" : "missing" }

  /// The first line; none for objects.
  public var header: [UInt8] {
    guard form == .csv else { return [] }
    let mark = String(decoding: [delimiter], as: UTF8.self)
    return Array(((ProfileWriter.columns + [last]).joined(separator: mark) + "\n").utf8)
  }

  func write(_ batch: ProfileBatch, _ pricer: ProfilePricer) {
    // Nearly always all customers of a block have the same; else each run of them is priced by itself.
    var from = 0
    while from < batch.rows.count {
      let holding = batch.rows[from].holding
      var to = from + 1
      let most = isBest ? UsageBlock.capacity : max(1, 65_536 / rowsEach)
      while to < batch.rows.count, batch.rows[to].holding == holding, to - from < most { to += 1 }
      if let held = batch.memory.held[holding] {
        let rows = Array(from..<to)
        if isBest {
          pricer.findBest(batch, rows, of: held)
          for row in rows { writeBest(batch, row, held) }
        } else {
          pricer.totals(batch, rows, of: held) { row, position, total in
            line(batch, row, position, total, Array(total.missing.utf8))
          }
        }
      }
      from = to
    }
    batch.memory.unsure.removeAll(keepingCapacity: true)
  }

  private func writeBest(_ batch: ProfileBatch, _ row: Int, _ held: ProfilePlans) {
    let memory = batch.memory
    let best = memory.best[row]
    var unsure: [UInt8] = []
    if !memory.unsure.isEmpty, let doubts = memory.unsure[row] {
      let cheaper = doubts.filter { $0.least < memory.least[row] }.map(\.plan).sorted()
      unsure = Array(cheaper.map { names[$0] }.joined(separator: " ").utf8)
    }
    var total = ProfileTotal(status: .unpriced, net: 0, gross: 0, missing: "")
    if best >= 0 {
      total.status = .priced
      if memory.units[row] >= 0, let tariff = held.plans[best].tariff {
        (total.net, total.gross) = tariff.ending.totals(memory.units[row])
      } else if let known = memory.totals[row] {
        total = known
      }
    }
    line(batch, row, best >= 0 ? best : nil, total, unsure)
  }

  private func line(_ batch: ProfileBatch, _ row: Int, _ plan: Int?, _ total: ProfileTotal, _ last: [UInt8]) {
    let known = batch.rows[row]
    let raw = UnsafeBufferPointer(start: UnsafePointer(batch.text.bytes) + known.id, count: known.idLength)
    let name = batch.names.isEmpty ? nil : batch.names[row]
    let isPlain = name == nil && self.isPlain(raw)
    let id = isPlain ? [] : ProfileWriter.field(name ?? Array(raw), form, delimiter)
    let last = last.isEmpty && form == .csv ? [] : ProfileWriter.field(last, form, delimiter)
    let room = raw.count + id.count + last.count + (plan.map { plans[$0].count } ?? 0) + 192
    batch.output.withRoom(for: room) { start in
      var at = start
      switch form {
      case .csv:
        at = isPlain ? at.put(raw) : at.put(id)
        at = at.put(byte: delimiter)
        if let plan { at = at.put(plans[plan]) }
        at = at.put(byte: delimiter).put(total.status.bytes).put(byte: delimiter)
        if total.status != .unpriced { at = at.put(total.net, decimals: 2) }
        at = at.put(byte: delimiter)
        if total.status != .unpriced { at = at.put(total.gross, decimals: 2) }
        at = at.put(byte: delimiter).put(last)
      case .ndjson:
        at = at.put(Words.id)
        at = isPlain ? at.put(byte: UInt8(ascii: "\"")).put(raw).put(byte: UInt8(ascii: "\"")) : at.put(id)
        at = at.put(Words.offer)
        at = plan.map { at.put(plans[$0]) } ?? at.put(Words.null)
        at = at.put(Words.status).put(total.status.bytes).put(Words.net)
        at = total.status == .unpriced ? at.put(Words.null) : at.put(total.net, decimals: 2)
        at = at.put(Words.gross)
        at = total.status == .unpriced ? at.put(Words.null) : at.put(total.gross, decimals: 2)
        at = at.put(isBest ? Words.unsure : Words.missing).put(last).put(byte: UInt8(ascii: "}"))
      }
      return at.put(byte: 10) - start
    }
  }

  /// Whether a plain field of the file can be copied as it stands: it has no quotes.
  @inline(__always)
  private func isPlain(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    switch (form, schema.form) {
    case (.csv, .csv): true
    case (.csv, .ndjson): !field.contains(delimiter)
    case (.ndjson, _): !field.contains { $0 < 32 || $0 == UInt8(ascii: "\\") }
    }
  }

  /// What stands between the values of an object.
  private enum Words {
    static let id: StaticString = #"{"id":"#
    static let offer: StaticString = #","offer":"#
    static let status: StaticString = #","status":""#
    static let net: StaticString = #"","net":"#
    static let gross: StaticString = #","gross":"#
    static let unsure: StaticString = #","unsure":"#
    static let missing: StaticString = #","missing":"#
    static let null: StaticString = "null"
  }

  /// A text as a field of a table or a value of an object.
  private static func field(_ text: [UInt8], _ form: Form, _ delimiter: UInt8) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    switch form {
    case .csv:
      guard text.contains(where: { $0 == quote || $0 == delimiter || $0 == 10 || $0 == 13 }) else { return text }
      return [quote] + text.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    case .ndjson:
      var bytes = [quote]
      for byte in text {
        switch byte {
        case quote, UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0..<32: bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
        default: bytes.append(byte)
        }
      }
      return bytes + [quote]
    }
  }
}

extension ProfileStatus {
  fileprivate var bytes: StaticString {
    switch self {
    case .priced: "priced"
    case .lowerBound: "lower-bound"
    case .unpriced: "unpriced"
    }
  }
}

extension UnsafeMutablePointer<UInt8> {
  @inline(__always)
  fileprivate func put(_ words: StaticString) -> UnsafeMutablePointer<UInt8> {
    update(from: words.utf8Start, count: words.utf8CodeUnitCount)
    return self + words.utf8CodeUnitCount
  }

  @inline(__always)
  fileprivate func put(_ bytes: [UInt8]) -> UnsafeMutablePointer<UInt8> {
    bytes.withUnsafeBufferPointer { put($0) }
  }
}
