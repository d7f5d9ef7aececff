internal import ArgumentParser
internal import Diagnostics
internal import DocumentTree
internal import Offers
internal import Publishing
internal import Quantities
internal import Rendering

/// `bareme build`: the whole site, published in one step.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", _superCommandName: Bareme.name,
    abstract: "Publish summaries, comparisons and an index as a static site.",
    usage: "bareme build [options]",
    discussion: """
      Examples:
        bareme build
        bareme build --output public --date 2026-01-01

      The folder holds the whole old site or the whole new one, whatever happens. A folder with files that no build \
      wrote is never touched. Offers with errors stop the build: everything is reported and nothing is written.
      """)

  @Option(help: ArgumentHelp("The folder of the site.", valueName: "dir"))
  var output = "output"

  @Option(help: ArgumentHelp("The date of every document; each offer's own by default.", valueName: "YYYY-MM-DD"))
  var date: DayArgument?

  @Option(name: TemplatesOption.name, help: TemplatesOption.help)
  var templates = TemplatesOption.usual

  @Option(name: OffersOption.name, help: OffersOption.help)
  var offers = OffersOption.usual

  func run() throws {
    let workspace = try Workspace(offers: offers)
    let broken = workspace.findings.filter { $0.severity == .error }
    guard broken.isEmpty else {
      Console.report(broken)
      throw Ending.findings
    }
    try workspace.requireSound(workspace.catalogue.offers, for: .summary(dated: date != nil))
    let compiled = try Rendered.compiled(templates)
    var site = Site()
    var pages = 0
    for document in try SitePlan(workspace: workspace, date: date?.day).documents() {
      for format in OutputFormat.allCases {
        let bytes = try Rendered.bytes(of: document, as: format, with: compiled)
        try site.add("\(document.id).\(format.fileExtension)", bytes)
      }
      pages += 1
    }
    try publish(site, to: output)
    Console.note("\(pages) documents in \(site.files.count) files: \(output)/index.html")
  }
}
