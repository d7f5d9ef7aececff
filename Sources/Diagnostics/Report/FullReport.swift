extension Finding {
  /// The finding with its line as written, for a person at a terminal; ends with a line break.
  ///
  /// ```
  /// error[ambiguous-amount]: `1.500` can be read two ways
  ///   --> Offers/orange/optimale.yaml:31:12
  ///    |
  /// 31 |     price: 1.500
  ///    |            ^^^^^ thousands or decimals?
  ///    = help: write `1500` for one thousand five hundred, or `1.50` for one and a half
  ///    = more: bareme explain ambiguous-amount
  /// ```
  public func full(colour: Bool = false) -> String {
    let paint = Paint(isOn: colour)
    let excerpt = Excerpt(span, mark: "^")
    let others = labels.map { (label: $0, excerpt: Excerpt($0.span, mark: "-")) }
    let width = ([excerpt.number] + others.map(\.excerpt.number)).map { String($0).utf8.count }.max() ?? 1
    let gutter = String(repeating: " ", count: width)
    let bar = gutter + " " + paint.frame("|")

    var lines = [
      paint.headline(severity, "\(severity.rawValue)[\(code.rawValue)]") + paint.bold(": " + visible(message))
    ]
    func show(_ excerpt: Excerpt, label: String, marks: (String) -> String) {
      let number = String(excerpt.number)
      let padding = String(repeating: " ", count: width - number.utf8.count)
      lines.append(bar)
      let shown = excerpt.line.isEmpty ? "" : " " + excerpt.line
      lines.append(paint.frame(padding + number + " |") + shown)
      let text = label.isEmpty ? excerpt.marks : excerpt.marks + " " + visible(label)
      lines.append(bar + " " + excerpt.margin + marks(text))
    }
    lines.append(gutter + paint.frame("--> ") + visible(place))
    show(excerpt, label: label) { paint.headline(severity, $0) }
    for other in others {
      if other.label.span.file !== span.file {
        lines.append(gutter + paint.frame("::: ") + visible(other.label.span.place))
      }
      show(other.excerpt, label: other.label.text) { paint.frame($0) }
    }
    for line in help { lines.append("\(gutter) \(paint.frame("=")) help: \(visible(line))") }
    lines.append("\(gutter) \(paint.frame("=")) more: bareme explain \(code.rawValue)")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The finding on one line, for editors and `grep`; without a line break.
  public var concise: String {
    "\(visible(place)): \(severity.rawValue)[\(code.rawValue)]: \(visible(message))"
  }

  private var place: String { span.place }
}

extension Span {
  /// `path:line:column`, as editors and terminals open it.
  public var place: String { "\(file.path):\(line):\(column)" }
}
