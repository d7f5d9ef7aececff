/// Bytes to be written, in memory that is kept from batch to batch.
struct OutputBuffer {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  /// Forgets what was written.
  mutating func clear() { count = 0 }

  /// Makes room and gives the place to write at; `advance` says how much was written.
  mutating func withRoom(for more: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    if count + more > bytes.count {
      bytes += [UInt8](repeating: 0, count: max(more, bytes.count / 2, 4096))
    }
    let from = count
    count += bytes.withUnsafeMutableBufferPointer { $0.baseAddress.map { write($0 + from) } ?? 0 }
  }

  mutating func append(_ text: String) { append(Array(text.utf8)) }

  mutating func append(_ more: [UInt8]) {
    withRoom(for: more.count) { place in
      more.withUnsafeBufferPointer {
        if let start = $0.baseAddress { place.update(from: start, count: $0.count) }
      }
      return more.count
    }
  }

  /// What was written.
  func withBytes<Result>(_ use: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBytes { try use(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Writes a whole number in digits and gives the place after it.
  @inline(__always)
  func put(_ number: Int64) -> UnsafeMutablePointer<UInt8> {
    var at = self
    var rest = number.magnitude
    if number < 0 {
      at.pointee = UInt8(ascii: "-")
      at += 1
    }
    var digits = 1
    var bound: UInt64 = 10
    while rest >= bound {
      digits += 1
      guard digits < 20 else { break }
      bound *= 10
    }
    var place = at + digits
    while rest >= 10 {
      place -= 2
      place.put(pair: Int(truncatingIfNeeded: rest % 100))
      rest /= 100
    }
    if place > at { at.pointee = 48 + UInt8(truncatingIfNeeded: rest) }
    return at + digits
  }

  /// Writes two digits; a step of two halves the divisions of a long number.
  @inline(__always)
  private func put(pair: Int) {
    let pairs: StaticString = """
      00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657\
      585960616263646566676869707172737475767778798081828384858687888990919293949596979899
      """
    self[0] = pairs.utf8Start[2 * pair]
    self[1] = pairs.utf8Start[2 * pair + 1]
  }

  /// Writes an amount with its decimals.
  @inline(__always)
  func put(_ amount: Int64, decimals: Int) -> UnsafeMutablePointer<UInt8> {
    guard decimals > 0 else { return put(amount) }
    if decimals == 2, amount >= 0 {
      let at = put(amount / 100).put(byte: UInt8(ascii: "."))
      at.put(pair: Int(truncatingIfNeeded: amount % 100))
      return at + 2
    }
    var at = self
    var rest = amount.magnitude
    if amount < 0 {
      at.pointee = UInt8(ascii: "-")
      at += 1
    }
    var digits = decimals + 1
    var bound: UInt64 = 1
    for _ in 0...decimals { bound *= 10 }
    while rest >= bound {
      digits += 1
      guard digits < 20 else { break }
      bound *= 10
    }
    // The point stands before the last decimals.
    var place = at + digits + 1
    for position in 0...digits {
      place -= 1
      if position == decimals {
        place.pointee = UInt8(ascii: ".")
      } else {
        place.pointee = 48 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
    }
    return at + digits + 1
  }

  /// Writes bytes and gives the place after them.
  @inline(__always)
  func put(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    guard let start = bytes.baseAddress else { return self }
    update(from: start, count: bytes.count)
    return self + bytes.count
  }

  /// Writes one byte and gives the place after it.
  @inline(__always)
  func put(byte: UInt8) -> UnsafeMutablePointer<UInt8> {
    pointee = byte
    return self + 1
  }
}
