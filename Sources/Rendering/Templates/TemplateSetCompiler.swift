internal import XMLKit

/// Compiles templates and what they include, each file once, and gathers the mistakes of all of them.
struct TemplateSetCompiler {
  let vocabulary: [String: RecordShape]
  private(set) var programs: [Program] = []
  private(set) var faults: [TemplateFault] = []
  private let source: TemplateSource
  private var known: [String: Int] = [:]
  private var waiting: [(index: Int, root: XMLElement)] = []

  init(_ source: TemplateSource, vocabulary: [String: RecordShape]) {
    self.source = source
    self.vocabulary = vocabulary
  }

  /// Compiles a template that must take `record`, and all it includes.
  mutating func entry(_ file: String, taking record: String) -> Int? {
    guard let index = load(file, from: file, line: 1) else { return nil }
    if programs[index].takes != record {
      report(file, 1, "this template must take '\(record)', not '\(programs[index].takes)'")
    }
    while let next = waiting.popLast() {
      var compiler = TemplateCompiler(programs[next.index], vocabulary: vocabulary)
      compiler.compile(next.root, in: &self)
      programs[next.index] = compiler.program
    }
    return index
  }

  /// The place of a file among the programs; read on first use, compiled later, so that templates may include each
  /// other and themselves.
  mutating func load(_ file: String, from user: String, line: Int) -> Int? {
    if let index = known[file] { return index }
    guard let root = read(file, from: user, line: line) else { return nil }
    guard root.name == "b:template", let takes = root.attribute("takes") else {
      report(file, root.line, "the root must be <b:template takes=\"…\">")
      return nil
    }
    guard vocabulary[takes] != nil else {
      report(
        file, root.line, "there is no record '\(takes)'; there are \(vocabulary.keys.sorted().joined(separator: ", "))")
      return nil
    }
    let index = programs.count
    known[file] = index
    programs.append(Program(file: file, takes: takes))
    waiting.append((index, root))
    return index
  }

  /// The text of a style sheet.
  mutating func styleSheet(_ file: String, from user: String, line: Int) -> String? {
    guard let bytes = bytes(of: file, from: user, line: line) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self), !text.contains(where: { "<&".contains($0) }),
      XMLCharacters.firstRefused(in: text) == nil
    else {
      report(file, 1, "a style sheet is UTF-8 without '<' and '&'")
      return nil
    }
    return text
  }

  mutating func report(_ file: String, _ line: Int, _ message: String) {
    faults.append(TemplateFault(file: file, line: line, message: message))
  }

  private mutating func read(_ file: String, from user: String, line: Int) -> XMLElement? {
    guard let bytes = bytes(of: file, from: user, line: line) else { return nil }
    do { return try XMLReader.read(bytes) } catch {
      report(file, max(1, error.line), "not well formed: \(error.message)")
      return nil
    }
  }

  private mutating func bytes(of file: String, from user: String, line: Int) -> [UInt8]? {
    do {
      if let bytes = try source.read(file) { return bytes }
      report(user, line, "there is no template '\(file)'")
    } catch {
      report(user, line, "the template '\(file)' cannot be read: \(error)")
    }
    return nil
  }
}
