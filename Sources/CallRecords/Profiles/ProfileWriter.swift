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
  /// What stands between the name of a customer and the amounts of each plan that is priced, ready to be copied.
  private let priced: Pieces
  /// The name of each plan.
  private let plans: [[UInt8]]
  /// What stands after the amounts where nothing more is to be said.
  private let ending: [UInt8]

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
    let fields = plans.map { ProfileWriter.field(Array($0.utf8), form, delimiter) }
    self.plans = fields
    priced = Pieces(fields.map { ProfileWriter.lead($0, .priced, form, delimiter) })
    ending = ProfileWriter.tail([], form, delimiter, isBest: isBest)
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
    // Held here while it grows: every access to what an object holds costs a look at who else is at it.
    var output = OutputBuffer()
    swap(&output, &batch.output)
    defer { swap(&output, &batch.output) }
    let known = batch.rows
    let names = batch.names
    // Nearly always all customers of a block have the same; else each run of them is priced by itself.
    var from = 0
    while from < known.count {
      let holding = known[from].holding
      var to = from + 1
      let most = isBest ? UsageBlock.capacity : max(1, 65_536 / rowsEach)
      while to < known.count, known[to].holding == holding, to - from < most { to += 1 }
      if let held = batch.memory.held[holding] {
        let bytes = UnsafePointer(batch.text.bytes)
        func customer(_ row: Int) -> Customer {
          Customer(
            plain: UnsafeBufferPointer(start: bytes + known[row].id, count: known[row].idLength),
            name: names.isEmpty ? nil : names[row])
        }
        if isBest {
          pricer.findBest(batch, from..<to, of: held)
          let unsure = batch.memory.unsure
          for row in from..<to {
            writeBest(batch.memory, row, unsure.isEmpty ? nil : unsure[row], customer(row), held, &output)
          }
        } else {
          pricer.totals(batch, from..<to, of: held) { row, position, total in
            line(customer(row), position, total, Array(total.missing.utf8), &output)
          }
        }
      }
      from = to
    }
    batch.memory.unsure.removeAll(keepingCapacity: true)
  }

  private func writeBest(
    _ memory: ProfileMemory, _ row: Int, _ doubts: [(plan: Int, least: Int64)]?, _ customer: Customer,
    _ held: ProfilePlans, _ output: inout OutputBuffer
  ) {
    let best = memory.best[row]
    var unsure: [UInt8] = []
    if let doubts {
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
    line(customer, best >= 0 ? best : nil, total, unsure, &output)
  }

  /// What a customer is called.
  private struct Customer {
    /// As it stands in the file.
    var plain: UnsafeBufferPointer<UInt8>
    /// Where it stands nowhere as it is.
    var name: [UInt8]?
  }

  private func line(
    _ customer: Customer, _ plan: Int?, _ total: ProfileTotal, _ last: [UInt8], _ output: inout OutputBuffer
  ) {
    let isPlain = customer.name == nil && self.isPlain(customer.plain)
    let id = isPlain ? [] : ProfileWriter.field(customer.name ?? Array(customer.plain), form, delimiter)
    let tail = last.isEmpty ? ending : ProfileWriter.tail(last, form, delimiter, isBest: isBest)
    let known = total.status == .priced ? plan : nil
    let lead =
      known != nil
      ? [] : ProfileWriter.lead(plan.map { plans[$0] } ?? ProfileWriter.nothing(form), total.status, form, delimiter)
    let leading = known.map(priced.count) ?? lead.count
    output.withRoom(for: customer.plain.count + id.count + leading + tail.count + 96) { start in
      var at = start
      switch form {
      case .csv: at = isPlain ? at.put(customer.plain) : at.put(id)
      case .ndjson:
        at = at.put(Words.id)
        if isPlain {
          at = at.put(byte: UInt8(ascii: "\"")).put(customer.plain).put(byte: UInt8(ascii: "\""))
        } else {
          at = at.put(id)
        }
      }
      if let known { at = priced.put(known, at) } else { at = at.put(lead) }
      at = amount(total.net, of: total, at)
      switch form {
      case .csv: at = at.put(byte: delimiter)
      case .ndjson: at = at.put(Words.gross)
      }
      return amount(total.gross, of: total, at).put(tail) - start
    }
  }

  /// Pieces of text, one after another: an array of arrays would be counted for each that is copied.
  private struct Pieces {
    private var bytes: [UInt8] = []
    private var ends = [0]

    init(_ pieces: [[UInt8]]) {
      for piece in pieces {
        bytes += piece
        ends.append(bytes.count)
      }
    }

    func count(_ position: Int) -> Int { ends[position + 1] - ends[position] }

    @inline(__always)
    func put(_ position: Int, _ at: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
      bytes.withUnsafeBufferPointer { bytes in
        at.put(UnsafeBufferPointer(rebasing: bytes[ends[position]..<ends[position + 1]]))
      }
    }
  }

  @inline(__always)
  private func amount(
    _ cents: Int64, of total: ProfileTotal, _ at: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    if total.status != .unpriced { return at.put(cents, decimals: 2) }
    switch form {
    case .csv: return at
    case .ndjson: return at.put(Words.null)
    }
  }

  /// What stands for a plan where there is none.
  private static func nothing(_ form: Form) -> [UInt8] {
    switch form {
    case .csv: []
    case .ndjson: Array("\(Words.null)".utf8)
    }
  }

  /// What stands between the name of a customer and the amounts: `;start-pro/pro;priced;`.
  private static func lead(_ plan: [UInt8], _ status: ProfileStatus, _ form: Form, _ delimiter: UInt8) -> [UInt8] {
    switch form {
    case .csv: [delimiter] + plan + [delimiter] + Array(status.rawValue.utf8) + [delimiter]
    case .ndjson:
      Array("\(Words.offer)".utf8) + plan + Array("\(Words.status)\(status.rawValue)\(Words.net)".utf8)
    }
  }

  /// What stands after the amounts.
  private static func tail(_ last: [UInt8], _ form: Form, _ delimiter: UInt8, isBest: Bool) -> [UInt8] {
    let field = field(last, form, delimiter)
    switch form {
    case .csv: return [delimiter] + field + [10]
    case .ndjson:
      return Array("\(isBest ? Words.unsure : Words.missing)".utf8) + field + [UInt8(ascii: "}"), 10]
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
