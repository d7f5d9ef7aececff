import Diagnostics
import Foundation
import OfferReading
import Offers
import Testing

/// Every example of Documentation/language.md is read as a reader of it would write it.
@Suite struct ManualTests {
  struct Block {
    let info: String
    let text: String
  }

  static let blocks: [Block] = {
    let page = (try? String(contentsOf: repository.appending(path: "Documentation/language.md"), encoding: .utf8)) ?? ""
    var blocks: [Block] = []
    var open: (info: String, lines: [String])?
    for line in page.components(separatedBy: "\n") {
      if let block = open {
        if line == "```" {
          blocks.append(Block(info: block.info, text: block.lines.joined(separator: "\n") + "\n"))
          open = nil
        } else {
          open = (block.info, block.lines + [line])
        }
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), [])
      }
    }
    return blocks
  }()

  @Test func theWholeFilesOfTheManualMakeAFolderWithoutFindings() {
    let files = Self.blocks.filter { $0.info.hasPrefix("yaml file=") }.map {
      SourceFile(path: String($0.info.dropFirst("yaml file=".count)), text: $0.text)
    }
    let result = readCatalogue(files)
    #expect(result.findings.map(line) == [])
    #expect(result.catalogue.offers.count == 1)
    #expect(result.catalogue.providers.count == 1)
    #expect(result.catalogue.profiles.count == 2)
    #expect(result.catalogue.priceSheets.count == 1)
    #expect(result.catalogue.comparisons.count == 1)
    #expect(result.catalogue.exchangeRates.count == 1)
  }

  @Test func theFragmentsOfTheManualMakeOneOfferWithoutFindings() {
    // One offer in euros, and one in roubles for the rows of a Russian offer.
    let roubles = head.replacing("demo", with: "demo-rub").replacing("EUR", with: "RUB")
    var russian = roubles + "plans: { mikro: Mikro, mini: Mini }\nprice:\n"
    var offer = head + "vat: 20 %\nplans: { start: Start, pro: Pro, mikro: Mikro }\n"
    var rows = ""
    var terms = "terms: cgv\ntitle: CGV\nlanguage: fr\n"
    for block in Self.blocks where block.info == "yaml row" {
      if block.text.hasPrefix("articles:") {
        terms += block.text
      } else if Construct.offer.keys.contains(String(block.text.prefix { $0 != ":" })) {
        offer += block.text
      } else {
        let indented = block.text.components(separatedBy: "\n").map { $0.isEmpty ? "" : "  " + $0 }.joined(
          separator: "\n")
        if indented.contains("₽") { russian += indented } else { rows += indented }
      }
    }
    let sheet = "prices: tarif-exemple\ntitle: T\noffers: { trunk: { channel: 20 €/channel/month } }\n"
    let result = read(
      ("o.yaml", offer + (rows.isEmpty ? "" : "price:\n" + rows)), ("r.yaml", russian), ("t.yaml", terms),
      ("p.yaml", sheet))
    #expect(result.findings.map(line) == [])
    #expect(result.catalogue.offers.first?.readings.count == 1)
    #expect(result.catalogue.offers.first?.usage[.calls]?.included.count == 1)
    #expect(result.catalogue.offers.first?.destinations.count == 3)
    #expect(result.catalogue.terms.first?.articles.first?.rows.count == 2)
  }

  @Test func theKeysOfTheManualAreTheKeysOfTheReader() {
    let page = (try? String(contentsOf: repository.appending(path: "Documentation/language.md"), encoding: .utf8)) ?? ""
    for construct in Construct.allCases {
      for key in construct.keys {
        let isTold = page.contains(key)
        #expect(isTold, "\(key) of \(construct.name) is not in the manual")
      }
    }
  }
}
