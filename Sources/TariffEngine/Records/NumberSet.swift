internal import Quantities

/// Which numbers have been called from which pool: 8 bytes for each pair in a table that is at most half
/// full, exact for any number of pools.
///
/// A number of E.164 fills 50 bits; the other 14 hold the low end of the pool, and only a file with more than 16,384
/// pools keeps the high end beside them.
struct NumberSet {
  private var keys: [UInt64] = [UInt64](repeating: 0, count: 1024)
  private var highs: [UInt32] = []
  private var count = 0
  private var shift: UInt64 = 54

  /// The largest number that fits.
  static let most: Int64 = (1 << 50) - 2

  /// The place in the table for a pair that is not there yet; -1 for one that is.
  @inline(__always)
  func find(_ number: Int64, _ pool: Int) -> Int {
    let key = (UInt64(truncatingIfNeeded: number) << 14 | UInt64(pool & 0x3FFF)) &+ 1
    let high = UInt32(truncatingIfNeeded: pool >> 14)
    var place = Int(truncatingIfNeeded: ((key &+ UInt64(high)) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while true {
      let there = keys[place]
      if there == 0 { return place }
      if there == key, highs.isEmpty ? high == 0 : highs[place] == high { return -1 }
      place = (place + 1) & (keys.count - 1)
    }
  }

  /// Adds a pair that `find` did not know.
  mutating func add(_ number: Int64, _ pool: Int, at place: Int) {
    let high = UInt32(truncatingIfNeeded: pool >> 14)
    if high != 0, highs.isEmpty { highs = [UInt32](repeating: 0, count: keys.count) }
    keys[place] = (UInt64(truncatingIfNeeded: number) << 14 | UInt64(pool & 0x3FFF)) &+ 1
    if !highs.isEmpty { highs[place] = high }
    count += 1
    if count > keys.count / 2 { grow() }
  }

  private mutating func grow() {
    let (oldKeys, oldHighs) = (keys, highs)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    if !oldHighs.isEmpty { highs = [UInt32](repeating: 0, count: keys.count) }
    shift -= 1
    for index in oldKeys.indices where oldKeys[index] != 0 {
      let high = oldHighs.isEmpty ? 0 : oldHighs[index]
      var place = Int(
        truncatingIfNeeded: ((oldKeys[index] &+ UInt64(high)) &* 0x9E37_79B9_7F4A_7C15) >> shift)
      while keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
      keys[place] = oldKeys[index]
      if !oldHighs.isEmpty { highs[place] = high }
    }
  }
}
