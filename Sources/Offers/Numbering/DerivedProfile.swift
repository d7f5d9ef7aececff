internal import Diagnostics

/// A usage profile made from recorded calls, and what of them it cannot say.
///
/// Calls of one line to one place are a group. A profile keeps their number, their seconds, and how many numbers they
/// were the first to reach; it loses which call came when and, unless each length is a group of its own, how long each
/// lasted. Where every call of a group has the same length nothing of its length is lost.
public struct DerivedProfile: Sendable {
  /// A recorded call, in the terms of a profile.
  public struct Call: Sendable {
    /// The calling number, or whatever names the line.
    public var line: Int64
    /// The number called.
    public var number: Int64
    /// Where that is.
    public var place: NumberPlace
    /// How long it lasted; zero for a call that nobody answered.
    public var seconds: Int64
    /// Forwarded to an outside number.
    public var isForwarded: Bool

    /// A call.
    public init(line: Int64, number: Int64, place: NumberPlace, seconds: Int64, isForwarded: Bool = false) {
      self.line = line
      self.number = number
      self.place = place
      self.seconds = seconds
      self.isForwarded = isForwarded
    }
  }

  /// Whose calls a line of the profile counts.
  public enum Holder: String, Sendable, CaseIterable {
    /// A user.
    case user
    /// A line.
    case line
    /// A channel.
    case channel
  }

  fileprivate struct Key: Hashable {
    let line: Int64
    let place: NumberPlace
    let isForwarded: Bool
    /// Zero where calls of any length share a group.
    let seconds: Int64
  }

  fileprivate struct Group {
    let key: Key
    var calls: Int64 = 0
    var seconds: Int64 = 0
    var shortest = Int64.max
    var longest: Int64 = 0
    var reached: Int64 = 0
  }

  private struct Reach: Hashable {
    let line: Int64
    let number: Int64
  }

  private let holder: Holder
  /// Whether each caller's calls are told apart.
  private let isAttributed: Bool
  private let keepsLengths: Bool
  private var groups: [Group] = []
  private var positions: [Key: Int] = [:]
  private var lines: Set<Int64> = []
  private var reached: Set<Reach> = []
  private var firstCaller: [Int64: Int64] = [:]
  private var shared: Set<Int64> = []
  private var unanswered: Int64 = 0
  /// Calls counted, those that nobody answered apart.
  public private(set) var calls: Int64 = 0

  /// A profile of no calls; `by` says what each calling number is, `isAttributed` whether their calls are told apart,
  /// `keepsLengths` whether each length is a group.
  public init(by holder: Holder, isAttributed: Bool = true, keepsLengths: Bool = false) {
    self.holder = holder
    self.isAttributed = isAttributed
    self.keepsLengths = keepsLengths
  }

  /// Adds a call, in the order recorded.
  public mutating func add(_ call: Call) {
    lines.insert(call.line)
    guard call.seconds > 0 else {
      unanswered += 1
      return
    }
    calls += 1
    let line = isAttributed ? call.line : 0
    let key = Key(
      line: line, place: call.place, isForwarded: call.isForwarded, seconds: keepsLengths ? call.seconds : 0)
    let at = positions[key] ?? groups.count
    if at == groups.count {
      positions[key] = at
      groups.append(Group(key: key))
    }
    groups[at].calls += 1
    groups[at].seconds += call.seconds
    groups[at].shortest = min(groups[at].shortest, call.seconds)
    groups[at].longest = max(groups[at].longest, call.seconds)
    if reached.insert(Reach(line: line, number: call.number)).inserted { groups[at].reached += 1 }
    if let first = firstCaller[call.number] {
      if first != call.line { shared.insert(call.number) }
    } else {
      firstCaller[call.number] = call.line
    }
  }

