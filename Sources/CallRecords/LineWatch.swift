internal import TariffEngine

/// Looks at each record beside the last ones of its line: is it in order, is it there already, can it be true?
struct LineWatch {
  /// The last moment at which calls of a line began, and the first of them.
  private struct Line {
    var start: Int64
    var correspondent: Int64
    var seconds: Int64
    /// Whether more calls began together with it; `together` has them.
    var isOneOfSeveral: Bool
  }
  private struct Together: Equatable {
    var line: Int
    var start: Int64
    var correspondent: Int64
    var seconds: Int64
  }

  /// How many calls a line may hold at once.
  let parallel: Int
  /// Whether records have to be in order for all lines together, since a limit is shared.
  let isOrderShared: Bool
  private var lines: [Line] = []
  private var latestOfAll = Int64.min
  private var together: [Together] = []
  /// The ends of the calls that may still run, `parallel` for each line.
  private var ends: [Int64] = []

  init(parallel: Int, isOrderShared: Bool) {
    self.parallel = parallel
    self.isOrderShared = isOrderShared
  }

  /// What is wrong with a record beside those above it.
  @inline(__always)
  mutating func check(_ call: CallRecord, _ line: Int) -> RecordFault? {
    if line >= lines.count { open(line) }
    if call.start <= lines[line].start || isOrderShared {
      if let fault = checkOrder(call, line) { return fault }
    } else {
      lines[line] = Line(
        start: call.start, correspondent: call.correspondent, seconds: call.seconds,
        isOneOfSeveral: false)
    }
    return parallel > 0 && isCrowded(call, line) ? .overlap : nil
  }

  private mutating func open(_ line: Int) {
    lines.append(Line(start: .min, correspondent: 0, seconds: 0, isOneOfSeveral: false))
    ends += [Int64](repeating: .min, count: parallel)
  }

  /// A record that does not simply come after the last one of its line.
  private mutating func checkOrder(_ call: CallRecord, _ line: Int) -> RecordFault? {
    let known = lines[line]
    let own = Together(
      line: line, start: call.start, correspondent: call.correspondent, seconds: call.seconds)
    if known.start == call.start {
      if known.correspondent == call.correspondent, known.seconds == call.seconds {
        return .duplicate
      }
      if known.isOneOfSeveral, together.contains(own) { return .duplicate }
    }
    guard call.start >= (isOrderShared ? latestOfAll : known.start) else { return .outOfOrder }
    latestOfAll = call.start
    if known.start == call.start {
      // Those of other moments are of no use any more.
      together.removeAll { $0.start != lines[$0.line].start }
      together.append(own)
      lines[line].isOneOfSeveral = true
    } else {
      lines[line] = Line(
        start: call.start, correspondent: call.correspondent, seconds: call.seconds,
        isOneOfSeveral: false)
    }
    return nil
  }

  /// Whether as many calls as the line can hold are running already.
  private mutating func isCrowded(_ call: CallRecord, _ line: Int) -> Bool {
    guard call.seconds > 0, !call.isForwarded else { return false }
    var soonest = line * parallel
    for index in line * parallel..<(line + 1) * parallel where ends[index] < ends[soonest] {
      soonest = index
    }
    let isCrowded = ends[soonest] > call.start
    ends[soonest] = max(ends[soonest], call.start + call.seconds)
    return isCrowded
  }
}
