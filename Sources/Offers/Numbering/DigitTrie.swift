/// Beginnings of telephone numbers, each with a value; the longest beginning of a number decides.
///
/// `331` and `3317` in one table: `33170…` has the value of `3317`, `33140…` that of `331`. A search reads the digits once
/// and allocates nothing.
public struct DigitTrie: Sendable {
  /// Ten places for each node, one for each digit: the node that follows, or 0.
  @usableFromInline internal var following: [Int32]
  /// The value of each node; -1 where none ends.
  @usableFromInline internal var values: [Int32]

  /// An empty table.
  public init() {
    following = Array(repeating: 0, count: 10)
    values = [-1]
  }

  /// Adds a beginning, or gives it another value; what is not made of ASCII digits is passed over.
  public mutating func insert(_ digits: some Sequence<UInt8>, _ value: Int) {
    guard let node = node(digits) else { return }
    values[node] = Int32(value)
  }

  /// The value of the longest beginning, read up to the first byte that is no ASCII digit; -1 where there is none.
  @inlinable
  public func value(of digits: some Sequence<UInt8>) -> Int {
    var node = 0
    var found = values[0]
    for byte in digits {
      let digit = Int(byte) &- 48
      guard digit >= 0, digit < 10 else { break }
      node = Int(following[node &* 10 &+ digit])
      if node == 0 { break }
      if values[node] >= 0 { found = values[node] }
    }
    return Int(found)
  }

  /// The values of all numbers that may follow a beginning: its own, and those of longer beginnings.
  public func values(below digits: some Sequence<UInt8>) -> Set<Int> {
    var found: Set<Int> = []
    let bytes = Array(digits)
    let own = value(of: bytes)
    if own >= 0 { found.insert(own) }
    guard let node = existingNode(bytes) else { return found }
    collect(node, into: &found)
    return found
  }

  /// Gives all numbers that begin alike another value, made from the one they have; -1 stands for none.
  public mutating func overlay(_ digits: some Sequence<UInt8>, _ change: (Int) -> Int) {
    let bytes = Array(digits)
    let own = value(of: bytes)
    guard let top = node(bytes) else { return }
    replace(below: top, change)
    values[top] = Int32(change(own))
  }

  private mutating func replace(below node: Int, _ change: (Int) -> Int) {
    for digit in 0..<10 {
      let next = Int(following[node * 10 + digit])
      guard next != 0 else { continue }
      if values[next] >= 0 { values[next] = Int32(change(Int(values[next]))) }
      replace(below: next, change)
    }
  }

  private func collect(_ node: Int, into found: inout Set<Int>) {
    if values[node] >= 0 { found.insert(Int(values[node])) }
    for digit in 0..<10 where following[node * 10 + digit] != 0 {
      collect(Int(following[node * 10 + digit]), into: &found)
    }
  }

  /// The node of a beginning, made where there is none; nothing for bytes that are no digits.
  private mutating func node(_ digits: some Sequence<UInt8>) -> Int? {
    var node = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      let place = node * 10 + Int(byte - 0x30)
      if following[place] == 0 {
        following[place] = Int32(values.count)
        values.append(-1)
        following.append(contentsOf: repeatElement(0, count: 10))
      }
      node = Int(following[place])
    }
    return node
  }

  private func existingNode(_ digits: [UInt8]) -> Int? {
    var node = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      node = Int(following[node * 10 + Int(byte - 0x30)])
      if node == 0 { return nil }
    }
    return node
  }
}
