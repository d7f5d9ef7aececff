#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How writing to a file, a terminal or a pipe ended.
enum Written {
  /// All bytes were taken.
  case whole
  /// Whoever read the pipe has closed it.
  case unread
  /// The system refused; `errno` says why.
  case failed

  /// Writes all bytes, however few are taken at once.
  init(_ bytes: [UInt8], to descriptor: Int32) {
    _ = signal(SIGPIPE, SIG_IGN)
    var offset = 0
    while offset < bytes.count {
      let taken = bytes[offset...].withUnsafeBytes { storage in
        #if canImport(Glibc)
          Glibc.write(descriptor, storage.baseAddress, storage.count)
        #else
          Darwin.write(descriptor, storage.baseAddress, storage.count)
        #endif
      }
      if taken > 0 {
        offset += taken
      } else if errno != EINTR {
        self = errno == EPIPE ? .unread : .failed
        return
      }
    }
    self = .whole
  }
}
