internal import CLargeMemory
internal import OfferReading

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Workers {
  /// A thread for each processor of the machine, four at most.
  static let processors = Workers(count: processorCount) { count, part in share(count, part) }

  /// Those who read so many files: a few dozen are read sooner than a thread is begun.
  static func forFiles(_ count: Int) -> Workers { count < 100 ? .one : count < 500 ? processors : processorsForMany }

  /// A thread for each processor, each of which takes its memory in large pieces.
  private static let processorsForMany = Workers(count: processorCount) { count, part in
    share(count) { index in
      large_memory_expect()
      part(index)
    }
  }

  private static let processorCount = min(4, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

  private static func share(_ count: Int, _ part: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(part) { part in
      let threads = (1..<count).map { WorkThread(index: $0, part: part) }
      part(0)
      for thread in threads { thread.join() }
    }
  }
}

/// One part of a work on a thread of its own; done at once where the machine has no thread to give.
private struct WorkThread {
  private let handle: pthread_t?

  init(index: Int, part: @escaping @Sendable (Int) -> Void) {
    let work = Unmanaged.passRetained(Work(index: index, part: part))
    var handle = pthread_t()
    let code = pthread_create(
      &handle, nil,
      { context in
        if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, work.toOpaque())
    if code == 0 {
      self.handle = handle
    } else {
      self.handle = nil
      work.takeRetainedValue().run()
    }
  }

  func join() {
    if let handle { pthread_join(handle, nil) }
  }

  private final class Work {
    private let index: Int
    private let part: @Sendable (Int) -> Void

    init(index: Int, part: @escaping @Sendable (Int) -> Void) {
      self.index = index
      self.part = part
    }

    func run() { part(index) }
  }
}
