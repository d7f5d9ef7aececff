#!/usr/bin/env bash
# Tries the engine on random tariffs and usages: Scripts/prove-engine.sh [invariants] [references] [pages] [seed]
#
# Checks what holds of every bill on so many cases; then on so many others the engine against Tests/Proof/reference.py,
# and on so many with recorded calls against records.py, which are written from the definitions; then on so many the engine as WebAssembly in node, byte for byte.
set -euo pipefail
cd "$(dirname "$0")/.."
invariants=${1:-20000}
references=${2:-2000}
pages=${3:-2000}
seed=${4:-1}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
proof=Tests/Proof

# Compiles Quantities, TariffEngine and the cases into one folder: build FOLDER FILES FLAGS...
build() {
  local folder=$work/$1 files=$2 target
  shift 2
  mkdir -p "$folder"
  for target in Quantities TariffEngine; do
    swiftc "$@" -parse-as-library -swift-version 6 -wmo -module-name $target -I "$folder" \
      -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility \
      -emit-module -emit-module-path "$folder/$target.swiftmodule" \
      -c $(find "Sources/$target" -name '*.swift' | LC_ALL=C sort) -o "$folder/$target.o"
  done
  swiftc "$@" -parse-as-library -swift-version 6 -wmo -module-name Proof -I "$folder" \
    -c $(eval echo "$proof/{Ink,RandomCase,RandomUsage,WriteCase,WriteUsage,WriteBills,$files}.swift") -o "$folder/Proof.o"
}

build native Promises,OrderPromises,TimePromises,RandomRecords,Native -O
swiftc "$work"/native/*.o -o "$work/prove"

if [ "$invariants" -gt 0 ]; then "$work/prove" invariants "$seed" "$invariants"; fi

if [ "$references" -gt 0 ]; then "$work/prove" cases "$seed" "$references" | python3 $proof/reference.py; fi

if [ "$references" -gt 0 ]; then "$work/prove" records "$seed" "$references" | python3 $proof/records.py; fi

if [ "$pages" -gt 0 ]; then
  tools=$(dirname "$(readlink -f "$(command -v swiftc)")")
  build page Page -target wasm32-unknown-none-wasm -Osize -enable-experimental-feature Embedded \
    -Xfrontend -disable-stack-protector
  "$tools/clang" --target=wasm32-unknown-none-wasm -O2 -fno-builtin -nostdlib -mbulk-memory \
    -c $proof/runtime.c -o "$work/page/runtime.o"
  "$tools/wasm-ld" --no-entry --gc-sections --strip-all --stack-first -z stack-size=1048576 \
    "$work"/page/*.o -o "$work/page.wasm"
  "$work/prove" cases "$seed" "$pages" > "$work/native.txt"
  node $proof/page.mjs "$work/page.wasm" "$seed" "$pages" | cmp - "$work/native.txt"
  count=$(grep -c '^end$' "$work/native.txt")
  [ "$count" = "$pages" ] || { echo "WebAssembly: $count of $pages cases were written"; exit 1; }
  echo "WebAssembly: $count random cases and their bills as the native engine writes them, byte for byte"
fi
