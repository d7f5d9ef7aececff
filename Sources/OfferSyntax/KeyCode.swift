/// A key in one machine word: its length and seven of its bytes.
///
/// Two keys of one construct of the language never have the same code (a test sees to it), so that a reader that asks
/// for thirty keys of every row compares numbers. Keys that are not of the language may share one: what a key is has
/// to be looked up by its text once.
public struct KeyCode: Sendable, Hashable, ExpressibleByStringLiteral {
  /// Length, then the first three bytes, the middle one and the last three; up to seven bytes, all of them.
  public let bits: UInt64

  /// The code of a key of the language; worked out by the compiler.
  @inlinable @inline(__always)
  public init(stringLiteral key: StaticString) {
    self.init(key.utf8Start, count: key.utf8CodeUnitCount)
  }

  /// The code of any key.
  public init(_ key: String) {
    var key = key
    self = key.withUTF8 { bytes in bytes.baseAddress.map { KeyCode($0, count: bytes.count) } ?? KeyCode(bits: 0) }
  }

  /// One of 64 bits, which few keys of one mapping share.
  @inlinable public var mark: UInt64 { 1 << ((bits &* 0x9E37_79B9_7F4A_7C15) >> 58) }

  /// Whether it holds all bytes of its key, so that a key of the same code is the same.
  @inlinable public var isWhole: Bool { bits >> 56 <= 7 }

  @usableFromInline
  init(bits: UInt64) { self.bits = bits }

  /// The code of `count` bytes; none are read where there are none.
  @inlinable @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, count: Int) {
    guard count > 0 else {
      bits = 0
      return
    }
    let last = count - 1
    let head = UInt64(bytes[0]) | UInt64(bytes[min(1, last)]) << 8 | UInt64(bytes[min(2, last)]) << 16
    let tail = UInt64(bytes[max(0, last - 2)]) << 32 | UInt64(bytes[max(0, last - 1)]) << 40 | UInt64(bytes[last]) << 48
    bits = UInt64(UInt8(clamping: count)) << 56 | tail | UInt64(bytes[count / 2]) << 24 | head
  }
}
