#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Held while a folder is published; the system lets go of it when the process ends, however it ends.
struct FolderLock {
  private let descriptor: Int32
  private let path: String

  /// Takes the lock beside `folder`, or fails at once when another process holds it.
  init(beside folder: String) throws(PublishFault) {
    path = folder + ".bareme-lock"
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Folder.fault("lock", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      _ = close(descriptor)
      throw .busy(folder)
    }
  }

  /// Lets the next build in.
  func release() {
    // Removed while held: whoever opened it in between gets a lock on a nameless file, and the next one a new file.
    _ = unlink(path)
    _ = close(descriptor)
  }
}
