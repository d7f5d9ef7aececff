#!/usr/bin/env bash
# Compiles the pricing engine for the browser: Quantities and TariffEngine as Embedded Swift for wasm32,
# with the toolchain as it is (no SDK). Fails when either uses something a page cannot run.
set -euo pipefail
cd "$(dirname "$0")/.."

objects=$(mktemp -d)
trap 'rm -rf "$objects"' EXIT

flags=(
  -target wasm32-unknown-none-wasm -swift-version 6 -parse-as-library -wmo -Osize -warnings-as-errors
  -enable-experimental-feature Embedded
  -enable-upcoming-feature ExistentialAny
  -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility
  -Xfrontend -disable-stack-protector
)

# Compiles one target against those compiled before it.
compile() {
  local target=$1
  local sources=() file
  while IFS= read -r file; do sources+=("$file"); done < <(find "Sources/$target" -name '*.swift' | LC_ALL=C sort)
  swiftc "${flags[@]}" -module-name "$target" -I "$objects" \
    -emit-module -emit-module-path "$objects/$target.swiftmodule" \
    -c "${sources[@]}" -o "$objects/$target.o"
  printf '%-14s compiles for wasm32: %s files, %s bytes of object code\n' \
    "$target" "${#sources[@]}" "$(wc -c < "$objects/$target.o" | tr -d ' ')"
}

compile Quantities
compile TariffEngine
