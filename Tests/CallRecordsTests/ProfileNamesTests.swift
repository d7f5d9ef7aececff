import CallRecords
import Quantities
import TariffEngine
import Testing

/// Names of objects are compared several bytes at a time: names of every length, alike but for a byte, must not be taken
/// for each other.
struct ProfileNamesTests {
  /// What is read of each line, as `id calls seconds`, and what is reported.
  private func read(_ lines: [String]) throws -> [String] {
    let source = ArrivingBytes(lines.joined(separator: "\n") + "\n", piece: 1 << 16)
    var splitter = RecordSplitter()
    let first = try splitter.header(source.read)
    let (form, names) = try #require(ProfileSchema.names(in: first))
    let schema = ProfileSchema(
      form, names: names, columns: [.id, .calls(line: 0), .length(line: 0, factor: 1)], forms: [.calls])
    var output: [UInt8] = []
    var found: [String] = []
    let nothing = ProfileTotal(status: .priced, net: 0, gross: 0, missing: "")
    // Without whole numbers, the bills are asked for each customer, and told what stands in the line.
    let plan = ProfilePlans.Plan(unused: nothing, tariff: nil) { usage in
      let (calls, seconds) = (usage[0].calls ?? 0, usage[0].length.numerator)
      return ProfileTotal(status: .priced, net: calls * 100, gross: seconds * 100, missing: "")
    }
    let run = ProfileRun(
      RecordSplitter(after: first, splitter), after: 0, schema,
      ProfileWriter(.ndjson, schema, plans: ["a"], isBest: true),
      doors: .init(
        read: source.read, write: { output += Array($0) },
        report: { found += $0.map { "\($0.line) \($0.fault.rawValue)" } },
        plans: { _ in ProfilePlans([plan], isNet: true) }))
    let batch = run.batch(capacity: 1 << 16)
    while try run.fill(batch) {
      run.price(batch)
      try run.deliver(batch)
    }
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init) + found
  }

  @Test(arguments: 1...40)
  func `a name of any length is only itself`(length: Int) throws {
    let name = String(repeating: "s", count: length)
    let line = "{\"id\":1,\"calls\":22,\"\(name)\":333}"
    let priced = #"{"id":"1","offer":"a","status":"priced","net":22.00,"gross":333.00,"unsure":""}"#
    #expect(try read([line, line, line.replacing(",\"", with: ", \"")]) == [priced, priced, priced])
    for other in [name + "s", String(name.dropLast()), String(name.dropLast()) + "t", "t" + name.dropFirst()]
    where other != name {
      #expect(try read([line, line.replacing("\"\(name)\"", with: "\"\(other)\"")]) == [priced, "2 unknown-name"])
    }
  }

  @Test func `amounts have all their digits`() throws {
    for cents in [0, 1, 9, 10, 99, 100, 101, 12_345, 100_000, 99_999_999, 1_234_567_890_123] as [Int64] {
      let text = try read(["{\"id\":1,\"calls\":\(cents),\"s\":0}"])
      let whole = cents * 100
      #expect(text == [#"{"id":"1","offer":"a","status":"priced","net":\#(whole / 100).00,"gross":0.00,"unsure":""}"#])
    }
  }
}
