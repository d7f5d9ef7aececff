internal import CallRecords

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that is worked through in batches: `fill`, `rate` and `deliver` follow the order of the file, `parse` and
/// `format` may happen beside anything.
protocol BatchRun: AnyObject, Sendable {
  associatedtype Batch
  func batch() -> Batch
  func fill(_ batch: Batch) throws -> Bool
  func parse(_ batch: Batch)
  func rate(_ batch: Batch) throws
  func format(_ batch: Batch)
  func deliver(_ batch: Batch) throws
}

extension RatingRun: BatchRun {
  func batch() -> RecordBatch { RecordBatch(capacity: RatingRun.usualBatch) }
}

/// Two threads that share a run: each takes the next batch, reads it beside the other, and waits for its turn wherever
/// the order of the file matters. So the bytes are those of one thread.
final class BatchThreads<Run: BatchRun>: @unchecked Sendable {
  private let run: Run
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Batches filled, rated and delivered so far.
  private var filled = 0
  private var rated = 0
  private var delivered = 0
  private var isFilling = false
  private var isAtEnd = false
  private var fault: (any Error)?

  init(_ run: Run) {
    self.run = run
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  /// Works through the whole file, on one thread or two.
  func run(threads: Int) throws {
    var second = pthread_t()
    let shared = Unmanaged.passRetained(AnyWork(work: work))
    let isStarted = threads > 1 && AnyWork.start(&second, shared.toOpaque())
    work()
    if isStarted { pthread_join(second, nil) }
    shared.release()
    if let fault { throw fault }
  }

  private func work() {
    let batch = run.batch()
    do {
      while let turn = try fill(batch) {
        run.parse(batch)
        guard wait(until: { self.rated == turn }) else { return }
        try run.rate(batch)
        change { rated += 1 }
        run.format(batch)
        guard wait(until: { self.delivered == turn }) else { return }
        try run.deliver(batch)
        change { delivered += 1 }
      }
    } catch {
      change { if fault == nil { fault = error } }
    }
  }

  /// Fills the next batch and says which it is; nothing at the end.
  private func fill(_ batch: Run.Batch) throws -> Int? {
    let isFree = wait {
      guard !self.isFilling else { return false }
      self.isFilling = true
      return true
    }
    guard isFree else { return nil }
    var turn: Int?
    defer { change { isFilling = false } }
    guard !isAtEnd else { return nil }
    if try run.fill(batch) {
      turn = filled
      filled += 1
    } else {
      isAtEnd = true
    }
    return turn
  }

  /// Waits for a turn; false when the other thread failed.
  private func wait(until isTurn: () -> Bool) -> Bool {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while fault == nil, !isTurn() { pthread_cond_wait(changed, lock) }
    return fault == nil
  }

  private func change(_ turns: () -> Void) {
    pthread_mutex_lock(lock)
    turns()
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(lock)
  }
}

/// What a thread does, without the type of its run: a function of the system takes no generic one.
private final class AnyWork: Sendable {
  private let work: @Sendable () -> Void

  init(work: @escaping @Sendable () -> Void) { self.work = work }

  static func start(_ thread: inout pthread_t, _ context: UnsafeMutableRawPointer) -> Bool {
    pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<AnyWork>.fromOpaque(context).takeUnretainedValue().work() }
        return nil
      }, context) == 0
  }
}
