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
      let threads = (1..<count).map { index in WorkThread { part(index) } }
      part(0)
      for thread in threads { thread.join() }
    }
  }
}
