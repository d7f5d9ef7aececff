import DocumentTree
import Documents
import Foundation
import Rendering
import Testing

/// How many sheets of A4 a summary fills when a browser prints it.
///
/// Only where a Chromium is installed; it is told by `CHROMIUM` or found at its usual places.
@Suite struct PrintTests {
  static let browser: String? = {
    let named = ProcessInfo.processInfo.environment["CHROMIUM"]
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    return ([named].compactMap { $0 } + usual).first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// A summary of one service is one sheet, as the regulation asks; plans side by side and bundles at most three.
  @Test(
    .enabled(if: PrintTests.browser != nil),
    arguments: [
      ("vms", 1), ("trunk-sewan", 1), ("mobile-full", 1), ("licences-telephonie", 2), ("start-pro", 2),
      ("oblachnaya-ats", 2), ("optimale-pro-office", 3),
    ])
  func aSummaryFillsFewSheets(_ offer: String, _ most: Int) throws {
    let document = summary(of: try Samples.offer(offer), catalogue: Samples.catalogue)
    let page = try render(document, as: .html, templates: EveryFormatTests.templates.get())
    let folder = FileManager.default.temporaryDirectory.appending(path: "bareme-print-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(page).write(to: folder.appending(path: "page.html"))
    let count = try sheets(of: folder.appending(path: "page.html"), in: folder)
    #expect((1...most).contains(count), "\(offer) fills \(count) sheets")
  }

  /// Prints a page and counts the page objects of the PDF.
  private func sheets(of page: URL, in folder: URL) throws -> Int {
    let printed = folder.appending(path: "page.pdf")
    let process = Process()
    process.executableURL = URL(filePath: PrintTests.browser ?? "")
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer",
      "--user-data-dir=\(folder.path)/profile", "--print-to-pdf=\(printed.path)", page.absoluteString,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: printed), as: Unicode.ASCII.self)
    return text.matches(of: /\/Type\s*\/Page[^s]/).count
  }
}
