public import Diagnostics
internal import OfferSyntax
internal import Offers

/// Reads of a folder what the files `ids` need: themselves, and the bases, providers, general conditions, profiles and
/// price sheets they name.
///
/// A summary of one offer among thousands then costs the reading of two or three files. What is wrong elsewhere is
/// not reported, as it is for `check` to report. Nothing is returned where that could hide something: a file whose
/// first line does not say what it is, an id that no file or two files have, or any finding at all; the whole folder
/// then has to be read, for one fault to be reported in the same words by every command.
public func readCatalogue(_ files: [SourceFile], for ids: Set<String>) -> ReadResult? {
  var byId: [String: [SourceFile]] = [:]
  var heads: Set<String> = []
  for file in files {
    guard let head = FileHead(file), heads.insert(head.kind.rawValue + " " + head.id).inserted else { return nil }
    byId[head.id, default: []].append(file)
    if file.stem != head.id { byId[file.stem, default: []].append(file) }
  }
  guard ids.allSatisfy({ byId[$0] != nil }) else { return nil }
  var wanted: [ParsedFile] = []
  var seen: Set<String> = []
  var read: Set<String> = []
  var pending = ids.sorted()
  while let id = pending.popLast() {
    guard seen.insert(id).inserted, let found = byId[id] else { continue }
    for file in found where read.insert(file.path).inserted {
      let parsed = parse(file, limits: .standard)
      parsed.root?.collectNames(into: &pending)
      wanted.append(parsed)
    }
  }
  let result = readParsed(wanted.sorted { inOrder($0.file, $1.file) })
  return result.findings.isEmpty ? result : nil
}

/// What the first line of a file says it is, read without reading the file.
private struct FileHead {
  let kind: FileKind
  let id: String

  /// Nothing unless the first line that is no comment reads `KIND: ID`.
  init?(_ file: SourceFile) {
    for number in 1...max(1, file.lineCount) {
      let line = file.lineBytes(number)
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let words = line.split(separator: UInt8(ascii: " "))
      guard words.count == 2, words[0].last == UInt8(ascii: ":"),
        let kind = FileKind(rawValue: String(decoding: words[0].dropLast(), as: UTF8.self))
      else { return nil }
      let id = String(decoding: words[1], as: UTF8.self)
      guard isId(id) else { return nil }
      self.kind = kind
      self.id = id
      return
    }
    return nil
  }
}

extension Node {
  /// Every word that may name a file: what `extends`, `provider`, `terms`, `profile` and the like say, and ids in
  /// examples. A word too many costs the reading of a file, one too few a file.
  fileprivate func collectNames(into names: inout [String]) {
    switch self {
    case .scalar(let scalar):
      if isId(scalar.text) { names.append(scalar.text) }
    case .sequence(let sequence):
      for item in sequence.items { item.collectNames(into: &names) }
    case .mapping(let mapping):
      for entry in mapping.entries { entry.value.collectNames(into: &names) }
    }
  }
}
