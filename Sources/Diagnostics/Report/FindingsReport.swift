/// How findings are printed.
public enum FindingsFormat: String, Sendable, CaseIterable {
  /// With the lines as written, and what to do.
  case full
  /// One line per finding.
  case concise
  /// One versioned object for other programs.
  case json
}

extension Swift.Sequence where Element == Finding {
  /// File by file, each from top to bottom; findings at one place keep their order.
  public func inReadingOrder() -> [Finding] {
    enumerated().sorted { left, right in
      let (one, other) = (left.element.span, right.element.span)
      if one.file.path != other.file.path { return one.file.path < other.file.path }
      return (one.range.lowerBound, left.offset) < (other.range.lowerBound, right.offset)
    }.map(\.element)
  }

  /// All findings in `format`, in reading order; empty if there are none, save in JSON.
  public func report(_ format: FindingsFormat, colour: Bool = false) -> String {
    let ordered = inReadingOrder()
    switch format {
    case .full: return ordered.map { $0.full(colour: colour) }.joined(separator: "\n")
    case .concise: return ordered.map { $0.concise + "\n" }.joined()
    case .json: return ordered.json
    }
  }

  /// `2 errors, 1 warning in 3 files`; files are those that findings point into.
  public var summary: String {
    var counts: [Severity: Int] = [:]
    var files: Set<String> = []
    for finding in self {
      counts[finding.severity, default: 0] += 1
      files.insert(finding.span.file.path)
    }
    func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
    let parts = Severity.allCases.compactMap { severity in
      counts[severity].map { counted($0, severity.rawValue) }
    }
    guard !parts.isEmpty else { return "nothing found" }
    return "\(parts.joined(separator: ", ")) in \(counted(files.count, "file"))"
  }
}
