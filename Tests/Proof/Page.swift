import TariffEngine

nonisolated(unsafe) var written: [UInt8] = []

/// Prices cases as `prove bills` does; gives the number of bytes.
@_cdecl("run") @_expose(wasm, "run")
public func run(_ seed: Int32, _ count: Int32) -> Int32 {
  var ink = Ink()
  for offset in 0..<UInt64(count) { ink.writeBills(of: RandomCase(seed: UInt64(UInt32(bitPattern: seed)) &+ offset)) }
  written = ink.bytes
  return Int32(written.count)
}

/// Where the bytes are.
@_cdecl("bytes") @_expose(wasm, "bytes")
public func bytes() -> UnsafePointer<UInt8>? { written.withUnsafeBufferPointer { $0.baseAddress } }
