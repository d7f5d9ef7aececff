/// The lines of a file in the order in which they are met, found by their numbers.
struct LineTable {
  /// The number of each line.
  private(set) var numbers: [Int64] = []
  private struct Slot {
    var number: Int64
    var position: Int
  }
  private static let free = Slot(number: -1, position: 0)
  private var slots = [Slot](repeating: free, count: 1024)
  private var shift: UInt64 = 54

  /// The position of a line, counted from 0; a new number is a new line.
  @inline(__always)
  mutating func position(of number: Int64) -> Int {
    var place = slot(number)
    while slots[place].number != number {
      if slots[place].number < 0 { return add(number) }
      place = (place + 1) & (slots.count - 1)
    }
    return slots[place].position
  }

  private func slot(_ number: Int64) -> Int {
    Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private mutating func add(_ number: Int64) -> Int {
    numbers.append(number)
    if numbers.count > slots.count / 2 {
      slots = [Slot](repeating: LineTable.free, count: slots.count * 2)
      shift -= 1
      for (index, known) in numbers.enumerated() { place(known, index) }
    } else {
      place(number, numbers.count - 1)
    }
    return numbers.count - 1
  }

  private mutating func place(_ number: Int64, _ index: Int) {
    var place = slot(number)
    while slots[place].number >= 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = Slot(number: number, position: index)
  }
}
