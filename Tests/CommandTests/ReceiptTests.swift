import Foundation
import Testing
import Verifying

/// Receipts of the shipped offers: all of them hold, and none holds any more when a digit of it is another.
@Suite("Receipts")
struct ReceiptTests {
  static let profiles: [String] = {
    let folder = BuiltCommand.package.appendingPathComponent("Offers/profiles")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static let offers = [
    "vms", "optimale-pro-office", "start-pro", "oblachnaya-ats", "trunk-openip", "trunk-sewan", "trunk-wazo",
    "trunk-yeastar", "mobile-full", "licences-telephonie",
  ]

  /// The lines of the shipped offers, by path.
  static let lines: [String: [String]] = {
    var files: [String: [String]] = [:]
    for path in ProjectFolder.files(under: "Offers", ending: [".yaml"]) {
      files[path] = (try? ProjectFolder.text(path))?.components(separatedBy: "\n")
    }
    return files
  }()

  static func receipt(_ words: String) throws -> [UInt8] {
    let outcome = try BuiltCommand.shell("bareme estimate \(words) --format json --receipt", in: BuiltCommand.package)
    try #require(outcome.code == 0, "\(outcome.text)")
    return Array(outcome.output)
  }

  @Test(arguments: profiles) func `every shipped estimate has a receipt that holds`(profile: String) throws {
    for prices in ["", " --prices prix-exemple", " --months 30"] {
      let words = Self.offers.joined(separator: " ") + " --profile \(profile)" + prices
      let made = try verify(receipt: Self.receipt(words)) { Self.lines[$0] }
      #expect(made.holds, "\(words): \(made.differences)")
      #expect(made.estimates >= Self.offers.count && made.figures > 400 && made.places > 40)
    }
  }

  /// A receipt for each way of rounding, tax, levy and limit that the shipped offers have.
  static let altered = [
    "vms --profile vms-250-appels", "optimale-pro-office/equilibre --profile bureau-mobile",
    "optimale-pro-office/intense --profile bureau-7-lignes", "oblachnaya-ats/standartny --profile kompaniya-12",
    "start-pro/pro --profile cinq-utilisateurs", "mobile-full --profile mobile-depassements",
    "trunk-openip --profile trunk-4-canaux --prices prix-exemple",
  ]

  /// Each seventh digit here; `EVERY_DIGIT=1` alters all of them.
  private var stride: Int { ProcessInfo.processInfo.environment["EVERY_DIGIT"] == nil ? 7 : 1 }

  @Test(arguments: altered) func `a receipt with another digit does not hold`(words: String) throws {
    let receipt = try Self.receipt(words)
    var mutants = 0
    for (position, digit) in Self.digits(of: receipt).enumerated() where position % stride == 0 {
      var mutant = receipt
      mutant[digit.offset] = mutant[digit.offset] == 0x39 ? 0x30 : mutant[digit.offset] + 1
      mutants += 1
      let holds = Self.holds(mutant)
      #expect(!holds, "\(Self.excerpt(mutant, digit.offset))")
    }
    #expect(mutants > 10)
  }

  /// Whoever alters a figure may seal the receipt anew: then equations find it, or the lines of the offers.
  @Test(arguments: altered) func `a figure that is altered and sealed anew does not hold`(words: String) throws {
    let receipt = try Self.receipt(words)
    let inWords: Set = [
      "remarks", "label", "title", "say", "ask", "url", "date", "clause", "id", "offer", "profile", "version", "what",
      "row", "plan", "schema", "seal", "publisher", "quantity", "choice", "name",
    ]
    var mutants = 0
    for (position, digit) in Self.digits(of: receipt).enumerated() where (position + 1) % stride == 0 {
      guard !inWords.contains(digit.key) else { continue }
      var mutant = receipt
      mutant[digit.offset] = mutant[digit.offset] == 0x39 ? 0x30 : mutant[digit.offset] + 1
      // A line without words of the offer beside it says where an assumption or a gap comes from.
      let isPlace = digit.key == "line" || digit.key == "file"
      if isPlace, !digit.isWritten || Self.saysTheSame(mutant, digit.offset) { continue }
      guard let sealed = try? Self.sealedAnew(mutant) else { continue }
      mutants += 1
      let holds = Self.holds(sealed, offers: isPlace || digit.isWritten)
      #expect(!holds, "\(Self.excerpt(mutant, digit.offset))")
    }
    #expect(mutants > 5)
  }

  @Test func `a line that is taken out does not hold`() throws {
    let receipt = try Self.receipt("vms --profile vms-250-appels")
    var root = try #require(try JSONSerialization.jsonObject(with: Data(receipt)) as? [String: Any])
    var estimates = try #require(root["estimates"] as? [[String: Any]])
    var bills = try #require(estimates[0]["bills"] as? [[String: Any]])
    var lines = try #require(bills[0]["lines"] as? [Any])
    lines.removeLast()
    bills[0]["lines"] = lines
    estimates[0]["bills"] = bills
    root["estimates"] = estimates
    let made = try verify(receipt: Self.sealedAnew(Array(JSONSerialization.data(withJSONObject: root))))
    #expect(made.differences.contains { $0.path == "estimates[0].bills[0].net" })
  }

  private static func holds(_ receipt: [UInt8], offers: Bool = false) -> Bool {
    (try? verify(receipt: receipt, offers: offers ? { lines[$0] } : nil))?.holds ?? false
  }

  private static func sealedAnew(_ receipt: [UInt8]) throws -> [UInt8] {
    var text = String(decoding: receipt, as: UTF8.self)
    let seal = try Verifying.seal(of: receipt)
    text.replace(/"seal" ?: ?"[0-9a-f]*"/, with: "\"seal\": \"\(seal)\"")
    return Array(text.utf8)
  }

  /// Whether the line that an altered place points at has the very words: nothing false is said then.
  private static func saysTheSame(_ receipt: [UInt8], _ offset: Int) -> Bool {
    let start = receipt[..<offset].lastIndex(of: UInt8(ascii: "{")) ?? 0
    let end = receipt[offset...].firstIndex(of: UInt8(ascii: "}")) ?? receipt.count
    let text = String(decoding: receipt[start..<end], as: UTF8.self)
    guard let match = text.firstMatch(of: /"written": "([^"]*)",\s*"file": "([^"]*)",\s*"line": (\d+)/),
      let number = Int(match.output.3), let lines = lines[String(match.output.2)], (1...lines.count).contains(number)
    else { return false }
    return lines[number - 1].contains(match.output.1)
  }

  private static func excerpt(_ receipt: [UInt8], _ offset: Int) -> String {
    String(decoding: receipt[max(0, offset - 60)..<min(receipt.count, offset + 20)], as: UTF8.self)
  }

  /// Each digit with the name of the member it stands in, and whether words of an offer stand beside it.
  private static func digits(of receipt: [UInt8]) -> [(offset: Int, key: String, isWritten: Bool)] {
    var found: [(offset: Int, key: String, isWritten: Bool)] = []
    var (key, string, isString, isWritten) = ("", [UInt8](), false, false)
    for (offset, byte) in receipt.enumerated() {
      if byte == UInt8(ascii: "\"") {
        isString.toggle()
        if isString { string = [] }
      } else if isString {
        string.append(byte)
      } else if byte == UInt8(ascii: ":") {
        key = String(decoding: string, as: UTF8.self)
        if key == "written" { isWritten = true }
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        isWritten = false
      }
      if (0x30...0x39).contains(byte) { found.append((offset, key, isWritten)) }
    }
    return found
  }
}
