extension [Finding] {
  /// The same object with what authors left on purpose, each with its reason, under `acknowledged`.
  public func json(acknowledged: [(finding: Finding, because: String)]) -> String {
    let open = inReadingOrder().map { "  " + $0.json }.joined(separator: ",\n")
    let left = acknowledged.map { "  {\"because\":\(quoted($0.because)),\"finding\":\($0.finding.json)}" }
    return "{\"version\":1,\"findings\":[" + (isEmpty ? "" : "\n" + open + "\n") + "],\"acknowledged\":["
      + (left.isEmpty ? "" : "\n" + left.joined(separator: ",\n") + "\n") + "]}\n"
  }

  /// `{"version":1,"findings":[…]}` on one line per finding; lines and columns count from 1, ends are exclusive.
  var json: String {
    let body = map { "  " + $0.json }.joined(separator: ",\n")
    return "{\"version\":1,\"findings\":[" + (isEmpty ? "" : "\n" + body + "\n") + "]}\n"
  }
}

extension Finding {
  fileprivate var json: String {
    var fields = [
      "\"code\":\(quoted(code.rawValue))",
      "\"severity\":\(quoted(severity.rawValue))",
      "\"message\":\(quoted(message))",
      "\"file\":\(quoted(span.file.path))",
      span.json,
      "\"label\":\(quoted(label))",
      "\"help\":[\(help.map(quoted).joined(separator: ","))]",
    ]
    if let fix { fields.append("\"fix\":{\(fix.span.json),\"text\":\(quoted(fix.text))}") }
    let others = labels.map {
      "{\"file\":\(quoted($0.span.file.path)),\($0.span.json),\"text\":\(quoted($0.text))}"
    }
    fields.append("\"labels\":[\(others.joined(separator: ","))]")
    return "{\(fields.joined(separator: ","))}"
  }
}

extension Span {
  fileprivate var json: String {
    let end = range.upperBound
    return
      "\"line\":\(line),\"column\":\(column),\"endLine\":\(file.line(at: end)),\"endColumn\":\(file.column(at: end))"
  }
}

/// A JSON string; what is not seen is escaped too, so that the output is safe in a terminal.
private func quoted(_ text: String) -> String {
  var json = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": json += "\\\""
    case "\\": json += "\\\\"
    case "\n": json += "\\n"
    case "\r": json += "\\r"
    case "\t": json += "\\t"
    default:
      if isUnseen(scalar) {
        for unit in String(scalar).utf16 { json += "\\u" + hexadecimal(UInt32(unit), digits: 4) }
      } else {
        json.unicodeScalars.append(scalar)
      }
    }
  }
  return json + "\""
}
