internal import DocumentTree

/// What a page knows beyond the place that is being shown: its notes and which of them have been referred to.
struct PageContext {
  let words: PageWords
  /// The number and mark of a note by its id.
  private let notes: [String: (number: Int, mark: String)]
  private(set) var referred: Set<String> = []

  init(_ document: Document) {
    words = document.words
    var notes: [String: (Int, String)] = [:]
    for (index, note) in document.notes.enumerated() where notes[note.id] == nil {
      notes[note.id] = (index + 1, note.mark)
    }
    self.notes = notes
  }

  func mark(_ note: String) -> String { notes[note]?.mark ?? "" }

  /// The anchor of the note itself.
  func anchor(_ note: String) -> String { "note-\(notes[note]?.number ?? 0)" }

  /// The anchor of the first reference to a note.
  func backAnchor(_ note: String) -> String { "reference-\(notes[note]?.number ?? 0)" }

  /// Whether this reference is the first one, the one the note leads back to.
  mutating func isFirstReference(to note: String) -> Bool { referred.insert(note).inserted }
}
