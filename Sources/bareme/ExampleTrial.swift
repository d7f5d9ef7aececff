internal import Diagnostics

/// The examples of an offer, tried on a thread of their own while something is made of the offer.
struct ExampleTrial {
  private let thread: WorkThread
  private let tried = Tried()

  /// Begins to try them; `failures` says what comes out otherwise than written.
  init(_ failures: @escaping @Sendable () -> [Finding]) {
    let tried = tried
    thread = WorkThread { tried.failures = failures() }
  }

  /// What came out otherwise than written, once all are tried; to be asked for once.
  consuming func failures() -> [Finding] {
    thread.join()
    return tried.failures
  }

  /// Written by the thread alone, and read when it has ended.
  private final class Tried: @unchecked Sendable {
    var failures: [Finding] = []
  }
}
