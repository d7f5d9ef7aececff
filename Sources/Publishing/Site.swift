/// A site before it is written: files by path, complete, so that nothing half-made can be published.
public struct Site: Sendable {
  /// A file of the site.
  public struct File: Sendable, Hashable {
    /// Path inside the site: `[a-z0-9.-]` words joined by slashes, never upwards.
    public let path: String
    /// Its bytes.
    public let bytes: [UInt8]
  }

  /// The files, sorted by path.
  public private(set) var files: [File]

  /// An empty site.
  public init() { files = [] }

  /// Adds a file; a path that could leave the folder, or that is taken, is refused.
  public mutating func add(_ path: String, _ bytes: [UInt8]) throws(PublishFault) {
    guard Site.isSafe(path), path != Manifest.name else { throw .unsafePath(path) }
    let position = files.firstIndex { $0.path >= path } ?? files.endIndex
    if position < files.endIndex, files[position].path == path { throw .duplicatePath(path) }
    files.insert(File(path: path, bytes: bytes), at: position)
  }

  /// Whether a path stays inside the site on every file system: plain words, no dot files, no upward step.
  static func isSafe(_ path: String) -> Bool {
    let words = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return !words.isEmpty
      && words.allSatisfy { word in
        guard let first = word.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-"), word.count <= 100 else {
          return false
        }
        return word.allSatisfy { byte in
          (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "-")
        }
      }
  }
}
