import Foundation
import Testing
import XMLKit

/// The shipped offers as a whole: clean, complete, and published in formats that hold what they promise.
struct ShippedOffersTests {
  @Test func `the shipped offers have no finding that nobody acknowledged`() throws {
    let outcome = try BuiltCommand.shell("bareme check --format concise", in: BuiltCommand.package)
    #expect(outcome.code == 0, "\(outcome.text)")
  }

  @Test func `strictly, acknowledged findings and unverified template words count`() throws {
    let outcome = try BuiltCommand.shell("bareme check --strict --format concise", in: BuiltCommand.package)
    #expect(outcome.code == 1)
    for code in [
      "announced-count-differs", "summary-lacks-provider", "summary-lacks-legal-sentence",
      "summary-lacks-accessibility", "wording-unverified",
    ] {
      #expect(outcome.text.contains("[\(code)]"), "\(code)")
    }
  }

  @Test(arguments: [
    "start-pro", "trunk-sewan", "trunk-openip", "trunk-yeastar", "trunk-wazo", "mobile-full",
    "optimale-pro-office", "vms", "oblachnaya-ats",
  ])
  func `an offer keeps its id and has a summary in every format`(id: String) throws {
    for format in ["html", "xml", "text", "json"] {
      let outcome = try BuiltCommand.shell("bareme summary \(id) --format \(format)", in: BuiltCommand.package)
      #expect(outcome.code == 0, "\(outcome.text)")
      #expect(!outcome.output.isEmpty)
    }
  }

  @Test func `plain text is at most eighty columns wide`() throws {
    let folder = BuiltCommand.package.appendingPathComponent("output")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".txt") {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      for (number, line) in text.components(separatedBy: "\n").enumerated() {
        #expect(line.unicodeScalars.count <= 80, "\(name):\(number + 1)")
      }
    }
  }

  @Test func `published XML follows the schema that ships with it`() throws {
    let schema = try RelaxNGSchema(
      Array(Data(contentsOf: BuiltCommand.package.appendingPathComponent("Templates/document.rng"))))
    let folder = BuiltCommand.package.appendingPathComponent("output")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".xml") {
      let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
      #expect(try schema.faults(in: bytes) == [], "\(name)")
    }
  }

  /// The template's words and their order (Implementing Regulation (EU) 2019/2243, Annex, Part A) in the French summary.
  @Test func `the summary of VMS has the prescribed words in the prescribed order`() throws {
    let text = try String(
      contentsOf: BuiltCommand.package.appendingPathComponent("output/vms.txt"), encoding: .utf8)
    let flowing = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let prescribed = [
      "Voice Managed Service (VMS)", "Récapitulatif contractuel", "Proximus",
      "Le présent récapitulatif contractuel énonce les principaux éléments de la présente offre de services, comme "
        + "l'exige le droit de l'UE",
      "Il permet de comparer des offres de services.",
      "Des informations complètes sur le service figurent dans d'autres documents.", "Services et équipement", "Prix",
      "Durée, renouvellement et résiliation", "Caractéristiques à l'intention des utilisateurs finaux handicapés",
      "Autres informations utiles",
      "Article 102, paragraphe 3, de la directive (UE) 2018/1972 du Parlement européen et du Conseil du 11 décembre "
        + "2018 établissant le code des communications électroniques européen (JO L 321 du 17.12.2018, p. 36)",
    ]
    var rest = flowing[...]
    for words in prescribed {
      let place = try #require(rest.range(of: words), "\(words)")
      rest = rest[place.upperBound...]
    }
    #expect(!flowing.contains("Débits du service internet"))
  }
}
