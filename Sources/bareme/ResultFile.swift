internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that the command line names for a result.
///
/// A file is replaced in one step: it holds the whole old text or the whole new one, also when the disk is full. What is
/// no file, a device or a pipe, is written to and stays what it is; a link stays a link to the same file.
enum ResultFile {
  /// Writes bytes into the file of a path.
  static func write(_ bytes: [UInt8], to path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { return try replace(named(path), with: bytes, as: path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: try replace(named(path), with: bytes, as: path, mode: status.st_mode & 0o777)
    case S_IFDIR: throw CouldNotRun(message: "cannot write `\(path)`: it is a folder")
    case _: try fill(path, with: bytes, flags: O_WRONLY, as: path)
    }
  }

  /// The path of the file itself, behind links.
  private static func named(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func replace(_ target: String, with bytes: [UInt8], as path: String, mode: mode_t = 0o666) throws {
    let staged = "\(target).\(getpid()).bareme-new"
    do {
      try fill(staged, with: bytes, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: mode, as: path)
      guard rename(staged, target) == 0 else { throw fault(path) }
    } catch {
      unlink(staged)
      throw error
    }
  }

  private static func fill(
    _ target: String, with bytes: [UInt8], flags: Int32, mode: mode_t = 0o666, as path: String
  ) throws {
    let descriptor = open(target, flags, mode)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    switch Written(bytes, to: descriptor) {
    // Whoever read the pipe has read enough.
    case .whole, .unread: return
    case .failed: throw fault(path)
    }
  }

  /// What the system said, with the path as the command line has it.
  private static func fault(_ path: String) -> CouldNotRun {
    CouldNotRun(message: "cannot write `\(path)`: \(String(cString: strerror(errno)))")
  }
}
