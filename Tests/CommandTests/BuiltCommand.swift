import Foundation

/// The built `bareme`, run as a user runs it.
enum BuiltCommand {
  /// The folder of the package.
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The executable, beside the test bundle that runs.
  static var executable: URL {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let candidate = folder.appendingPathComponent("bareme")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder = folder.deletingLastPathComponent()
    }
    return package.appendingPathComponent(".build/debug/bareme")
  }

  struct Outcome {
    let output: Data
    let text: String
    let code: Int32
  }

  /// Runs a command line with `bareme` and the usual tools on the path; output and errors come together in order.
  static func shell(_ line: String, in folder: URL, environment: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = executable.deletingLastPathComponent().path + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    variables["NO_COLOR"] = "1"
    variables.merge(environment) { $1 }
    process.environment = variables
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(output: data, text: String(decoding: data, as: UTF8.self), code: process.terminationStatus)
  }

  /// A new empty folder that has the shipped templates, and the shipped offers as `shipped`.
  static func workFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bareme-case-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("Templates"), withDestinationURL: package.appendingPathComponent("Templates"))
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("shipped"), withDestinationURL: package.appendingPathComponent("Offers"))
    return folder
  }
}
