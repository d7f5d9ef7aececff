/// A value of a receipt and the path that leads to it, `estimates[0].bills[1].net`.
struct Node {
  let value: JSON
  let path: String

  /// The members of an object that has exactly these.
  func members(_ names: String...) throws(Unreadable) -> Members { try members(names, and: [], where: false) }

  /// Whether it is an object with a member of the name.
  func has(_ name: String) -> Bool {
    guard case .object(let members) = value else { return false }
    return members.contains { $0.name == name }
  }

  /// The members of an object that has exactly these, and these others where `hasMore`.
  func members(_ names: [String], and others: [String], where hasMore: Bool) throws(Unreadable) -> Members {
    let names = hasMore ? names + others : names
    guard case .object(let members) = value else { throw fault("is no object") }
    for (name, _) in members where !names.contains(name) {
      throw fault("has a member `\(name)`, which no receipt has")
    }
    for name in names where !members.contains(where: { $0.name == name }) { throw fault("lacks `\(name)`") }
    return Members(path: path, members: members)
  }

  /// The items of an array.
  func items() throws(Unreadable) -> [Node] {
    guard case .array(let items) = value else { throw fault("is no list") }
    return items.enumerated().map { Node(value: $1, path: "\(path)[\($0)]") }
  }

  /// A string.
  func text() throws(Unreadable) -> String {
    guard case .string(let text) = value else { throw fault("is no text") }
    return text
  }

  /// Nothing, or the node itself.
  var present: Node? {
    if case .null = value { return nil }
    return self
  }

  /// An amount or another exact number, which is text so that no reader rounds it.
  func number() throws(Unreadable) -> Fraction {
    guard let number = Fraction(try text()) else { throw fault("is no number of at most thirty digits") }
    return number
  }

  /// A whole number in a range: months, lines of files, decimals.
  func whole(in range: ClosedRange<Int>) throws(Unreadable) -> Int {
    guard case .number(let text) = value, let number = Int(text), range.contains(number) else {
      throw fault("is no whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Yes or no.
  func truth() throws(Unreadable) -> Bool {
    guard case .truth(let truth) = value else { throw fault("is neither true nor false") }
    return truth
  }

  func fault(_ reason: String) -> Unreadable { Unreadable(place: path.isEmpty ? "the receipt" : path, reason: reason) }
}

/// The members of an object that is known to have them.
struct Members {
  let path: String
  let members: [(name: String, value: JSON)]

  /// The member of a name that was asked for.
  subscript(name: String) -> Node {
    Node(
      value: members.first { $0.name == name }?.value ?? .null, path: path.isEmpty ? name : path + "." + name)
  }
}

extension JSON {
  /// Feeds the value to a digest of 64 bits in document order, spaces and escapes apart. Any alteration of a single
  /// character gives another digest; it finds slips of hand and copy, equations find the rest.
  func digest(into hash: inout UInt64, except omitted: String? = nil) {
    func add(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    switch self {
    case .object(let members):
      add("{")
      for (name, value) in members where name != omitted {
        add("\"\(name)\":")
        value.digest(into: &hash)
      }
      add("}")
    case .array(let items):
      add("[")
      for item in items { item.digest(into: &hash) }
      add("]")
    case .string(let text): add("\"\(text)\"")
    case .number(let text): add(text + ",")
    case .truth(let truth): add(truth ? "true" : "false")
    case .null: add("null")
    }
  }

  /// The digest of a receipt without its own `seal`, as sixteen hexadecimal digits.
  var seal: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    digest(into: &hash, except: "seal")
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

/// The seal of the text of a receipt, whose own `seal` does not count: sixteen hexadecimal digits.
public func seal(of receipt: [UInt8]) throws(Unreadable) -> String { try StrictJSON.value(of: receipt).seal }
