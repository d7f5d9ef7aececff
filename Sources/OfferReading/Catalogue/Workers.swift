/// Those who read the files of a folder, and check what was read: one, or several beside each other. What comes of it
/// does not depend on them.
public struct Workers: Sendable {
  /// How many there are.
  let count: Int
  /// Has the numbers from 0 to before `count` worked on, and returns when all are done.
  private let work: @Sendable (_ count: Int, _ part: @Sendable (Int) -> Void) -> Void

  /// What each does before a stretch.
  private let prepare: @Sendable () -> Void

  /// Several workers; `work` has each number from 0 to before `count` worked on by one of them, in any order, and
  /// returns when all are done. Each begins every stretch with `prepare`.
  public init(
    count: Int, prepare: @escaping @Sendable () -> Void = {},
    work: @escaping @Sendable (_ count: Int, _ part: @Sendable (Int) -> Void) -> Void
  ) {
    self.count = max(1, count)
    self.prepare = prepare
    self.work = work
  }

  /// One worker, who does one thing after another.
  public static let one = Workers(count: 1) { count, part in
    for index in 0..<count { part(index) }
  }

  /// So few things are done faster than shared out.
  private static let few = 32
  /// No stretch is longer, so that none of them waits long for the others.
  private static let most = 1024

  /// What `part` makes of stretches of `things`, in their order.
  public func results<Thing: Sendable, Result: Sendable>(
    of things: [Thing], _ part: @escaping @Sendable (ArraySlice<Thing>) -> [Result]
  ) -> [Result] {
    results(of: things, each: {}, { things, _ in part(things) })
  }

  /// The same, where each worker has something of its own for all of its stretches.
  func results<Thing: Sendable, Own, Result: Sendable>(
    of things: [Thing], each own: @escaping @Sendable () -> Own,
    _ part: @escaping @Sendable (ArraySlice<Thing>, Own) -> [Result]
  ) -> [Result] {
    guard count > 1, things.count > Workers.few else { return part(things[...], own()) }
    let parts = max(count, (things.count + Workers.most - 1) / Workers.most)
    let stretches = (0..<parts).map { things.count * $0 / parts..<things.count * ($0 + 1) / parts }
    let done = stretches.map { _ in Done<Result>() }
    work(count) { worker in
      prepare()
      let own = own()
      for index in stride(from: worker, to: parts, by: count) {
        prepare()
        done[index].results = part(things[stretches[index]], own)
      }
    }
    return done.flatMap(\.results)
  }

  /// What one of them has done; written by that one alone, read when all are done.
  private final class Done<Result: Sendable>: @unchecked Sendable {
    var results: [Result] = []
  }
}
