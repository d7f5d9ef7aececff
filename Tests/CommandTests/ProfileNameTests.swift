import Foundation
import Testing

/// The worked profiles of the five documents stand under the names by which their amounts are known.
struct ProfileNameTests {
  static let names = ["0-p1", "0-p2", "1-p1", "1-p2", "2-p1", "2-p2", "3-p1", "3-p2", "4-p1", "4-p2"]
  static let offers = [
    "start-pro/start", "mobile-full", "optimale-pro-office/equilibre", "vms", "oblachnaya-ats/bazovy",
  ]

  @Test(arguments: names) func `a profile is found by its file and by the name of its file`(name: String) throws {
    let offer = name == "1-p1" ? "trunk-sewan" : ProfileNameTests.offers[Int(name.prefix(1)) ?? 0]
    let byFile = try BuiltCommand.shell(
      "bareme estimate \(offer) --profile Offers/profiles/\(name).yaml --format json", in: BuiltCommand.package)
    let byName = try BuiltCommand.shell(
      "bareme estimate \(offer) --profile \(name) --format json", in: BuiltCommand.package)
    #expect(byFile.code == 0)
    #expect(byFile.text == byName.text)
  }
}
