/// The word of `candidates` that was probably meant by `word`; nothing if none is near or `word` is one of them.
///
/// Near is at most two slips of the keyboard, or a third of the word if that is less: a letter too many, missing,
/// wrong, or two swapped. Upper and lower case of ASCII letters are equal. Of words equally near, the first counts.
public func didYouMean(_ word: String, among candidates: some Swift.Sequence<String>) -> String? {
  let written = letters(of: word)
  guard !written.isEmpty, written.count <= 64 else { return nil }
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let letters = letters(of: candidate)
    if candidate == word { return nil }
    let longest = max(written.count, letters.count)
    let allowed = min(2, max(1, longest / 3))
    guard abs(written.count - letters.count) <= allowed else { continue }
    let distance = slips(from: written, to: letters)
    if distance <= allowed, distance < (best?.distance ?? .max) { best = (distance, candidate) }
  }
  return best?.candidate
}

private func letters(of word: String) -> [UInt32] {
  word.unicodeScalars.map { $0.value >= 0x41 && $0.value <= 0x5A ? $0.value + 32 : $0.value }
}

/// The Damerau-Levenshtein distance in which no letter is touched twice.
private func slips(from one: [UInt32], to other: [UInt32]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for (row, letter) in one.enumerated() {
    var current = [row + 1]
    for (column, candidate) in other.enumerated() {
      var least = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == candidate ? 0 : 1))
      if row > 0, column > 0, letter == other[column - 1], one[row - 1] == candidate {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    beforeLast = last
    last = current
  }
  return last[other.count]
}
