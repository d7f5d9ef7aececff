/// What stands before and behind the two dots of `20..40`, as written; nothing where there are no two dots.
func endsOfInterval(_ text: String) -> (low: Substring, high: Substring)? {
  let bytes = text.utf8
  var dot = bytes.startIndex
  while dot < bytes.endIndex {
    let next = bytes.index(after: dot)
    if next < bytes.endIndex, bytes[dot] == 0x2E, bytes[next] == 0x2E {
      return (text[..<dot], text[bytes.index(after: next)...])
    }
    dot = next
  }
  return nil
}
