internal import Quantities
internal import TariffEngine

/// A stretch of a file of profiles, and what is to be written and reported for it.
public final class ProfileBatch: @unchecked Sendable {
  /// A customer of the block that is at work.
  struct Row {
    /// The line, from the first of the batch.
    var line = 0
    /// Where the customer's name begins, and how long it is.
    var id = 0
    var idLength = 0
    /// What the customer has: a position among `ProfileMemory.held`.
    var holding = 0
  }
  let text: RecordBatch
  /// How far the text is read, and how many lines that is.
  var at = 0
  var lines = 0
  var rows: [Row] = []
  let block: UsageBlock
  /// Names of customers that stand nowhere as they are to be written, by row.
  var names: [Int: [UInt8]] = [:]
  /// Usage that is no whole number of seconds or kilobytes, by row and line.
  var fractions: [Int: [ProfileUsage]] = [:]
  let memory: ProfileMemory
  var output = OutputBuffer()
  var findings: [ProfileFinding] = []
  /// Why the world beyond stopped.
  var fault: (any Error)?

  init(capacity: Int, schema: ProfileSchema) {
    text = RecordBatch(capacity: capacity)
    block = UsageBlock(lines: schema.forms.count)
    memory = ProfileMemory()
    rows.reserveCapacity(UsageBlock.capacity)
  }

  /// Forgets what it held.
  func clear() {
    (at, lines, text.lines) = (0, 0, 0)
    output.clear()
    findings.removeAll(keepingCapacity: true)
  }

  /// The usage of a customer, line by line.
  func usage(_ row: Int, _ schema: ProfileSchema) -> [ProfileUsage] {
    if let known = fractions[row] { return known }
    return schema.forms.indices.map { line in
      ProfileUsage(
        calls: schema.forms[line] == .sum ? nil : block.calls(line)[row], length: Rational(block.lengths(line)[row]))
    }
  }
}

/// What a thread remembers of customers who have the same: their plans, and the room to price them.
final class ProfileMemory {
  /// So many different holdings are kept, whatever the file's size.
  static let most = 4096
  private(set) var held: [ProfilePlans?] = []
  private var positions: [[UInt8]: Int] = [:]
  private var last: (key: [UInt8], position: Int)?
  let measure = UsageMeasure()
  var active = [UInt16](repeating: 0, count: UsageBlock.capacity)
  /// The cheapest plan so far, by row: its position and what it is ranked by.
  let best = UnsafeMutablePointer<Int>.allocate(capacity: UsageBlock.capacity)
  let least = UnsafeMutablePointer<Int64>.allocate(capacity: UsageBlock.capacity)
  /// What the usage of a month comes to under it; below 0 where the bills were asked.
  let units = UnsafeMutablePointer<Int64>.allocate(capacity: UsageBlock.capacity)
  var totals = [ProfileTotal?](repeating: nil, count: UsageBlock.capacity)
  /// Plans that might be cheaper, by row.
  var unsure: [Int: [(plan: Int, least: Int64)]] = [:]

  deinit {
    best.deallocate()
    least.deallocate()
    units.deallocate()
  }

  /// Makes room before a block, when there is too much to remember.
  func tidy() {
    guard held.count > ProfileMemory.most else { return }
    held.removeAll()
    positions.removeAll()
    last = nil
  }

  /// The position of what a customer has, found or made.
  func position(_ key: [UInt8], _ make: () -> ProfilePlans?) -> Int {
    if let last, last.key == key { return last.position }
    if let known = positions[key] {
      last = (key, known)
      return known
    }
    held.append(make())
    positions[key] = held.count - 1
    last = (key, held.count - 1)
    return held.count - 1
  }
}
