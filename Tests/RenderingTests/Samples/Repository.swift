import Foundation
import Rendering

/// The files of this repository that tests read and, for goldens, write.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  /// The templates as they are published.
  static let source = TemplateSource { name in
    let url = root.appending(path: "Templates").appending(path: name)
    return FileManager.default.fileExists(atPath: url.path) ? [UInt8](try Data(contentsOf: url)) : nil
  }

  static func templates() throws -> Templates { try Templates(from: source) }
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }
}
