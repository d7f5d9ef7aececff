/// Those who read the files of a folder, and check what was read: one, or several beside each other. What comes of it
/// does not depend on them.
public struct Workers: Sendable {
  /// How many there are.
  let count: Int
  /// Has the numbers from 0 to before `count` worked on, and returns when all are done.
  private let work: @Sendable (_ count: Int, _ part: @Sendable (Int) -> Void) -> Void

  /// Several workers; `work` has each number from 0 to before `count` worked on by one of them, in any order, and
  /// returns when all are done.
  public init(count: Int, work: @escaping @Sendable (_ count: Int, _ part: @Sendable (Int) -> Void) -> Void) {
    self.count = max(1, count)
    self.work = work
  }

  /// One worker, who does one thing after another.
  public static let one = Workers(count: 1) { count, part in
    for index in 0..<count { part(index) }
  }

  /// So few things are done faster than shared out.
  private static let few = 32

  /// What `part` makes of stretches of `things`, in their order.
  public func results<Thing: Sendable, Result: Sendable>(
    of things: [Thing], _ part: @escaping @Sendable (ArraySlice<Thing>) -> [Result]
  ) -> [Result] {
    guard count > 1, things.count > Workers.few else { return part(things[...]) }
    let stretches = (0..<count).map { things.count * $0 / count..<things.count * ($0 + 1) / count }
    let done = stretches.map { _ in Done<Result>() }
    work(count) { index in done[index].results = part(things[stretches[index]]) }
    return done.flatMap(\.results)
  }

  /// What one of them has done; written by that one alone, read when all are done.
  private final class Done<Result: Sendable>: @unchecked Sendable {
    var results: [Result] = []
  }
}
