internal import ArgumentParser
internal import Offers
internal import Quantities
internal import Rendering

/// Where offers are: an option that every command has, said once. Each command has it as a word of its own, since a group of
/// options is one more type that the parser has to find its way about in while a command starts.
enum OffersOption {
  static let name = NameSpecification.customLong("offers")
  static let help = ArgumentHelp("The folder of offers.", valueName: "dir")
  static let usual = "Offers"
}

/// Where templates are, for the commands that make documents.
enum TemplatesOption {
  static let name = NameSpecification.customLong("templates")
  static let help = ArgumentHelp("The folder of templates.", valueName: "dir")
  static let usual = "Templates"
}

/// One of a few words, which say what they mean themselves.
protocol ChosenWord: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension ChosenWord {
  static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  static var allValueDescriptions: [String: String] { [:] }
  var defaultValueDescription: String { rawValue }
}

/// The format of a document.
enum FormatArgument: String, ChosenWord {
  case html, xml, text, json

  var format: OutputFormat {
    switch self {
    case .html: .html
    case .xml: .xml
    case .text: .text
    case .json: .json
    }
  }
}

/// A day on the command line; one that the calendar lacks is refused.
struct DayArgument: ExpressibleByArgument {
  let day: Day

  init?(argument: String) {
    guard let day = Day(iso: argument) else { return nil }
    self.day = day
  }
}

/// A currency by its code, in any case.
struct CurrencyArgument: ExpressibleByArgument {
  let currency: Currency

  init?(argument: String) {
    guard let currency = Currency(rawValue: argument.uppercased()) else { return nil }
    self.currency = currency
  }

  static var allValueStrings: [String] { Currency.allCases.map(\.rawValue) }
}

/// `OFFER` or `OFFER/PLAN`.
struct Selection: ExpressibleByArgument {
  let offer: String
  let plan: String?

  init?(argument: String) {
    let words = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard words.count <= 2, words.allSatisfy({ !$0.isEmpty }) else { return nil }
    offer = words[0]
    plan = words.count == 2 ? words[1] : nil
  }
}

/// `OFFER/PLAN@MONTH`: a plan and its first month, 2 to 120.
struct SwitchArgument {
  let plan: Selection
  let month: Int

  init(written: String) throws {
    guard let at = written.lastIndex(of: "@"), let plan = Selection(argument: String(written[..<at])) else {
      throw ValidationError("`--switch-to` takes a plan and its first month: `--switch-to OFFER/PLAN@13`")
    }
    guard let month = Int(written[written.index(after: at)...]), (2...120).contains(month) else {
      throw ValidationError(
        "the first month of a plan that is changed to is from 2 to 120: `--switch-to OFFER/PLAN@13`")
    }
    self.plan = plan
    self.month = month
  }
}

/// `NAME=CHOICE`.
struct ReadingArgument: ExpressibleByArgument {
  let name: String
  let choice: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
    name = String(argument[..<equals])
    choice = String(argument[argument.index(after: equals)...])
    if choice.isEmpty { return nil }
  }
}
