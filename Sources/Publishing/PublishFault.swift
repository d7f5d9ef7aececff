/// Why a site was not published; the old site is then untouched.
public enum PublishFault: Error, Equatable, Sendable {
  /// A path that could leave the folder.
  case unsafePath(String)
  /// Two documents of one name.
  case duplicatePath(String)
  /// The folder holds files that we did not write.
  case foreignFolder(String, files: [String])
  /// The folder is the root, a symbolic link or not a folder.
  case unusableFolder(String)
  /// Another process is publishing to the same folder.
  case busy(String)
  /// The system refused: what was tried, on which path, and its reason.
  case system(action: String, path: String, reason: String)
}

extension PublishFault: CustomStringConvertible {
  /// One line for the terminal: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .unsafePath(let path): "the page name \(path) could leave the site's folder"
    case .duplicatePath(let path): "two pages are called \(path)"
    case .foreignFolder(let folder, let files):
      "\(folder) holds files that no build wrote (\(files.prefix(3).joined(separator: ", "))"
        + "\(files.count > 3 ? ", …" : "")); name an empty folder, or move them away"
    case .unusableFolder(let folder): "\(folder) cannot be the folder of a site; name a new or an empty folder"
    case .busy(let folder): "another build is publishing to \(folder); wait for it to end"
    case .system(let action, let path, let reason): "cannot \(action) \(path): \(reason)"
    }
  }
}
