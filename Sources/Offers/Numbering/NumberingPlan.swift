/// The world's telephone numbers: which beginning belongs to which territory and kind of line.
///
/// The rows stand in `Territories/prefixes.tsv`, with their source; `Scripts/numbering-plan.py` writes them. They are read
/// when a number is looked up for the first time.
public struct NumberingPlan: Sendable {
  /// The plan that ships with the program.
  public static let standard = NumberingPlan(bytes: PackageResources.prefixes_tsv)

  /// Where the rows come from, as the file says it.
  public let source: String
  /// Every territory and kind, in the order of the file.
  public let places: [NumberPlace]
  let beginnings: DigitTrie

  /// Reads rows of territory, kind and beginnings, between tabs; `331-335` is a range.
  init(bytes: [UInt8]) {
    var places: [NumberPlace] = []
    var beginnings = DigitTrie()
    var source = ""
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard line.first != UInt8(ascii: "#") else {
        let text = String(decoding: line, as: UTF8.self)
        if source.isEmpty, text.hasPrefix("# source: ") { source = String(text.dropFirst(10)) }
        continue
      }
      let fields = line.split(separator: UInt8(ascii: "\t"))
      guard fields.count == 3, let kind = NumberKind(rawValue: String(decoding: fields[1], as: UTF8.self)) else {
        continue
      }
      let code = String(decoding: fields[0], as: UTF8.self)
      for item in fields[2].split(separator: UInt8(ascii: " ")) {
        for digits in Self.range(item) { beginnings.insert(digits, places.count) }
      }
      places.append(NumberPlace(territory: code == "-" ? nil : Territory(code: code), kind: kind))
    }
    self.source = source
    self.places = places
    self.beginnings = beginnings
  }

  /// The digits that an item stands for: `331`, or `331-335` for five.
  static func range(_ item: ArraySlice<UInt8>) -> [[UInt8]] {
    guard let dash = item.firstIndex(of: UInt8(ascii: "-")) else { return [Array(item)] }
    var digits = Array(item[..<dash])
    let last = Array(item[(dash + 1)...])
    var all = [digits]
    while digits != last, digits.count == last.count {
      var at = digits.count - 1
      while at > 0, digits[at] == UInt8(ascii: "9") {
        digits[at] = UInt8(ascii: "0")
        at -= 1
      }
      guard digits[at] != UInt8(ascii: "9") else { break }
      digits[at] += 1
      all.append(digits)
    }
    return all
  }

  /// Where a number is, country code first; nothing when no country has its first digits.
  public func place(of digits: some Sequence<UInt8>) -> NumberPlace? {
    let index = beginnings.value(of: digits)
    return index < 0 ? nil : places[index]
  }

  /// The places of all numbers that begin so; none when no country has these digits.
  public func places(below digits: some Sequence<UInt8>) -> [NumberPlace] {
    beginnings.values(below: digits).sorted().map { places[$0] }
  }
}