  /// The profile as a file of the offer language, what was lost in comments; `about` says of which calls it is made.
  public func text(id: String, title: String, about: [String]) -> String {
    let order = lines.sorted()
    let names = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0 + 1) })
    let sorted = groups.indices.sorted { (groups[$0].key.line, $0) < (groups[$1].key.line, $1) }.map { groups[$0] }
    var text = (about + losses(sorted)).map { "# \($0)\n" }.joined()
    text += "profile: \(id)\ntitle: \"\(title)\"\nlanguage: en\n\(holder.rawValue)s: \(order.count)\n"
    if !sorted.isEmpty { text += "calls:\n" }
    for group in sorted {
      for line in group.lines { text += "  - \(line)\(owner(group.key.line, names))\n" }
    }
    return text
  }

  private func owner(_ line: Int64, _ names: [Int64: Int]) -> String {
    guard isAttributed, let name = names[line] else { return "" }
    return " by \(holder.rawValue) \(name)"
  }

  /// What the profile cannot say of these calls; each a line of comment.
  private func losses(_ groups: [Group]) -> [String] {
    var lost: [String] = []
    // Two lengths a second apart are what a group is written with.
    let uneven = groups.filter { $0.longest - $0.shortest > 1 }
    if let longest = uneven.map(\.longest).max() {
      let calls = uneven.reduce(0) { $0 + $1.calls }
      lost.append(
        "Lost: the lengths of \(Self.count(calls, "call")), of which only number and sum are kept. Steps, least prices and"
      )
      lost.append("  limits for a call may price otherwise; the longest lasted \(Self.clock(longest)).")
    } else if !groups.isEmpty {
      lost.append("Kept: the length of every call.")
    }
    if groups.count > 1 {
      lost.append("Lost: which call came before which, where a limit is used up by several lines of calls.")
    }
    if !isAttributed, lines.count > 1 {
      lost.append("Lost: which of \(lines.count) callers a call belongs to; limits for each of them cannot be told.")
    } else if !shared.isEmpty {
      lost.append(
        "Lost: \(Self.count(Int64(shared.count), "number")) called by several callers; a limit for all callers together"
      )
      lost.append("  counts a number once, the profile once for each of them.")
    }
    if unanswered > 0 { lost.append("Left out: \(Self.count(unanswered, "call")) of 0 seconds.") }
    for kind in [NumberKind.either, .unknown] {
      let calls = groups.filter { $0.key.place.kind == kind }
      guard !calls.isEmpty else { continue }
      let codes = Set(calls.compactMap(\.key.place.territory?.code)).sorted().joined(separator: ", ")
      let count = calls.reduce(0) { $0 + $1.calls }
      let taken = kind == .either ? "taken as fixed" : "covered where both are"
      lost.append(
        "Assumed: \(Self.count(count, "call")) to numbers that tell neither fixed nor mobile (\(codes)): \(taken).")
    }
    return lost
  }

  private static func count(_ number: Int64, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }

  /// `2:05`, `1:00:00`.
  static func clock(_ seconds: Int64) -> String {
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (minutes, rest) = (seconds / 60, seconds % 60)
    return minutes < 60 ? "\(minutes):\(two(rest))" : "\(minutes / 60):\(two(minutes % 60)):\(two(rest))"
  }
}

extension DerivedProfile.Group {
  /// `48 × 2:05 to mobile FR reaching 3 correspondents`; two lines where calls of whole seconds do not share a mean, so
  /// that both the number of calls and their seconds are kept.
  fileprivate var lines: [String] {
    let mean = seconds / calls
    let longer = seconds % calls
    let first = calls - longer
    let to = key.place.destination.written
    let forwarded = key.isForwarded ? " forwarded" : ""
    func line(_ count: Int64, _ length: Int64, _ reached: Int64) -> String {
      "\(count) × \(DerivedProfile.clock(length)) to \(to)\(forwarded) reaching \(reached) correspondents"
    }
    let early = min(first, reached)
    var lines = [line(first, mean, early)]
    if longer > 0 { lines.append(line(longer, mean + 1, reached - early)) }
    return lines
  }
}
