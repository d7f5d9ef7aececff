internal import XMLKit

/// Turns the elements of one template into steps, and says what is wrong with them.
struct TemplateCompiler {
  static let namespace = "https://bareme.example/ns/template/1"
  static let directives = ["each", "if", "else", "include", "with", "file", "policy"]

  private(set) var program: Program
  private let vocabulary: [String: RecordShape]
  private var scope: [(name: String, shape: Shape)]

  init(_ program: Program, vocabulary: [String: RecordShape]) {
    self.program = program
    self.vocabulary = vocabulary
    scope = [(program.takes, .record(program.takes))]
  }

  mutating func compile(_ root: XMLElement, in set: inout TemplateSetCompiler) {
    if root.namespace != TemplateCompiler.namespace {
      set.report(program.file, root.line, "xmlns:b must be \(TemplateCompiler.namespace)")
    }
    for attribute in root.attributes where attribute.name != "takes" {
      set.report(program.file, root.line, "<b:template> has no attribute '\(attribute.name)'")
    }
    children(of: root, in: &set)
  }

  private mutating func children(of parent: XMLElement, in set: inout TemplateSetCompiler) {
    // The step that leaves the last b:if, as long as a b:else may follow it.
    var condition: Int?
    for child in parent.children {
      switch child {
      case .text(let text, let line):
        let isLayout = text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 } && text.utf8.contains(0x0A)
        if isLayout { continue }
        condition = nil
        self.text(text, line: line, in: &set)
      case .element(let element):
        if let value = element.attribute("b:else") {
          if !value.isEmpty { set.report(program.file, element.line, "b:else takes no value") }
          guard let skip = condition else {
            set.report(program.file, element.line, "b:else must follow an element with b:if")
            self.element(element, in: &set)
            continue
          }
          let jump = program.steps.count
          program.steps.append(.jump(to: 0))
          retarget(skip, to: program.steps.count)
          self.element(element, in: &set)
          program.steps[jump] = .jump(to: program.steps.count)
          condition = nil
        } else {
          condition = self.element(element, in: &set)
        }
      }
    }
  }

  /// Compiles an element with its directives; returns the step that skips it, if it has a b:if.
  @discardableResult
  private mutating func element(_ element: XMLElement, in set: inout TemplateSetCompiler) -> Int? {
    checkNames(element, in: &set)
    var loop: Int?
    if let clause = element.attribute("b:each") { loop = open(each: clause, element, in: &set) }
    var skip: Int?
    if let condition = element.attribute("b:if") {
      let words = condition.split(separator: " ").map(String.init)
      let negated = words.count == 2 && words[0] == "not"
      if let path = path(negated ? words[1] : condition, element.line, in: &set)?.path {
        skip = program.steps.count
        program.steps.append(.skipUnless(.holds(path, negated: negated), to: 0))
      }
    }
    if element.name == "b:group" { content(of: element, in: &set) } else { tag(element, in: &set) }
    if let skip { retarget(skip, to: program.steps.count) }
    if let loop {
      scope.removeLast()
      if case .each(let path, _) = program.steps[loop] {
        program.steps[loop] = .each(path, end: program.steps.count)
      }
      return nil
    }
    return skip
  }

  private mutating func open(each clause: String, _ element: XMLElement, in set: inout TemplateSetCompiler) -> Int? {
    let words = clause.split(separator: " ").map(String.init)
    guard words.count == 3, words[1] == "in" else {
      set.report(program.file, element.line, "b:each reads 'item in list', not '\(clause)'")
      return nil
    }
    guard !scope.contains(where: { $0.name == words[0] }) else {
      set.report(program.file, element.line, "the name '\(words[0])' is taken")
      return nil
    }
    guard let (path, shape) = path(words[2], element.line, in: &set) else { return nil }
    guard case .list(let item) = shape else {
      set.report(program.file, element.line, "b:each needs a list; '\(words[2])' is \(shape.description)")
      return nil
    }
    scope.append((words[0], item))
    program.steps.append(.each(path, end: 0))
    return program.steps.count - 1
  }

  private mutating func content(of element: XMLElement, in set: inout TemplateSetCompiler) {
    guard let file = element.attribute("b:include") else { return children(of: element, in: &set) }
    guard element.children.allSatisfy(\.isWhiteSpace) else {
      return set.report(program.file, element.line, "an element with b:include has no content of its own")
    }
    guard let name = element.attribute("b:with") else {
      return set.report(program.file, element.line, "b:include needs b:with")
    }
    guard let index = set.load(file, from: program.file, line: element.line),
      let (path, shape) = path(name, element.line, in: &set)
    else { return }
    let takes = Shape.record(set.programs[index].takes)
    guard shape == takes || shape == .list(takes) else {
      return set.report(
        program.file, element.line, "'\(file)' takes \(takes.description); '\(name)' is \(shape.description)")
    }
    program.steps.append(.call(template: index, path, isList: shape != takes))
  }

  // MARK: Tags

  private mutating func tag(_ element: XMLElement, in set: inout TemplateSetCompiler) {
    if element.name == "html" { literal("<!DOCTYPE html>\n") }
    // An address that is not safe takes the whole tag with it and leaves the words.
    let guarded = address(of: element, in: &set)
    let opening = guarded.map { skip(unlessSafe: $0) }
    literal((HTMLNames.ownLine.contains(element.name) ? "\n<" : "<") + element.name)
    for attribute in element.attributes where !attribute.name.hasPrefix("b:") {
      self.attribute(attribute, of: element, in: &set)
    }
    if let file = element.attribute("b:policy"),
      let style = set.styleSheet(file, from: program.file, line: element.line)
    {
      literal(" content=\"\(ContentSecurityPolicy.text(forStyle: style))\"")
    }
    if HTMLNames.voidElements.contains(element.name) {
      if !element.children.isEmpty { set.report(program.file, element.line, "<\(element.name)> has no content") }
      literal("/>")
      if let opening { retarget(opening, to: program.steps.count) }
      return
    }
    literal(">")
    if let opening { retarget(opening, to: program.steps.count) }
    if element.name == "style" {
      if let file = element.attribute("b:file") {
        literal(set.styleSheet(file, from: program.file, line: element.line) ?? "")
      } else {
        set.report(program.file, element.line, "<style> needs b:file, so that the policy of the page can name its text")
      }
    } else {
      content(of: element, in: &set)
    }
    let closing = guarded.map { skip(unlessSafe: $0) }
    literal("</\(element.name)>" + (element.name == "html" ? "\n" : ""))
    if let closing { retarget(closing, to: program.steps.count) }
  }

  private mutating func attribute(
    _ attribute: XMLAttribute, of element: XMLElement, in set: inout TemplateSetCompiler
  ) {
    var skip: Int?
    if let condition = element.attribute("b:if." + attribute.name),
      let path = path(condition, element.line, in: &set)?.path
    {
      skip = program.steps.count
      program.steps.append(.skipUnless(.holds(path, negated: false), to: 0))
    }
    literal(" \(attribute.name)=\"")
    for part in interpolation(attribute.value, element.line, in: &set) {
      switch part {
      case .words(let words):
        var bytes: [UInt8] = []
        Escaping.appendAttribute(words, to: &bytes)
        literal(bytes)
      case .name(let name, lineBreaks: _):
        if let path = textPath(name, element.line, in: &set) { program.steps.append(.attribute(path)) }
      }
    }
    literal("\"")
    if let skip { retarget(skip, to: program.steps.count) }
  }

  /// The name an address attribute shows, if it shows one. `#${id}` is a fragment whatever the id is.
  private mutating func address(of element: XMLElement, in set: inout TemplateSetCompiler) -> Program.Path? {
    for attribute in element.attributes where HTMLNames.addresses.contains(attribute.name) {
      let parts = Interpolation(attribute.value).parts
      switch parts.first {
      case .name(let name, lineBreaks: _) where parts.count == 1:
        return path(name, element.line, in: &set, quietly: true)?.path
      case .words("data:,") where parts.count == 1 && element.name == "link":
        // Nothing at all: the icon of a page that has none, so that browsers do not ask for one.
        continue
      case .words(let words) where parts.count == 1 ? Address.isSafe(words) : words.hasPrefix("#"):
        continue
      case .words, .name, nil:
        set.report(
          program.file, element.line, "\(attribute.name) is a safe address, one name ${…}, or '#' and a name")
      }
    }
    return nil
  }

  private mutating func text(_ text: String, line: Int, in set: inout TemplateSetCompiler) {
    for part in interpolation(text, line, in: &set) {
      switch part {
      case .words(let words):
        var bytes: [UInt8] = []
        Escaping.appendText(words, to: &bytes)
        literal(bytes)
      case .name(let name, let lineBreaks):
        if let path = textPath(name, line + lineBreaks, in: &set) { program.steps.append(.text(path)) }
      }
    }
  }

  // MARK: Names

  private func checkNames(_ element: XMLElement, in set: inout TemplateSetCompiler) {
    func report(_ message: String) { set.report(program.file, element.line, message) }
    let isGroup = element.name == "b:group"
    if !isGroup, !HTMLNames.elements.contains(element.name) {
      report("<\(element.name)> is not an element that pages may use")
    }
    for attribute in element.attributes {
      let name = attribute.name
      if name.hasPrefix("b:if.") {
        if isGroup || element.attribute(String(name.dropFirst(5))) == nil {
          report("\(name) needs the attribute it decides about")
        }
      } else if name.hasPrefix("b:") {
        if !TemplateCompiler.directives.contains(String(name.dropFirst(2))) { report("there is no directive \(name)") }
      } else if isGroup || !HTMLNames.isAttribute(name) {
        report("'\(name)' is not an attribute that <\(element.name)> may have")
      }
    }
    if element.attribute("b:with") != nil, element.attribute("b:include") == nil { report("b:with needs b:include") }
    if element.attribute("b:file") != nil, element.name != "style" { report("b:file belongs to <style>") }
    if element.attribute("b:policy") != nil, element.name != "meta" { report("b:policy belongs to <meta>") }
  }

  private func interpolation(_ text: String, _ line: Int, in set: inout TemplateSetCompiler) -> [Interpolation.Part] {
    let interpolation = Interpolation(text)
    if interpolation.isUnclosed { set.report(program.file, line, "'${' without its '}'") }
    return interpolation.parts
  }

  private func textPath(_ name: String, _ line: Int, in set: inout TemplateSetCompiler) -> Program.Path? {
    guard let (path, shape) = path(name, line, in: &set) else { return nil }
    guard shape == .text else {
      set.report(program.file, line, "only text can be shown; '\(name)' is \(shape.description)")
      return nil
    }
    return path
  }

  private func path(
    _ text: String, _ line: Int, in set: inout TemplateSetCompiler, quietly: Bool = false
  ) -> (path: Program.Path, shape: Shape)? {
    func report(_ message: String) { if !quietly { set.report(program.file, line, message) } }
    let names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let slot = scope.lastIndex(where: { $0.name == names[0] }) else {
      report("there is no '\(names[0])' here; there is \(scope.map(\.name).joined(separator: ", "))")
      return nil
    }
    var shape = scope[slot].shape
    var fields: [Int] = []
    for name in names.dropFirst() {
      guard case .record(let record) = shape, let known = vocabulary[record] else {
        report("'\(name)' of '\(text)': \(shape.description) has no names inside")
        return nil
      }
      guard let index = known.fields.firstIndex(where: { $0.name == name }) else {
        report("'\(record)' has no '\(name)'; it has \(known.fields.map(\.name).joined(separator: ", "))")
        return nil
      }
      fields.append(index)
      shape = known.fields[index].shape
    }
    return (Program.Path(slot: slot, fields: fields), shape)
  }

  // MARK: Steps

  private mutating func literal(_ text: String) { literal(Array(text.utf8)) }

  private mutating func literal(_ bytes: [UInt8]) { program.steps.append(.literal(bytes)) }

  private mutating func skip(unlessSafe path: Program.Path) -> Int {
    program.steps.append(.skipUnless(.isSafeAddress(path), to: 0))
    return program.steps.count - 1
  }

  private mutating func retarget(_ step: Int, to target: Int) {
    if case .skipUnless(let test, _) = program.steps[step] { program.steps[step] = .skipUnless(test, to: target) }
  }
}

extension XMLNode {
  fileprivate var isWhiteSpace: Bool {
    switch self {
    case .element: false
    case .text(let text, line: _): text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    }
  }
}
