internal import Diagnostics
internal import Synchronization

/// The examples of an offer, tried on a thread of their own while something is made of the offer; who waits for them helps.
struct ExampleTrial {
  private let thread: WorkThread
  private let work: Work

  /// Begins to try `count` examples; `failures` says of each what comes out otherwise than written.
  init(_ count: Int, _ failures: @escaping @Sendable (Int) -> [Finding]) {
    let work = Work(count, failures)
    self.work = work
    thread = WorkThread { work.others = work.rest() }
  }

  /// What came out otherwise than written, in the order of the examples; to be asked for once.
  consuming func failures() -> [Finding] {
    let own = work.rest()
    thread.join()
    return own.isEmpty && work.others.isEmpty
      ? [] : (own + work.others).sorted { $0.place < $1.place }.flatMap(\.findings)
  }

  /// The examples that nobody has begun with, and what the thread has found.
  private final class Work: @unchecked Sendable {
    /// Written by the thread alone, and read when it has ended.
    var others: [(place: Int, findings: [Finding])] = []
    private let begun = Atomic(0)
    private let count: Int
    private let failures: @Sendable (Int) -> [Finding]

    init(_ count: Int, _ failures: @escaping @Sendable (Int) -> [Finding]) {
      self.count = count
      self.failures = failures
    }

    /// Tries one example after the other until all are begun.
    func rest() -> [(place: Int, findings: [Finding])] {
      var found: [(place: Int, findings: [Finding])] = []
      while true {
        let place = begun.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < count else { return found }
        let findings = failures(place)
        if !findings.isEmpty { found.append((place, findings)) }
      }
    }
  }
}
