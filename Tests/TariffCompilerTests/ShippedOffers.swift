import Diagnostics
import Foundation
import OfferReading
import Offers
import TariffCompiler

/// The offers of the repository, with everything that can be asked of them.
enum ShippedOffers {
  static let catalogue: Catalogue = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let folder = ProcessInfo.processInfo.environment["BAREME_OFFERS"] ?? root + "/Offers"
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    let files = names.filter { $0.hasSuffix(".yaml") }.compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map {
        SourceFile(path: "Offers/" + name, bytes: Array($0))
      }
    }
    return readCatalogue(files).catalogue
  }()

  /// Every plan for every profile, without a sheet of prices and with all of them; `readings` are added to each.
  static func requests(_ offers: [Offer] = catalogue.offers) -> [EstimateRequest] {
    offers.flatMap { offer in
      let plans = offer.plans.isEmpty ? [offer.id.value] : offer.plans.map(\.id.value)
      return plans.flatMap { plan in
        catalogue.profiles.flatMap { profile in
          let sheets = catalogue.priceSheets.filter { $0.entries.contains { $0.offer.value == offer.id.value } }
          return (sheets.isEmpty ? [[]] : [[], sheets]).map {
            EstimateRequest(offer: offer, plan: plan, profile: profile, sheets: $0)
          }
        }
      }
    }
  }

  /// Every choice for every reading of an offer, as long as there are not too many.
  static func combinations(of offer: Offer) -> [[String: String]] {
    var all: [[String: String]] = [[:]]
    for reading in offer.readings {
      all = all.flatMap { combination in
        reading.choices.map { combination.merging([reading.name.value: $0.name.value]) { $1 } }
      }
    }
    return all
  }
}
