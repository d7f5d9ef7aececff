#!/usr/bin/env bash
# Tries the engine on random tariffs and usages: Scripts/prove-engine.sh [invariants] [references] [seed]
#
# Checks what holds of every bill on so many cases; then on so many others the engine against Tests/Proof/reference.py,
# which is written from the definitions.
set -euo pipefail
cd "$(dirname "$0")/.."
invariants=${1:-20000}
references=${2:-2000}
seed=${3:-1}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
proof=Tests/Proof

# Compiles Quantities, TariffEngine and the cases into one folder: build FOLDER LAST-FILE FLAGS...
build() {
  local folder=$work/$1 last=$2 target
  shift 2
  mkdir -p "$folder"
  for target in Quantities TariffEngine; do
    swiftc "$@" -parse-as-library -swift-version 6 -wmo -module-name $target -I "$folder" \
      -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility \
      -emit-module -emit-module-path "$folder/$target.swiftmodule" \
      -c $(find "Sources/$target" -name '*.swift' | LC_ALL=C sort) -o "$folder/$target.o"
  done
  swiftc "$@" -parse-as-library -swift-version 6 -wmo -module-name Proof -I "$folder" \
    -c $proof/{Ink,RandomCase,WriteCase,Promises}.swift "$proof/$last" -o "$folder/Proof.o"
}

build native Native.swift -O
swiftc "$work"/native/*.o -o "$work/prove"

"$work/prove" invariants "$seed" "$invariants"

"$work/prove" cases "$seed" "$references" | python3 $proof/reference.py
