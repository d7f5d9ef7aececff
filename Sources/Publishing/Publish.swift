internal import CFolderSwap

/// Writes a site beside the old one and exchanges the two in one step.
///
/// Whatever happens, the folder holds the whole old site or the whole new one. A folder is only replaced when every
/// file in it is one that an earlier build listed in its manifest, or when it is empty or missing.
public func publish(_ site: Site, to folder: String) throws(PublishFault) {
  let target = trimmed(folder)
  guard target != "/", !target.isEmpty, target != ".", target != ".." else { throw .unusableFolder(folder) }
  let lock = try FolderLock(beside: target)
  defer { lock.release() }

  let kind = Folder.kind(of: target)
  switch kind {
  case .missing, .folder: break
  case .file, .link, .other: throw .unusableFolder(folder)
  }
  let old = kind == .folder ? try replaceable(target) : []

  let staging = target + ".bareme-new"
  try discard(staging)
  try Folder.make(staging)
  do throws(PublishFault) {
    var made: Set<String> = []
    for file in site.files {
      for parent in parents(of: file.path) where made.insert(parent).inserted {
        try Folder.make(staging + "/" + parent)
      }
      try Folder.write(file.bytes, to: staging + "/" + file.path)
    }
    try Folder.write(Array(Manifest(of: site).text.utf8), to: staging + "/" + Manifest.name)
    if kind == .missing {
      try Folder.move(staging, to: target)
      return
    }
    guard folder_swap(staging, target) == 0 else { throw Folder.fault("exchange \(staging) with", target) }
  } catch {
    try? discard(staging)
    throw error
  }
  // What now stands under the staging name is the old site: the files it listed, and nothing else.
  for path in old { try Folder.remove(file: staging + "/" + path) }
  try removeEmptyFolders(staging)
}

/// The files of an existing folder, all ours; an empty folder may be replaced too.
private func replaceable(_ folder: String) throws(PublishFault) -> [String] {
  let present = try Folder.files(below: folder)
  guard !present.isEmpty else { return [] }
  guard present.contains(Manifest.name),
    let manifest = Manifest(text: String(decoding: try Folder.read(folder + "/" + Manifest.name), as: UTF8.self))
  else { throw .foreignFolder(folder, files: present) }
  let ours = Set(manifest.paths + [Manifest.name])
  let foreign = present.filter { !ours.contains($0) }
  guard foreign.isEmpty else { throw .foreignFolder(folder, files: foreign) }
  return present
}

/// Removes what an interrupted build left under the staging name.
private func discard(_ staging: String) throws(PublishFault) {
  guard Folder.kind(of: staging) == .folder else { return }
  for path in try Folder.files(below: staging) { try Folder.remove(file: staging + "/" + path) }
  try removeEmptyFolders(staging)
}

private func removeEmptyFolders(_ root: String) throws(PublishFault) {
  for folder in try Folder.folders(below: root).reversed() { try Folder.remove(emptyFolder: root + "/" + folder) }
  try Folder.remove(emptyFolder: root)
}

/// `a/b` and `a` for `a/b/c.html`, outermost first.
private func parents(of path: String) -> [String] {
  let words = path.split(separator: "/").dropLast()
  return words.indices.map { words[...$0].joined(separator: "/") }
}

private func trimmed(_ folder: String) -> String {
  var path = folder
  while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
  return path
}
