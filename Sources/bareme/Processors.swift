internal import CLargeMemory
internal import OfferReading

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Workers {
  /// Those for so many files or offers: a thread for each processor of the machine, four at most.
  static func processors(for count: Int) -> Workers { count < 500 ? processors : processorsForMany }

  private static let processors = Workers(count: processorCount) { count, part in share(count, part) }

  /// The same, each of which takes its memory in large pieces.
  private static let processorsForMany = Workers(count: processorCount, prepare: { large_memory_expect() }) {
    count, part in share(count, part)
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
