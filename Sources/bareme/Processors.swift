internal import OfferReading

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Workers {
  /// A thread for each processor of the machine, four at most.
  static let processors = Workers(count: min(4, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))) { count, part in
    withoutActuallyEscaping(part) { part in
      let threads = (1..<count).map { index in WorkThread { part(index) } }
      part(0)
      for thread in threads { thread.join() }
    }
  }
}
