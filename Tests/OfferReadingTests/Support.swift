import Diagnostics
import Foundation
import OfferReading
import Offers

/// Reads files given as path and text.
func read(_ files: (path: String, text: String)...) -> ReadResult {
  readCatalogue(files.map { SourceFile(path: $0.path, text: $0.text) })
}

/// A finding as a line: place, code and headline.
func line(_ finding: Finding) -> String {
  "\(finding.span.line):\(finding.span.column) \(finding.code.rawValue): \(finding.message)"
}

/// The smallest head of an offer.
let head = """
  offer: demo
  title: Demo
  language: fr
  currency: EUR
  prices: excluding VAT

  """

/// The repository, found from this file.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
