/// The usage of some hundred customers, line by line: what the integer prices of a plan are reckoned for at once.
public final class UsageBlock {
  /// How many customers fit.
  @inlinable public static var capacity: Int { 512 }
  /// How many lines of usage each has.
  public let lines: Int
  @usableFromInline let cells: UnsafeMutablePointer<Int64>

  /// Room for customers with so many lines of usage.
  public init(lines: Int) {
    self.lines = lines
    cells = .allocate(capacity: max(1, lines) * 2 * UsageBlock.capacity)
    cells.initialize(repeating: 0, count: max(1, lines) * 2 * UsageBlock.capacity)
  }

  deinit { cells.deallocate() }

  /// How many calls or messages each customer has of a line; 0 where only a sum is known.
  @inlinable
  public func calls(_ line: Int) -> UnsafeMutablePointer<Int64> { cells + line * 2 * UsageBlock.capacity }

  /// Seconds, messages or kilobytes of a line, customer by customer.
  @inlinable
  public func lengths(_ line: Int) -> UnsafeMutablePointer<Int64> { cells + (line * 2 + 1) * UsageBlock.capacity }
}

/// What the prices of one plan make of a block: where it writes, and what it needs meanwhile.
public final class UsageMeasure {
  /// What a customer's usage of a month comes to, in the units of the plan.
  public let units: UnsafeMutablePointer<Int64>
  /// What the plan then comes to over its months, where that was asked for.
  public let totals: UnsafeMutablePointer<Int64>
  /// Above 0 where only the full engine can price the usage.
  public let doubts: UnsafeMutablePointer<UInt8>
  private var more: UnsafeMutablePointer<Int64>
  private var columns = 0

  /// Room for one block.
  public init() {
    units = .allocate(capacity: UsageBlock.capacity)
    units.initialize(repeating: 0, count: UsageBlock.capacity)
    totals = .allocate(capacity: UsageBlock.capacity)
    totals.initialize(repeating: 0, count: UsageBlock.capacity)
    doubts = .allocate(capacity: UsageBlock.capacity)
    doubts.initialize(repeating: 0, count: UsageBlock.capacity)
    more = .allocate(capacity: 1)
  }

  deinit {
    units.deallocate()
    totals.deallocate()
    doubts.deallocate()
    more.deallocate()
  }

  /// Makes room for columns beside the result.
  func reserve(_ wanted: Int) {
    guard wanted > columns else { return }
    more.deallocate()
    columns = wanted
    more = .allocate(capacity: wanted * UsageBlock.capacity)
    more.initialize(repeating: 0, count: wanted * UsageBlock.capacity)
  }

  /// One of those columns.
  func column(_ position: Int) -> UnsafeMutablePointer<Int64> { more + position * UsageBlock.capacity }
}
