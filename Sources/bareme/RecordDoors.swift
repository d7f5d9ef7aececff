internal import CallRecords
internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that is read from its beginning to its end, or standard input.
final class RecordSource {
  /// As the command line names it.
  let name: String
  private let descriptor: Int32

  /// Opens a file; `-` is standard input.
  init(_ path: String) throws {
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw CouldNotRun(message: "cannot read `\(path)`: \(String(cString: strerror(errno)))")
    }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Fills a buffer; 0 at the end.
  func read(_ buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw CouldNotRun(message: "cannot read \(name): \(String(cString: strerror(errno)))")
      }
    }
  }
}

/// A file that is written from its beginning to its end, or standard output.
final class RecordSink {
  private let path: String
  private let descriptor: Int32

  /// Creates a file, or empties it; `-` is standard output.
  init(_ path: String) throws {
    self.path = path
    descriptor = path == "-" ? STDOUT_FILENO : open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else {
      throw CouldNotRun(message: "cannot write `\(path)`: \(String(cString: strerror(errno)))")
    }
    _ = signal(SIGPIPE, SIG_IGN)
  }

  deinit { if descriptor != STDOUT_FILENO { close(descriptor) } }

  /// Writes bytes; a reader that closed the pipe ends the command quietly.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var offset = 0
    while offset < bytes.count {
      guard let start = bytes.baseAddress else { return }
      #if canImport(Glibc)
        let written = Glibc.write(descriptor, start + offset, bytes.count - offset)
      #else
        let written = Darwin.write(descriptor, start + offset, bytes.count - offset)
      #endif
      if written > 0 {
        offset += written
      } else if errno == EPIPE {
        Console.exit(0)
      } else if errno != EINTR {
        throw CouldNotRun(message: "cannot write `\(path)`: \(String(cString: strerror(errno)))")
      }
    }
  }
}

extension CouldNotRun {
  /// A file whose lines end nowhere: it is no file of `records`.
  static func lineTooLong(in file: String, of what: String) -> CouldNotRun {
    CouldNotRun(message: "\(file) holds a line of more than a million bytes; is it a file of \(what)?")
  }
}

/// Prints what is reported of the lines of a file, each with its place: the first of each reason, then how many more.
final class LineReport<Fault: RawRepresentable<String> & CaseIterable & Hashable> {
  /// How many of one reason are printed.
  private let most = 20
  private let file: String
  private var counts: [Fault: Int] = [:]

  init(file: String) { self.file = file }

  /// Prints a finding, unless there were many of its reason before.
  func report(_ line: Int64, _ fault: Fault, _ detail: String) {
    counts[fault, default: 0] += 1
    guard counts[fault, default: 0] <= most else { return }
    Console.note("\(file):\(line): \(fault.rawValue): \(detail)")
  }

  /// Says how many were not printed of what the lines hold: `record`.
  func finish(_ what: String) {
    for fault in Fault.allCases {
      let more = counts[fault, default: 0] - most
      if more > 0 { Console.note("\(file): \(fault.rawValue): \(more) more \(what)\(more == 1 ? "" : "s")") }
    }
  }
}
