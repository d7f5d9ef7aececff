#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The few file-system calls that publishing needs, each failing with what was tried and why.
enum Folder {
  enum Kind { case missing, folder, file, link, other }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    case S_IFLNK: return .link
    default: return .other
    }
  }

  static func make(_ path: String) throws(PublishFault) {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw fault("make the folder", path) }
  }

  /// Every file below a folder, by path relative to it, sorted; links and devices count as files.
  static func files(below root: String) throws(PublishFault) -> [String] {
    try contents(of: root).files
  }

  /// Every folder below a folder, outer before inner.
  static func folders(below root: String) throws(PublishFault) -> [String] {
    try contents(of: root).folders
  }

  private static func contents(of root: String) throws(PublishFault) -> (files: [String], folders: [String]) {
    var found: [String] = []
    var folders: [String] = []
    var pending = [""]
    while let relative = pending.popLast() {
      let path = relative.isEmpty ? root : root + "/" + relative
      guard let directory = opendir(path) else { throw fault("read the folder", path) }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard name != ".", name != ".." else { continue }
        let child = relative.isEmpty ? name : relative + "/" + name
        if kind(of: root + "/" + child) == .folder {
          pending.append(child)
          folders.append(child)
        } else {
          found.append(child)
        }
      }
    }
    return (found.sorted(), folders.sorted())
  }

  static func read(_ path: String) throws(PublishFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault("read", path) }
    defer { _ = close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafeRead(descriptor, &buffer)
      if count < 0 { throw fault("read", path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func unsafeRead(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes { storage in
        #if canImport(Glibc)
          Glibc.read(descriptor, storage.baseAddress, storage.count)
        #else
          Darwin.read(descriptor, storage.baseAddress, storage.count)
        #endif
      }
      if count >= 0 || errno != EINTR { return count }
    }
  }

  /// Writes a new file and makes sure that it reached the disk; short writes go on, interrupted ones start again.
  static func write(_ bytes: [UInt8], to path: String) throws(PublishFault) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault("write", path) }
    var failed = false
    bytes.withUnsafeBytes { storage in
      var offset = 0
      while offset < storage.count, !failed {
        guard let base = storage.baseAddress else { return }
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, base + offset, storage.count - offset)
        #else
          let count = Darwin.write(descriptor, base + offset, storage.count - offset)
        #endif
        if count > 0 { offset += count } else if errno != EINTR { failed = true }
      }
    }
    // The mode of open() is subject to the umask; a web server must be able to read the file.
    if !failed, fchmod(descriptor, 0o644) != 0 || fsync(descriptor) != 0 { failed = true }
    if failed {
      let reason = fault("write", path)
      _ = close(descriptor)
      throw reason
    }
    guard close(descriptor) == 0 else { throw fault("write", path) }
  }

  static func remove(file path: String) throws(PublishFault) {
    guard unlink(path) == 0 || errno == ENOENT else { throw fault("remove", path) }
  }

  static func remove(emptyFolder path: String) throws(PublishFault) {
    guard rmdir(path) == 0 || errno == ENOENT else { throw fault("remove the folder", path) }
  }

  static func move(_ old: String, to new: String) throws(PublishFault) {
    guard rename(old, new) == 0 else { throw fault("move \(old) to", new) }
  }

  static func fault(_ action: String, _ path: String) -> PublishFault {
    .system(action: action, path: path, reason: String(cString: strerror(errno)))
  }
}
