import Diagnostics
import Documents
import Foundation
import Offers
import Rendering
import TariffCompiler
import Testing

/// Every format of an estimate shows the same values in the same order, whatever wraps at 78 columns.
@Suite struct EstimateAgreementTests {
  @Test(arguments: ["fr", "en", "de", "ru"]) func formatsAgree(_ language: String) throws {
    let folder = Samples.root.path + "/Templates"
    let templates = try Templates(
      from: TemplateSource { name in FileManager.default.contents(atPath: folder + "/" + name).map { Array($0) } })
    let catalogue = Samples.catalogue
    for var profile in catalogue.profiles {
      // The check of JSON does not find a value that is too long for a line of its own.
      profile.title = nil
      let estimates = catalogue.offers.flatMap { PlanChoice.all(of: $0) }.compactMap { choice in
        try? estimate(
          EstimateRequest(
            offer: choice.offer, plan: choice.plan, profile: profile, sheets: catalogue.priceSheets))
      }
      let document = estimateDocument(estimates, profile: profile, catalogue: catalogue, language: language)
      let faults = try FormatAgreement.faults(of: document, templates: templates)
      #expect(faults.isEmpty, "\(profile.id?.value ?? ""): \(faults)")
    }
  }
}
