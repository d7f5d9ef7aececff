#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

// Built by Scripts/fuzz-engine.sh together with the sources of Quantities and TariffEngine, as one module.

/// Prices any bytes and stops the process if a promise is broken; a trap stops it by itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let trial = EngineTrial(Array(UnsafeBufferPointer(start: data, count: size)))
  guard !trial.broken.isEmpty else { return 0 }
  let line = Array("broken: \(trial.broken)\n".utf8)
  _ = write(2, line, line.count)
  fatalError()
}
