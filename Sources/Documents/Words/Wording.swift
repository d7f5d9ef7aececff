internal import Quantities

/// The words, unit names and number forms of one language, read from its file in `Wording/`.
public struct Wording: Sendable {
  /// Where a word comes from.
  public enum Status: String, Sendable, CaseIterable {
    /// Read in the official text of Regulation (EU) 2019/2243.
    case official
    /// Copied from a contract summary that a provider publishes.
    case provider
    /// From general knowledge; not seen in any document.
    case unconfirmed
    /// Written for Barème; for a prescribed word, a translation without legal force.
    case own
  }
  /// A unit's names: one for each plural form, a short one behind a slash, and "for each" in words.
  struct UnitName: Sendable {
    var forms: [String]
    var short: String
    var each: String?
  }

  /// BCP 47 tag of the language.
  public internal(set) var language: String
  let lines: WordingLines
  let forms: NumberForms

  /// The prescribed words that were not read in the official text, with where they come from instead.
  public var unverified: [(key: WordingKey, status: Status)] {
    WordingKey.prescribed.map { ($0, status(of: $0)) }.filter { $0.1 != .official }
  }

  /// Whether the regulation has an edition in this language; without one, a summary is a translation.
  public var hasOfficialTemplate: Bool {
    !WordingKey.prescribed.allSatisfy { status(of: $0) == .own }
  }

  /// The languages that have a file.
  public static let languages = ["fr", "en", "de", "ru"]

  /// The words of a language by its BCP 47 tag, of its main language for a regional tag, else English.
  public static func of(_ tag: String) -> Wording {
    guard var wording = shipped(main(tag)) else { return english }
    wording.language = tag
    return wording
  }

  /// Whether the language of a tag has a file.
  public static func knows(_ tag: String) -> Bool { languages.contains(main(tag)) }

  private static func main(_ tag: String) -> String { String(tag.prefix { $0 != "-" }) }

  /// A file is read when its language is first asked for: a command mostly needs one.
  private static func shipped(_ language: String) -> Wording? {
    switch language {
    case "fr": french
    case "en": english
    case "de": german
    case "ru": russian
    default: nil
    }
  }

  private static let french = Wording(language: "fr", bytes: PackageResources.fr_txt)
  private static let english = Wording(language: "en", bytes: PackageResources.en_txt)
  private static let german = Wording(language: "de", bytes: PackageResources.de_txt)
  private static let russian = Wording(language: "ru", bytes: PackageResources.ru_txt)
}
