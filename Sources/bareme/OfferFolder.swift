internal import Diagnostics
internal import OfferReading

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The door through which offers come in: the `.yaml` files below a folder, in the order of their paths.
enum OfferFolder {
  /// No folder of offers is expected to hold more.
  static let mostFiles = 10_000

  /// Reads one file.
  static func read(_ path: String) throws -> SourceFile {
    if path == "-" { return SourceFile(path: "(standard input)", bytes: try Console.readAll()) }
    // A pipe is no file of offers: it is not waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      throw CouldNotRun(message: "cannot read `\(path)`: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw CouldNotRun(message: "`\(path)` is not a file") }
    var bytes: [UInt8] = []
    var fault: Int32 = 0
    // A file may grow or shrink while it is read: what counts is where reading ends.
    repeat {
      let wanted = max(Int(status.st_size) - bytes.count, 0) + 1
      let more = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        count = readBytes(descriptor, buffer.baseAddress, wanted)
        if count < 0 {
          fault = errno
          count = 0
        }
      }
      guard fault == 0 else { throw CouldNotRun(message: "cannot read `\(path)`: \(String(cString: strerror(fault)))") }
      if bytes.isEmpty { bytes = more } else { bytes += more }
      // Less than was asked for: the file ends here.
      if more.count < wanted { break }
    } while true
    return SourceFile(path: path, bytes: bytes)
  }

  /// Reads every offer file below a folder, or the file itself; editors' leftovers and links are passed over.
  static func files(at path: String) throws -> [SourceFile] {
    if path == "-" { return [try read(path)] }
    switch kind(of: path, followingLinks: true) {
    case .file: return [try read(path)]
    case .missing: throw CouldNotRun(message: "there is no file or folder `\(path)`")
    case .folder: break
    }
    var paths: [String] = []
    var pending = [path]
    while let folder = pending.popLast() {
      for (name, known) in try entries(of: folder)
      where !name.hasPrefix(".") && !name.hasPrefix("#") && !name.hasSuffix("~") {
        let child = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        switch known ?? kind(of: child) {
        case .folder: pending.append(child)
        case .file where name.hasSuffix(".yaml") || name.hasSuffix(".yml"): paths.append(child)
        case .file, .missing: break
        }
      }
      guard paths.count <= mostFiles else {
        throw CouldNotRun(message: "\(path) holds more than \(mostFiles) offer files")
      }
    }
    // A few dozen files are read sooner than a thread is begun.
    guard paths.count >= 100 else { return try paths.sorted().map { try read($0) } }
    let files = Workers.processors(for: paths.count).results(of: paths.sorted()) { paths in
      paths.map { path in Result { try read(path) } }
    }
    return try files.map { try $0.get() }
  }

  /// The names of a folder, each with what it is as far as the folder says it.
  private static func entries(of folder: String) throws -> [(name: String, kind: Kind?)] {
    guard let handle = opendir(folder) else {
      throw CouldNotRun(message: "cannot read the folder `\(folder)`: \(String(cString: strerror(errno)))")
    }
    defer { closedir(handle) }
    var entries: [(name: String, kind: Kind?)] = []
    errno = 0
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      switch Int(entry.pointee.d_type) {
      case Int(DT_REG): entries.append((name, .file))
      case Int(DT_DIR): entries.append((name, .folder))
      default: entries.append((name, nil))
      }
      errno = 0
    }
    guard errno == 0 else {
      throw CouldNotRun(message: "cannot read the folder `\(folder)`: \(String(cString: strerror(errno)))")
    }
    return entries
  }

  /// Whether a path that the command line names is a folder, or a link to one.
  static func isFolder(_ path: String) -> Bool { kind(of: path, followingLinks: true) == .folder }

  private enum Kind { case file, folder, missing }

  /// Links inside a folder are not followed, so that nothing outside of it is read by accident.
  private static func kind(of path: String, followingLinks: Bool = false) -> Kind {
    var status = stat()
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .missing
    }
  }
}

/// The system's `read`, whose name a function of the folder has.
private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
