#!/bin/sh
# Feeds the offer parser with random bytes: Scripts/fuzz-syntax.sh [seconds]
# Whatever it finds is kept in Tests/OfferSyntaxTests/Corpus/regressions, which the tests read.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
work=${FUZZ_FOLDER:-.build/fuzz-syntax}
mkdir -p "$work/sources" "$work/corpus"
rm -f "$work/sources"/*

# One module, so that the fuzzer sees inside: imports of our own modules go, and so do the embedded pages.
for file in Sources/Diagnostics/*.swift Sources/Diagnostics/*/*.swift Sources/OfferSyntax/*.swift Sources/OfferSyntax/*/*.swift \
  Tests/Fuzz/FuzzSyntax.swift; do
  case $file in *Explanation*) continue ;; esac
  sed '/^\(public \|internal \)\{0,1\}import \(Diagnostics\|OfferSyntax\)$/d' "$file" >"$work/sources/$(basename "$file")"
done
swiftc -sanitize=fuzzer,address -parse-as-library -O -swift-version 6 -module-name OfferSyntax \
  "$work"/sources/*.swift -o "$work/fuzz"

find Offers Tests/OfferSyntaxTests/Corpus -type f ! -name '.*' 2>/dev/null | while read -r seed; do
  cp "$seed" "$work/corpus/seed-$(echo "$seed" | tr '/' '-')"
done

# Without this a crashing run waits for the backtracer.
export SWIFT_BACKTRACE=enable=no
timeout -k 10 "$((seconds + 30))" "$work/fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=5 -rss_limit_mb=1024 \
  -dict=Tests/Fuzz/syntax.dict -artifact_prefix=Tests/OfferSyntaxTests/Corpus/regressions/ -print_final_stats=1 \
  "$work/corpus"
