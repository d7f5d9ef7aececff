extension String {
  /// The same with `value` wherever `name` stands, `{amount}` in `{amount}~€`.
  ///
  /// By bytes: the general replacement of the standard library takes a hundred times as long, and a page has as many
  /// amounts as a command has milliseconds.
  func filling(_ name: StaticString, with value: String) -> String {
    let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    let text = Array(utf8)
    guard !name.isEmpty, text.count >= name.count else { return self }
    var filled: [UInt8] = []
    filled.reserveCapacity(text.count + value.utf8.count)
    var at = 0
    while at < text.count {
      if text[at] == name[0], text[at...].starts(with: name) {
        filled += value.utf8
        at += name.count
      } else {
        filled.append(text[at])
        at += 1
      }
    }
    return String(decoding: filled, as: UTF8.self)
  }

  /// What stands before and after `name`; all of it before, where it does not stand at all.
  func around(_ name: StaticString) -> (before: String, after: String) {
    let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    let text = Array(utf8)
    guard !name.isEmpty, let at = text.indices.first(where: { text[$0] == name[0] && text[$0...].starts(with: name) })
    else { return (self, "") }
    return (String(decoding: text[..<at], as: UTF8.self), String(decoding: text[(at + name.count)...], as: UTF8.self))
  }
}
