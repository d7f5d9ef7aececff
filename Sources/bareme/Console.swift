internal import Diagnostics
internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The terminal: standard output carries results, standard error everything else.
enum Console {
  /// Writes a result; a reader that closed the pipe ends the command quietly.
  static func write(_ bytes: [UInt8]) {
    put(bytes, on: STDOUT_FILENO)
  }

  /// Writes a result.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes a message.
  static func note(_ text: String) { put(Array((text + "\n").utf8), on: STDERR_FILENO) }

  /// Writes what went wrong.
  static func complain(_ text: String) {
    note("error: " + text)
  }

  /// Writes findings, and how many there are.
  static func report(_ findings: [Finding]) {
    note(findings.report(.full, colour: errorsHaveColour) + "\n" + findings.summary)
  }

  /// Colour only on a terminal, and never when `NO_COLOR` is set or the terminal is dumb.
  static var errorsHaveColour: Bool { hasColour(STDERR_FILENO) }

  /// The same for results.
  static var resultsHaveColour: Bool { hasColour(STDOUT_FILENO) }

  private static func hasColour(_ descriptor: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    guard isatty(descriptor) == 1, environment["NO_COLOR"]?.isEmpty ?? true, environment["TERM"] != "dumb" else {
      return false
    }
    return true
  }

  /// Everything on standard input.
  static func readAll() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw CouldNotRun(message: "cannot read standard input: \(String(cString: strerror(errno)))")
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Ends the process.
  static func exit(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }

  private static func put(_ bytes: [UInt8], on descriptor: Int32) {
    switch Written(bytes, to: descriptor) {
    case .whole: return
    case .unread: exit(0)
    case .failed:
      // A full disk or a closed terminal: half a result must not look like a whole one.
      if descriptor != STDERR_FILENO { note("error: cannot write: \(String(cString: strerror(errno)))") }
      exit(2)
    }
  }
}
