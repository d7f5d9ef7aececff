#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A work on a thread of its own; done at once where the machine has no thread to give.
struct WorkThread {
  private let handle: pthread_t?

  init(_ work: @escaping @Sendable () -> Void) {
    // The system calls a function that holds on to nothing: the work comes to it as an object.
    let context = Unmanaged.passRetained(Work(work))
    #if canImport(Glibc)
      var handle = pthread_t()
    #else
      var handle: pthread_t?
    #endif
    let code = pthread_create(
      &handle, nil,
      { context in
        #if canImport(Glibc)
          guard let context else { return nil }
        #endif
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().work()
        return nil
      }, context.toOpaque())
    guard code == 0 else {
      self.handle = nil
      context.takeRetainedValue().work()
      return
    }
    self.handle = handle
  }

  /// Returns when the work is done.
  func join() {
    if let handle { pthread_join(handle, nil) }
  }

  private final class Work: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
}
