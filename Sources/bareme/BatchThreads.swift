internal import CallRecords

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that is worked through in batches: `fill`, each of `steps` and `deliver` follow the order of the file, `parse`
/// and `format` may happen beside anything.
protocol BatchRun: AnyObject, Sendable {
  associatedtype Batch
  func batch() -> Batch
  func fill(_ batch: Batch) throws -> Bool
  func parse(_ batch: Batch)
  /// What follows `parse` and goes before `format`; a step may be at one batch while another is at the next.
  var steps: [(Batch) throws -> Void] { get }
  func format(_ batch: Batch)
  func deliver(_ batch: Batch) throws
}

extension RatingRun: BatchRun {
  func batch() -> RecordBatch { RecordBatch(capacity: RatingRun.usualBatch) }
  var steps: [(RecordBatch) throws -> Void] { [look, rate] }
}

/// Two threads that share a run: each takes whatever can be done next for a batch, in the order of the file wherever that
/// matters. So the bytes are those of one thread.
///
/// A step is done by the same thread for all batches: what it knows of thousands of lines stays near to one processor, and
/// does not travel between two with each record. Everything else goes to the thread that has nothing to do.
final class BatchThreads<Run: BatchRun>: @unchecked Sendable {
  private struct Stage {
    /// Whether a batch waits for the one before it.
    var isOrdered = false
    /// The only thread that does it; nothing for any.
    var thread: Int?
    /// False where there is nothing to work on.
    let work: (Run.Batch) throws -> Bool
  }
  /// A batch and how far it is; used again for a later stretch of the file.
  private final class Place {
    let batch: Run.Batch
    /// Which batch of the file it is.
    var turn: Int
    var stage = 0
    var isBusy = false

    init(_ batch: Run.Batch, turn: Int) {
      self.batch = batch
      self.turn = turn
    }
  }
  private let run: Run
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var stages: [Stage] = []
  private var places: [Place] = []
  /// How many batches each stage has done that follows the order of the file.
  private var done: [Int] = []
  /// How many batches there are, as far as is known: those before one that failed are worked through.
  private var end = Int.max
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
    func always(_ work: @escaping (Run.Batch) throws -> Void) -> (Run.Batch) throws -> Bool {
      { batch in
        try work(batch)
        return true
      }
    }
    let steps = run.steps
    stages = [Stage(isOrdered: true, work: run.fill), Stage(work: always(run.parse))]
    for (index, step) in steps.enumerated() {
      stages.append(Stage(isOrdered: true, thread: index % threads, work: always(step)))
    }
    stages += [Stage(work: always(run.format)), Stage(isOrdered: true, work: always(run.deliver))]
    done = stages.map { _ in 0 }
    // A thread that is at a step has the next batch ready behind it.
    places = (0..<(threads > 1 ? threads * max(1, steps.count) : 1)).map { Place(run.batch(), turn: $0) }
    let others = (1..<threads).map { thread in WorkThread { self.work(thread) } }
    work(0)
    for other in others { other.join() }
    Kept.forever(places)
    if let fault { throw fault }
  }

  private func work(_ thread: Int) {
    pthread_mutex_lock(lock)
    while let place = next(thread) {
      place.isBusy = true
      pthread_mutex_unlock(lock)
      let result = Result { try stages[place.stage].work(place.batch) }
      pthread_mutex_lock(lock)
      finish(place, result)
      pthread_cond_broadcast(changed)
    }
    pthread_mutex_unlock(lock)
  }

  /// Waits for something to do; nothing when all is done. The thread's own step goes first, then what comes first in the
  /// file.
  private func next(_ thread: Int) -> Place? {
    while done[stages.count - 1] < end {
      var found: (place: Place, rank: Int)?
      for place in places where !place.isBusy && place.turn < end {
        let stage = stages[place.stage]
        guard !stage.isOrdered || done[place.stage] == place.turn, (stage.thread ?? thread) == thread else { continue }
        let rank = stage.thread == thread ? -1 : place.turn
        if found.map({ rank < $0.rank }) ?? true { found = (place, rank) }
      }
      if let found { return found.place }
      pthread_cond_wait(changed, lock)
    }
    return nil
  }

  private func finish(_ place: Place, _ result: Result<Bool, any Error>) {
    place.isBusy = false
    switch result {
    case .success(true):
      if stages[place.stage].isOrdered { done[place.stage] += 1 }
      place.stage += 1
      if place.stage == stages.count {
        place.stage = 0
        place.turn += places.count
      }
    case .success(false): end = min(end, place.turn)
    case .failure(let error):
      guard place.turn < end else { return }
      (end, fault) = (place.turn, error)
    }
  }
}
