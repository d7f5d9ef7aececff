#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

// Built by Scripts/fuzz-syntax.sh together with the sources of Diagnostics and OfferSyntax, as one module.

/// Reads any bytes as an offer and stops the process if a promise of the parser is broken.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let file = SourceFile(path: "fuzz.yaml", bytes: bytes)
  var limits = SyntaxLimits.standard
  limits.depth = 12
  limits.findings = 50
  let parsed = parse(file, limits: limits)
  var seen: Set<String> = []
  for finding in parsed.findings {
    let range = finding.span.range
    require(range.upperBound <= size, "finding ends after the file")
    let place = "\(finding.code.rawValue) \(range)"
    require(seen.insert(place).inserted, "reported twice: \(place)")
    require(!finding.help.isEmpty, "no way out of \(place)")
    require(!finding.message.isEmpty && !finding.message.hasSuffix("."), "headline of \(place)")
    for label in finding.labels { require(label.span.range.upperBound <= size, "label ends after the file") }
  }
  require(parsed.root != nil || !parsed.findings.isEmpty, "nothing read and nothing said")
  if let root = parsed.root { examine(root, inside: 0..<size, isSound: parsed.isSound) }
  if let quick = QuickParser.read(file, limits: limits), refusalOfEncoding(file) == nil {
    let careful = parseWithCare(file, limits: limits)
    require(careful.findings.isEmpty, "read in haste: \(careful.findings.first?.message ?? "")")
    require(careful.comments == quick.comments, "other comments in haste")
    if let root = careful.root { compare(quick.root, root) }
  }
  for finding in parsed.findings.prefix(3) { _ = finding.full() }
  return 0
}

/// Both readers read the same, to the last position.
private func compare(_ quick: Node, _ careful: Node) {
  require(quick.span == careful.span, "other place in haste: \(quick.span.range), not \(careful.span.range)")
  switch (quick, careful) {
  case (.scalar(let own), .scalar(let other)):
    require(own.text == other.text && own.style == other.style, "other text in haste: \(own.text)")
    require(own.segments.count == other.segments.count, "other segments in haste: \(own.text)")
    for (one, two) in zip(own.segments, other.segments) {
      require(
        one.textOffset == two.textOffset && one.fileOffset == two.fileOffset && one.length == two.length,
        "other segment in haste: \(own.text)")
    }
  case (.mapping(let own), .mapping(let other)):
    require(own.isFlow == other.isFlow && own.entries.count == other.entries.count, "other mapping in haste")
    for (one, two) in zip(own.entries, other.entries) {
      compare(.scalar(one.key), .scalar(two.key))
      require(one.comments == two.comments && one.code == two.code, "other entry in haste: \(one.key.text)")
      compare(one.value, two.value)
    }
  case (.sequence(let own), .sequence(let other)):
    require(own.isFlow == other.isFlow && own.items.count == other.items.count, "other list in haste")
    for (one, two) in zip(own.items, other.items) { compare(one, two) }
  default: require(false, "another kind of node in haste")
  }
}

/// Optimised code traps without its message, so it is printed first.
private func require(_ isKept: Bool, _ promise: @autoclosure () -> String) {
  guard !isKept else { return }
  let line = Array("broken promise: \(promise())\n".utf8)
  _ = write(2, line, line.count)
  fatalError()
}

private func examine(_ node: Node, inside outer: Range<Int>, isSound: Bool) {
  let range = node.span.range
  require(outer.lowerBound <= range.lowerBound && range.upperBound <= outer.upperBound, "child outside its parent")
  switch node {
  case .scalar(let scalar): examine(scalar, isSound: isSound)
  case .mapping(let mapping):
    for entry in mapping.entries {
      let key = entry.key.span.range
      require(range.lowerBound <= key.lowerBound && key.upperBound <= range.upperBound, "key outside its mapping")
      examine(entry.key, isSound: isSound)
      examine(entry.value, inside: range, isSound: isSound)
    }
    require(Set(mapping.entries.map(\.key.text)).count == mapping.entries.count, "a key twice")
  case .sequence(let sequence):
    for item in sequence.items { examine(item, inside: range, isSound: isSound) }
  }
}

/// In a sound file every segment stands in the file as it stands in the text.
private func examine(_ scalar: Scalar, isSound: Bool) {
  let text = Array(scalar.text.utf8)
  let span = scalar.span
  for segment in scalar.segments {
    let end = segment.fileOffset + segment.length
    require(
      span.range.lowerBound <= segment.fileOffset && end <= span.range.upperBound, "segment outside its text")
    guard isSound else { continue }
    require(segment.textOffset + segment.length <= text.count, "segment after the text")
    require(
      text[segment.textOffset..<segment.textOffset + segment.length].elementsEqual(
        span.file.bytes[segment.fileOffset..<end]), "segment differs from the file")
  }
}
