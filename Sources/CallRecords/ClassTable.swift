/// The destinations that a file names itself, by class: `mob_fr`.
public struct ClassTable: Sendable {
  /// Open addressing by the first eight bytes; longer names are compared in full.
  private var keys: [UInt64] = []
  private var entries: [Int32] = []
  private var names: [[UInt8]] = []
  private var destinations: [Int32] = []

  /// Classes and their destinations.
  public init(_ classes: [(name: String, destination: Int)]) {
    for entry in classes {
      names.append(Array(entry.name.utf8))
      destinations.append(Int32(entry.destination))
    }
    var size = 64
    while size < names.count * 4 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    entries = [Int32](repeating: -1, count: size)
    for (index, name) in names.enumerated() {
      var place = slot(ClassTable.key(name))
      while entries[place] >= 0, names[Int(entries[place])] != name {
        place = (place + 1) & (size - 1)
      }
      keys[place] = ClassTable.key(name)
      entries[place] = Int32(index)
    }
  }

  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (keys.count - 1)
  }

  private static func key(_ name: [UInt8]) -> UInt64 {
    var key: UInt64 = 0
    for (position, byte) in name.prefix(8).enumerated() {
      key |= UInt64(byte) << UInt64(8 * position)
    }
    return key
  }

  /// The destination of a class; -1 for none. Eight bytes from the name's start must be readable.
  @inline(__always)
  func find(_ name: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    var key = UInt64(littleEndian: UnsafeRawPointer(name).loadUnaligned(as: UInt64.self))
    if count < 8 { key &= (1 << UInt64(8 * count)) - 1 }
    var place = slot(key)
    while entries[place] >= 0 {
      if keys[place] == key {
        let index = Int(entries[place])
        if names[index].count == count, count <= 8 || isSame(names[index], name) {
          return destinations[index]
        }
      }
      place = (place + 1) & (keys.count - 1)
    }
    return -1
  }

  private func isSame(_ known: [UInt8], _ name: UnsafePointer<UInt8>) -> Bool {
    known.indices.allSatisfy { known[$0] == name[$0] }
  }
}
