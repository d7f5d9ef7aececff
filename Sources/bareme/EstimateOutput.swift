internal import ArgumentParser

/// The format of an estimate: a document, or for a file of profiles a table or objects.
enum EstimateFormat: String, ChosenWord {
  case html, xml, text, json, csv, ndjson

  /// The format of one estimate; nothing for those of many.
  var document: FormatArgument? {
    switch self {
    case .html: .html
    case .xml: .xml
    case .text: .text
    case .json: .json
    case .csv, .ndjson: nil
    }
  }
}

/// Where an estimate goes and in which format.
struct EstimateOutput: ParsableArguments {
  @Option(help: ArgumentHelp("The format: text, or csv with `--profiles`.", valueName: "format"))
  var format: EstimateFormat?

  @Option(help: DocumentOutput.fileHelp)
  var output: String?

  @Option(name: TemplatesOption.name, help: TemplatesOption.help)
  var templates = TemplatesOption.usual

  /// The output of one estimate.
  var document: DocumentOutput {
    DocumentOutput(format: format?.document ?? .text, file: output, templates: templates)
  }
}
