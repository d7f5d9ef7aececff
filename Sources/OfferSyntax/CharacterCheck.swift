public import Diagnostics

/// What is wrong with single characters of a text that is no offer file, such as an argument of a command.
public func characterFindings(in text: SourceFile) -> [Finding] {
  characterFindings(in: text, keys: [], limit: 10)
}

/// What is wrong with single characters, wherever they stand: in keys, texts or comments.
func characterFindings(in file: SourceFile, keys: [Range<Int>], limit: Int) -> [Finding] {
  let bytes = file.bytes
  var findings: [Finding] = []
  var undecodable: [Range<Int>] = []
  var loneReturns: [Range<Int>] = []
  var offset = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
  while offset < bytes.count, findings.count < limit {
    let byte = bytes[offset]
    if byte >= 0x20 && byte < 0x7F || byte == .lineFeed || byte == .tab {
      offset += 1
      continue
    }
    if byte == .carriageReturn, offset + 1 < bytes.count, bytes[offset + 1] == .lineFeed {
      offset += 2
      continue
    }
    if byte == .carriageReturn {
      loneReturns.append(offset..<offset + 1)
      offset += 1
      continue
    }
    guard let first = scalar(in: bytes, at: offset) else {
      undecodable.append(offset..<offset + 1)
      offset += 1
      continue
    }
    guard let reason = ForbiddenCharacter(first.scalar) else {
      offset += first.length
      continue
    }
    // Neighbours with the same fault are one finding.
    let start = offset
    offset += first.length
    while let next = scalar(in: bytes, at: offset), ForbiddenCharacter(next.scalar) == reason, next.scalar != "\r" {
      offset += next.length
    }
    let span = Span(file: file, range: start..<offset)
    switch reason {
    case .control: findings.append(controlCharacter(first.scalar, at: span))
    case .lineSeparator: findings.append(lineSeparator(first.scalar, at: span))
    case .invisible:
      let inKey = keys.contains { $0.contains(start) }
      findings.append(invisibleCharacter(first.scalar, at: span, inKey: inKey))
    }
  }
  // One wrong encoding spoils every accent of the file, one wrong editor every line: each is said once.
  if let first = loneReturns.first {
    findings.append(lineSeparator("\r", at: Span(file: file, range: first), others: loneReturns.count - 1))
  }
  if let first = undecodable.first {
    findings.append(
      notUTF8(at: Span(file: file, range: first), byte: bytes[first.lowerBound], others: undecodable.count - 1))
  }
  return findings
}

/// The character that begins at `offset`, if its UTF-8 is well formed.
private func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
  bytes.withUnsafeBufferPointer { wellFormed(in: $0, at: offset) }
}

/// The character that begins at `offset` of bytes that are not to be copied.
func wellFormed(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
  guard offset < bytes.count else { return nil }
  let first = bytes[offset]
  let length: Int
  var value: UInt32
  let least: UInt32
  switch first {
  case 0x00...0x7F: return (Unicode.Scalar(first), 1)
  case 0xC2...0xDF: (length, value, least) = (2, UInt32(first & 0x1F), 0x80)
  case 0xE0...0xEF: (length, value, least) = (3, UInt32(first & 0x0F), 0x800)
  case 0xF0...0xF4: (length, value, least) = (4, UInt32(first & 0x07), 0x10000)
  default: return nil
  }
  for next in offset + 1..<offset + length {
    guard next < bytes.count, bytes[next] & 0xC0 == 0x80 else { return nil }
    value = value << 6 | UInt32(bytes[next] & 0x3F)
  }
  guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
  return (scalar, length)
}
