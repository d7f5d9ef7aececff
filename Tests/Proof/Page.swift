import TariffEngine

nonisolated(unsafe) var written: [UInt8] = []

/// Writes cases with their bills as `prove cases` does; gives the number of bytes.
@_cdecl("run") @_expose(wasm, "run")
public func run(_ seed: Int32, _ count: Int32) -> Int32 {
  var ink = Ink()
  for offset in 0..<UInt64(count) {
    let own = UInt64(UInt32(bitPattern: seed)) &+ offset
    let random = RandomCase(seed: own)
    ink.write(random, seed: own)
    ink.writeBills(of: random)
  }
  written = ink.bytes
  return Int32(written.count)
}

/// Where the bytes are.
@_cdecl("bytes") @_expose(wasm, "bytes")
public func bytes() -> UnsafePointer<UInt8>? { written.withUnsafeBufferPointer { $0.baseAddress } }
