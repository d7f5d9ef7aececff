import Foundation

/// The folder with `Package.swift`, found from the place of this file.
enum ProjectFolder {
  static let url = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file or folder, named from the root of the project.
  static func file(_ path: String) -> URL { url.appending(path: path) }

  /// The text of a file.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: file(path), encoding: .utf8)
  }

  /// Whether a file or folder is there.
  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: file(path).path(percentEncoded: false))
  }

  /// The paths of all files under a folder, in order, hidden ones and folders left out.
  static func files(under folder: String, ending endings: [String] = []) -> [String] {
    let start = file(folder).path(percentEncoded: false)
    guard let walk = FileManager.default.enumerator(atPath: start) else { return [] }
    var paths: [String] = []
    for case let name as String in walk where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      guard walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      guard endings.isEmpty || endings.contains(where: name.hasSuffix) else { continue }
      paths.append(folder + "/" + name)
    }
    return paths.sorted()
  }
}
