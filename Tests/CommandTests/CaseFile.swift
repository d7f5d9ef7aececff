import Foundation

/// A readable test: a Markdown page with files, commands and what they print.
///
/// ````markdown
/// ```yaml file=Offers/a.yaml      a file of the folder the commands run in
/// ```
/// ```console
/// $ bareme check                  a command, then its standard output and standard error together
/// error[…]: …
/// [1]                             the exit code, when it is not 0
/// ```
/// ````
///
/// A line `…` stands for any number of lines.
struct CaseFile {
  struct Command {
    let words: String
    let expected: [String]
    let line: Int
  }
  struct Step {
    let files: [(path: String, text: String)]
    let commands: [Command]
  }

  let path: String
  let steps: [Step]

  init(path: String, text: String) {
    self.path = path
    var steps: [Step] = []
    var files: [(String, String)] = []
    var lines = text.components(separatedBy: "\n")[...]
    var number = 0
    while let line = lines.popFirst() {
      number += 1
      guard line.hasPrefix("```"), line.count > 3 else { continue }
      let info = line.dropFirst(3)
      let start = number
      var body: [String] = []
      while let next = lines.popFirst() {
        number += 1
        if next == "```" { break }
        body.append(next)
      }
      if let range = info.range(of: "file=") {
        let path = info[range.upperBound...].prefix { $0 != " " }
        files.append((String(path), body.joined(separator: "\n") + "\n"))
      } else if info.hasPrefix("console") {
        steps.append(Step(files: files, commands: CaseFile.commands(in: body, after: start)))
        files = []
      }
    }
    if !files.isEmpty { steps.append(Step(files: files, commands: [])) }
    self.steps = steps
  }

  private static func commands(in body: [String], after start: Int) -> [Command] {
    var commands: [Command] = []
    var words: String?
    var output: [String] = []
    var line = start
    func finish() {
      guard let words else { return }
      while output.last?.isEmpty ?? false { output.removeLast() }
      commands.append(Command(words: words, expected: output, line: line))
    }
    for (offset, text) in body.enumerated() {
      if text.hasPrefix("$ ") {
        finish()
        words = String(text.dropFirst(2))
        output = []
        line = start + offset + 1
      } else {
        output.append(text)
      }
    }
    finish()
    return commands
  }

  /// Whether what was printed is what was expected; a line `…` stands for any lines.
  static func matches(_ actual: [String], _ expected: [String]) -> Bool {
    guard let wildcard = expected.firstIndex(of: "…") else { return actual == expected }
    let head = Array(expected[..<wildcard])
    guard actual.count >= head.count, Array(actual.prefix(head.count)) == head else { return false }
    let tail = Array(expected[(wildcard + 1)...])
    if tail.isEmpty { return true }
    return (head.count...actual.count).contains { matches(Array(actual[$0...]), tail) }
  }
}
