internal import Diagnostics
internal import OfferReading
internal import Offers

/// The offers of a folder, read once for a command, with everything that was found while reading.
struct Workspace: Sendable {
  /// The folder, as the command line names it.
  let folder: String
  /// What was read.
  let catalogue: Catalogue
  /// What was found while reading, checks apart.
  let findings: [Finding]
  /// Whether a line could not be read as written, so that what is found there might only follow from that.
  let isDoubtful: @Sendable (Span) -> Bool
  /// How many files were read.
  let fileCount: Int

  /// Reads the folder `offers`, and the files named on the command line.
  ///
  /// A file named on the command line stands in for the file of the folder that describes the same thing, so that an
  /// edited copy can be checked where it lies.
  ///
  /// With `ids`, only what these need is read of a folder in which nothing is wrong with them.
  init(offers: String, also paths: [String] = [], for ids: [String]? = nil) throws {
    folder = offers
    var files: [SourceFile] = []
    var known = Set<String>()
    for path in paths {
      let read = try OfferFolder.files(at: path)
      guard !read.isEmpty else { throw CouldNotRun(message: "`\(path)` holds no .yaml file") }
      for file in read where known.insert(file.path).inserted { files.append(file) }
    }
    let heads = Set(files.compactMap(Workspace.head))
    if OfferFolder.isFolder(offers) {
      for file in try OfferFolder.files(at: offers) where known.insert(file.path).inserted {
        if !heads.isEmpty, let head = Workspace.head(file), heads.contains(head) { continue }
        files.append(file)
      }
    } else if paths.isEmpty {
      throw CouldNotRun(
        message: """
          there is no folder `\(offers)`
          Run the command where it is, name another with --offers, or begin: bareme new offer my-offer
          """)
    }
    guard !files.isEmpty else {
      throw CouldNotRun(message: "`\(offers)` holds no .yaml file; begin with: bareme new offer my-offer")
    }
    let result =
      ids.flatMap { readCatalogue(files, for: Set($0)) } ?? readCatalogue(files, workers: .processors(for: files.count))
    Kept.forever(result.catalogue)
    catalogue = result.catalogue
    isDoubtful = { result.isDoubtful($0) }
    findings = result.findings
    fileCount = files.count
  }

  /// The words of a command line that name something of the folder: those that are no path of a file.
  static func ids(_ words: [String]) -> [String] {
    words.filter { $0 != "-" && !$0.contains("/") && !$0.contains(".") }
  }

  /// The first key and its value, `offer: vms`: what makes two files describe the same thing.
  private static func head(_ file: SourceFile) -> String? {
    for number in 1...max(1, file.lineCount) {
      let line = String(decoding: file.lineBytes(number), as: UTF8.self)
      if line.isEmpty || line.hasPrefix("#") { continue }
      return line.split(separator: "#").first.map { $0.split(separator: " ").joined(separator: " ") }
    }
    return nil
  }
}
