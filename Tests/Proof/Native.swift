import TariffEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `prove cases SEED COUNT` writes cases with their bills, `prove records SEED COUNT` recorded calls with what they cost;
/// `prove invariants SEED COUNT` says which promises are broken.
@main
enum Prove {
  static func main() {
    let words = CommandLine.arguments
    guard words.count == 4, let seed = UInt64(words[2]), let count = UInt64(words[3]) else {
      print("usage: prove cases|records|invariants SEED COUNT")
      exit(2)
    }
    var ink = Ink()
    var broken: UInt64 = 0
    var tooLarge: UInt64 = 0
    for offset in 0..<count {
      let random = RandomCase(seed: seed &+ offset)
      switch words[1] {
      case "records": ink.write(RandomRecords(seed: seed &+ offset), seed: seed &+ offset)
      case "cases":
        ink.write(random, seed: seed &+ offset)
        ink.writeBills(of: random)
      default:
        var promises = Promises(random)
        promises.check()
        if promises.isTooLarge { tooLarge += 1 }
        guard !promises.broken.isEmpty else { continue }
        broken += 1
        guard broken <= 10 else { continue }
        for promise in promises.broken {
          ink.write("broken: ")
          ink.write(promise)
          ink.write("\n")
        }
        ink.write(random, seed: seed &+ offset)
        ink.writeBills(of: random)
      }
      if ink.bytes.count > 1 << 16 { flush(&ink) }
    }
    flush(&ink)
    if words[1] == "invariants" {
      print("invariants: \(count) random cases, \(broken) with a broken promise, \(tooLarge) too large to be exact")
    }
    fflush(nil)
    exit(broken == 0 ? 0 : 1)
  }

  private static func flush(_ ink: inout Ink) {
    var done = 0
    while done < ink.bytes.count {
      let count = ink.bytes[done...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      // A reader that has gone away needs no more cases.
      guard count > 0 else { exit(2) }
      done += count
    }
    ink.bytes = []
  }
}
