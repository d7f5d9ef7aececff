internal import CallRecords

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Two threads that share a run: each takes the next batch, reads its records beside the other, and waits for its turn
/// wherever the order of the file matters. So the bytes are those of one thread.
final class RatingThreads: @unchecked Sendable {
  private let run: RatingRun
  private let batchSize: Int
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Batches filled, rated and delivered so far.
  private var filled = 0
  private var rated = 0
  private var delivered = 0
  private var isFilling = false
  private var isAtEnd = false
  private var fault: (any Error)?

  init(_ run: RatingRun, batchSize: Int = RatingRun.usualBatch) {
    self.run = run
    self.batchSize = batchSize
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  /// Rates the whole file.
  func rateAll() throws {
    var second = pthread_t()
    let shared = Unmanaged.passRetained(self)
    let isStarted = RatingThreads.start(&second, shared.toOpaque())
    work()
    if isStarted { pthread_join(second, nil) }
    shared.release()
    if let fault { throw fault }
  }

  private static func start(_ thread: inout pthread_t, _ context: UnsafeMutableRawPointer) -> Bool {
    pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<RatingThreads>.fromOpaque(context).takeUnretainedValue().work() }
        return nil
      }, context) == 0
  }

  private func work() {
    let batch = RecordBatch(capacity: batchSize)
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
  private func fill(_ batch: RecordBatch) throws -> Int? {
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
