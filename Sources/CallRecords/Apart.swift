/// A value that two threads change in turn, away from everything else in memory: what lies beside it would be fetched anew
/// by one processor whenever the other has changed it, record by record.
final class Apart<Value> {
  /// Where it is. Changed in its place: a copy of a table would be a copy of all it holds.
  let place: UnsafeMutablePointer<Value>
  /// Processors fetch memory in lines of 64 bytes, mostly two at a time.
  private static var lines: Int { 128 }

  init(_ value: Value) {
    let whole = (MemoryLayout<Value>.size + Apart.lines - 1) / Apart.lines * Apart.lines
    place = UnsafeMutableRawPointer.allocate(byteCount: whole, alignment: Apart.lines).bindMemory(
      to: Value.self, capacity: 1)
    place.initialize(to: value)
  }

  deinit {
    place.deinitialize(count: 1)
    UnsafeMutableRawPointer(place).deallocate()
  }
}
