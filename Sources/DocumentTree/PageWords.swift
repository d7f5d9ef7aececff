/// The few words a format adds of its own: a badge, the names of links for those who hear a page.
///
/// A builder that has a wording file overwrites them; until then a document speaks its own language where it is
/// one of these.
public struct PageWords: Sendable, Hashable {
  /// Beside what is marked as the best: "le moins cher".
  public var best: String
  /// Before the mark of a note: "Note".
  public var note: String
  /// From a note back to where it was referred to.
  public var backToText: String
  /// The name of the row of links at the foot.
  public var links: String

  /// All words.
  public init(best: String, note: String, backToText: String, links: String) {
    self.best = best
    self.note = note
    self.backToText = backToText
    self.links = links
  }

  /// The words of a language by its BCP 47 tag; English where it is not known.
  public init(language: String) {
    switch language.prefix(2) {
    case "fr":
      self.init(best: "le moins cher", note: "Note", backToText: "Retour au texte", links: "Voir aussi")
    case "ru":
      self.init(best: "дешевле всего", note: "Примечание", backToText: "Назад к тексту", links: "См. также")
    case "nl":
      self.init(best: "goedkoopst", note: "Noot", backToText: "Terug naar de tekst", links: "Zie ook")
    case "de":
      self.init(best: "am günstigsten", note: "Anmerkung", backToText: "Zurück zum Text", links: "Siehe auch")
    default:
      self.init(best: "cheapest", note: "Note", backToText: "Back to the text", links: "See also")
    }
  }
}
