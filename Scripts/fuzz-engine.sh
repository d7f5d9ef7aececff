#!/bin/sh
# Prices random bytes as tariffs, usages and call records: Scripts/fuzz-engine.sh [seconds]
# Whatever stops the engine is kept in Tests/Fuzz/engine, which is where each run begins.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
work=${FUZZ_FOLDER:-.build/fuzz-engine}
mkdir -p "$work/sources" "$work/corpus" Tests/Fuzz/engine
rm -f "$work/sources"/*

# One module, so that the fuzzer sees inside: imports of our own modules go.
{
  find Sources/Quantities Sources/TariffEngine -name '*.swift'
  ls Tests/TariffEngineTests/EngineCase.swift Tests/TariffEngineTests/EngineTrial.swift Tests/Fuzz/FuzzEngine.swift
} | while read -r file; do
  sed '/^\(public \|internal \)\{0,1\}import \(Quantities\|TariffEngine\)$/d' "$file" >"$work/sources/$(basename "$file")"
done
swiftc -sanitize=fuzzer,address -parse-as-library -O -swift-version 6 -module-name TariffEngine \
  "$work"/sources/*.swift -o "$work/fuzz"

# Without this a crashing run waits for the backtracer.
export SWIFT_BACKTRACE=enable=no
timeout -k 10 "$((seconds + 60))" "$work/fuzz" -max_total_time="$seconds" -max_len=2048 -timeout=5 -rss_limit_mb=1024 \
  -artifact_prefix=Tests/Fuzz/engine/ -print_final_stats=1 "$work/corpus" Tests/Fuzz/engine
