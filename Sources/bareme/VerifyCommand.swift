internal import ArgumentParser
internal import Diagnostics
internal import Verifying

/// `bareme verify`: recomputes a receipt with a second, small calculator that shares nothing with the first.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", _superCommandName: Bareme.name,
    abstract: "Recompute the receipt of an estimate, figure by figure.",
    discussion: """
      Examples:
        bareme estimate vms --profile vms-250-appels --format json --receipt \\
          | bareme verify -
        bareme estimate trunk-openip --profile trunk-4-canaux --format json \\
          --receipt | bareme verify - --offers Offers

      Every figure is computed from others by its rule, and each is told that comes out otherwise. With --offers each \
      price must also stand in the line of the file that the receipt names. The status is 0 when everything holds, 1 \
      when a figure does not, 2 when the text is no receipt.
      """)

  @Argument(help: ArgumentHelp("The receipt: a file, or `-`.", valueName: "receipt"))
  var receipt: String

  @Option(help: ArgumentHelp("The folder of offers to compare the receipt with.", valueName: "dir"))
  var offers: String?

  func run() throws {
    let bytes = try OfferFolder.read(receipt).bytes
    let verification: Verification
    do {
      verification = try verify(receipt: bytes, offers: try offers.map(lines))
    } catch let fault as Unreadable {
      let name = receipt == "-" ? "standard input" : "`\(receipt)`"
      let isNone = fault.place == "the receipt" || fault.place.hasPrefix("line ")
      let way = "\na receipt is what `bareme estimate <offer> --profile <file> --format json --receipt` writes"
      throw CouldNotRun(
        message: "\(name) cannot be recomputed: \(fault.place) \(fault.reason)" + (isNone ? way : ""))
    }
    guard verification.holds else {
      for difference in verification.differences {
        Console.write("\(difference.path): \(difference.stated), recomputed: \(difference.recomputed)\n")
      }
      let count = verification.differences.count
      Console.write("does not hold: \(count) \(count == 1 ? "figure differs" : "figures differ")\n")
      throw Ending.findings
    }
    var compared = ""
    if let offers {
      compared = ", \(verification.places) of them as written in \(offers)"
    }
    Console.write(
      "holds: \(plural(verification.estimates, "estimate")), \(plural(verification.lines, "line")), "
        + "\(plural(verification.figures, "figure"))\(compared)\n")
  }

  private func plural(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// The lines of the files of a folder, by the path that a receipt gives them: the folder may have another name here.
  private func lines(of folder: String) throws -> (String) -> [String]? {
    var known: [(path: [Substring], lines: [String])] = []
    for file in try OfferFolder.files(at: folder) {
      let inside = file.path.dropFirst(folder.count).split(separator: "/")
      let lines = (1...max(1, file.lineCount)).map { String(decoding: file.lineBytes($0), as: UTF8.self) }
      known.append((inside, lines))
    }
    return { path in
      let words = path.split(separator: "/")
      return known.first { words.suffix($0.path.count) == $0.path[...] }?.lines
    }
  }
}
