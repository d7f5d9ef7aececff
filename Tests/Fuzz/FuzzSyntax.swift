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
  for finding in parsed.findings.prefix(3) { _ = finding.full() }
  return 0
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
