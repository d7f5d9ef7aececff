public import Offers

/// Where calls go by their number: the longest beginning decides, and a number dialled as it stands means only itself.
public struct NumberTable: Sendable {
  private let beginnings: DigitTrie
  /// Numbers that are dialled as they stand: `112`.
  private let short: [Int64: Int]
  /// Where other short numbers go; -1 for nowhere known.
  private let otherShort: Int
  /// How numbers are dialled where calls start from; nothing for files of E.164 alone.
  let home: HomeDialling?

  /// A table; destinations are positions among those of the rater.
  public init(
    _ beginnings: DigitTrie = DigitTrie(), short: [Int64: Int] = [:], otherShort: Int = -1, home: HomeDialling? = nil
  ) {
    self.beginnings = beginnings
    self.short = short
    self.otherShort = otherShort
    self.home = home
  }

  /// The destination of digits that begin with a country code; -1 for none.
  @inline(__always)
  func find(_ digits: UnsafeBufferPointer<UInt8>) -> Int32 {
    Int32(truncatingIfNeeded: beginnings.value(of: digits))
  }

  /// The destination of a number that is dialled as it stands; -1 for none.
  func find(short number: Int64) -> Int32 { Int32(truncatingIfNeeded: short[number] ?? otherShort) }
}
