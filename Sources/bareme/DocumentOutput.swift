internal import ArgumentParser
internal import DocumentTree
internal import Documents
internal import FoundationEssentials
internal import Rendering

/// A command that makes one document. Its three options are words of its own, said once in `DocumentOutput`.
protocol DocumentCommand: ParsableCommand {
  /// `--format`
  var format: FormatArgument { get }
  /// `--output`
  var file: String? { get }
  /// `--templates`
  var templates: String { get }
}

extension DocumentCommand {
  var output: DocumentOutput { DocumentOutput(format: format, file: file, templates: templates) }
}

/// Where a document goes and in which format.
struct DocumentOutput {
  static let formatHelp = ArgumentHelp("The format.", valueName: "format")
  static let fileName = NameSpecification.customLong("output")
  static let fileHelp = ArgumentHelp(
    "The file to write; standard output by default, as with `-`.", valueName: "file")

  let format: FormatArgument
  let file: String?
  let templates: String

  /// Renders the document and writes it.
  func write(_ document: Document) throws { try write(bytes: bytes(of: document)) }

  /// The document in the format asked for.
  func bytes(of document: Document) throws -> [UInt8] {
    try Rendered.bytes(of: document, as: format.format, templates: templates)
  }

  /// Writes bytes where the command line says.
  func write(bytes: [UInt8]) throws {
    guard let file, file != "-" else {
      Console.write(bytes)
      return
    }
    try ResultFile.write(bytes, to: file)
  }

  /// A language the template's words exist in.
  func known(_ language: String?) throws -> String? {
    guard let language, !Wording.knows(language) else { return language }
    throw CouldNotRun(
      message: "there are no template words in `\(language)`; there are: \(Wording.languages.joined(separator: ", "))")
  }
}

/// Documents in their formats, with the templates of a folder.
enum Rendered {
  /// The bytes of a document with the templates of a folder.
  static func bytes(of document: Document, as format: OutputFormat, templates: String) throws -> [UInt8] {
    try bytes(of: document, as: format, with: compiled(templates))
  }

  /// The bytes of a document with templates that are already compiled.
  static func bytes(of document: Document, as format: OutputFormat, with templates: @autoclosure () throws -> Templates)
    throws -> [UInt8]
  {
    do {
      return try render(document, as: format, templates: templates())
    } catch let fault as RenderingFault {
      throw CouldNotRun(message: fault.description)
    }
  }

  /// Compiles the templates of a folder; every mistake is reported with its file and line.
  static func compiled(_ folder: String) throws -> Templates {
    guard OfferFolder.isFolder(folder) else {
      throw CouldNotRun(message: "there is no folder of templates `\(folder)`; name it with --templates")
    }
    let source = TemplateSource { name in
      let path = folder + "/" + name
      return FileManager.default.contents(atPath: path).map { Array($0) }
    }
    do {
      return try Templates(from: source)
    } catch {
      throw CouldNotRun(message: error.faults.map { "\(folder)/\($0.description)" }.joined(separator: "\n"))
    }
  }
}
