internal import ArgumentParser

/// An option that the named command does not have, among the words of a command line in which something is missing as
/// well: `bareme estimate vms --profil p` lacks `--profile` because of what it was mistyped as.
struct MistypedOption {
  /// The word as written, without what follows its equals sign.
  let written: String
  /// The options of the command.
  let known: [String]

  /// Nothing when every option of the command line is one of the command's.
  init?(in words: [String], of command: any ParsableCommand.Type) {
    let known = MistypedOption.options(in: command.helpMessage())
    let written = words.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
      .map { String($0.prefix { $0 != "=" }) }
    guard let first = written.first(where: { !known.contains($0) }) else { return nil }
    self.written = first
    self.known = known
  }

  /// What to say of it.
  var fault: CouldNotRun { CouldNotRun(unknown: written, "there is no option", among: known, has: "there are") }

  /// The options that a help text names.
  private static func options(in help: String) -> [String] {
    var found: [String] = []
    for word in help.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) })
    where word.hasPrefix("--") && word.count > 2 && !found.contains(String(word)) {
      found.append(String(word))
    }
    return found
  }
}
