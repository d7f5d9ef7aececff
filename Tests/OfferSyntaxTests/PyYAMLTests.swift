import Diagnostics
import Foundation
import OfferSyntax
import Testing

/// Every offer reads the same with another YAML reader that keeps values as text.
struct PyYAMLTests {
  @Test func `PyYAML reads every valid file as we do`() throws {
    let files =
      Repository.files(below: Repository.corpus.appending(path: "valid"), ending: ".yaml")
      + Repository.files(below: Repository.root.appending(path: "Offers"), ending: ".yaml")
    #expect(files.count >= 9)
    let theirs = try readWithPyYAML(files)
    for (url, their) in zip(files, theirs) {
      let file = parse(try Repository.source(url))
      #expect(file.isSound, "\(url.lastPathComponent): \(file.findings.report(.concise))")
      let ours = try #require(file.root.map(plainValue), "\(url.lastPathComponent): nothing read")
      #expect(NSArray(array: [ours]) == NSArray(array: [their]), "\(url.path) reads differently")
    }
  }

  private func readWithPyYAML(_ files: [URL]) throws -> [Any] {
    let program = """
      import json, sys, yaml
      print(json.dumps([yaml.load(open(path, "rb").read(), Loader=yaml.BaseLoader) for path in sys.argv[1:]]))
      """
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3", "-c", program] + files.map(\.path)
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    python.waitUntilExit()
    try #require(
      python.terminationStatus == 0, "python3 with the module yaml (PyYAML) is needed; see its message above")
    return try #require(try JSONSerialization.jsonObject(with: answer) as? [Any])
  }
}
