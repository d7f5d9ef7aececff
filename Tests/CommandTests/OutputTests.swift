import Foundation
import Testing

/// The published site in `output/` is what the shipped offers give, on any machine.
struct OutputTests {
  private func contents(of folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appendingPathComponent(name)
      if try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false {
        files[name] = try Data(contentsOf: url)
      }
    }
    return files
  }

  @Test(arguments: [
    ["TZ": "UTC", "LC_ALL": "C"], ["TZ": "Pacific/Auckland", "LC_ALL": "ru_RU.UTF-8"],
    ["TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent"],
  ])
  func `a build in another process, folder, time zone and locale gives the same bytes`(
    environment: [String: String]
  ) throws {
    let folder = try BuiltCommand.workFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: BuiltCommand.package.appendingPathComponent("Offers"), to: folder.appendingPathComponent("Offers"))
    let outcome = try BuiltCommand.shell("bareme build --output site", in: folder, environment: environment)
    #expect(outcome.code == 0, "\(outcome.text)")
    let built = try contents(of: folder.appendingPathComponent("site"))
    let committed = try contents(of: BuiltCommand.package.appendingPathComponent("output"))
    #expect(Set(built.keys) == Set(committed.keys), "run `bareme build` and commit output/")
    for (name, bytes) in built.sorted(by: { $0.key < $1.key }) {
      #expect(committed[name] == bytes, "\(name) differs: run `bareme build`, read the difference, commit output/")
    }
  }

  @Test func `offers with errors leave the old site alone`() throws {
    let folder = try BuiltCommand.workFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let offers = folder.appendingPathComponent("Offers")
    try FileManager.default.copyItem(at: BuiltCommand.package.appendingPathComponent("Offers"), to: offers)
    #expect(try BuiltCommand.shell("bareme build --output site", in: folder).code == 0)
    let before = try contents(of: folder.appendingPathComponent("site"))
    try Data("offer: broken\n".utf8).write(to: offers.appendingPathComponent("broken.yaml"))
    let outcome = try BuiltCommand.shell("bareme build --output site", in: folder)
    #expect(outcome.code == 1)
    #expect(try contents(of: folder.appendingPathComponent("site")) == before)
  }
}
