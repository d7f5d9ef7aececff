#!/bin/sh
# Writes the table of explanation pages from the folder that holds them. Run it after adding a page.
set -eu
cd "$(dirname "$0")/.."
table=Sources/Diagnostics/ExplanationTable.swift
{
  echo '// Written by Scripts/list-explanations.sh from the files in Explanations/; do not edit.'
  echo '// swift-format-ignore-file'
  echo
  echo '/// The page of each code, loaded when it is asked for.'
  echo 'let explanationTable: [(code: String, page: @Sendable () -> [UInt8])] = ['
  for page in $(cd Sources/Diagnostics/Explanations && LC_ALL=C ls ./*.md); do
    code=$(basename "$page" .md)
    echo "  (\"$code\", { PackageResources.$(echo "$code" | tr '-' '_')_md }),"
  done
  echo ']'
} >"$table"
