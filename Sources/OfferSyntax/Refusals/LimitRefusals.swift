internal import Diagnostics

extension FindingCode {
  static let emptyFile: FindingCode = "empty-file"
  static let fileTooLong: FindingCode = "file-too-long"
  static let lineTooLong: FindingCode = "line-too-long"
  static let textTooLong: FindingCode = "text-too-long"
  static let keyTooLong: FindingCode = "key-too-long"
  static let tooDeep: FindingCode = "too-deep"
  static let tooManyNodes: FindingCode = "too-many-nodes"
  static let tooManyErrors: FindingCode = "too-many-errors"
}

/// A file larger than any offer: none of it is read.
func refusalOfSize(_ file: SourceFile, limits: SyntaxLimits) -> Finding? {
  guard file.bytes.count > limits.fileBytes else { return nil }
  return .error(
    .fileTooLong, "file of \(file.bytes.count) bytes: an offer has at most \(limits.fileBytes)",
    at: Span(file: file, range: 0..<0), help: ["divide it into several offers"])
}

extension Parser {
  mutating func reportLongLines() {
    for line in lines where line.end - line.start > limits.lineBytes {
      report(
        .error(
          .lineTooLong, "line of \(line.end - line.start) bytes: a line has at most \(limits.lineBytes)",
          at: span(line.start..<line.start), help: ["write the text as a block after `>`, one sentence per line"]))
    }
  }

  func emptyFile(hasComments: Bool) -> Finding {
    .error(
      .emptyFile, hasComments ? "comments only: the file says nothing" : "empty file", at: span(0..<0),
      help: ["begin with `offer: ` and the name of the offer, or delete the file"])
  }

  func textTooLong(at span: Span, bytes: Int) -> Finding {
    .error(
      .textTooLong, "text of \(bytes) bytes: a text has at most \(limits.textBytes)", at: span,
      help: ["keep the terms in a file of their own and give its address"])
  }

  func keyTooLong(at span: Span) -> Finding {
    .error(
      .keyTooLong, "key of \(span.range.count) bytes: a key has at most \(limits.keyBytes)", at: span,
      help: ["keep the key short and write the text after its colon"])
  }

  func tooDeep(at span: Span) -> Finding {
    .error(
      .tooDeep, "nested deeper than \(limits.depth)", at: span, label: "this level is not read",
      help: ["an offer needs fewer than ten levels: look for a bracket or dash too many"])
  }

  func tooManyNodes(at span: Span) -> Finding {
    .error(
      .tooManyNodes, "more than \(limits.nodes) values in one file", at: span, label: "nothing is read from here on",
      help: ["divide it into several offers"])
  }

  func tooManyErrors(at span: Span) -> Finding {
    .error(
      .tooManyErrors, "more than \(limits.findings) errors: the rest of the file is not read", at: span,
      help: ["mend the first errors and check again", "is this file an offer?"])
  }
}
