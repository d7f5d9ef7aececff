// Stands here until Diagnostics has it.
func didYouMean(_ word: String, among candidates: some Swift.Sequence<String>) -> String? {
  let wanted = Array(word.lowercased().unicodeScalars)
  let tolerance = wanted.count <= 3 ? 1 : max(2, wanted.count / 3)
  var best: (Int, String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    var row = Array(0...other.count)
    for (i, a) in wanted.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in other.enumerated() {
        let next = a == b ? diagonal : 1 + min(diagonal, row[j], row[j + 1])
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    if row[other.count] <= tolerance, row[other.count] < best?.0 ?? .max { best = (row[other.count], candidate) }
  }
  return best?.1
}
