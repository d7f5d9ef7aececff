internal import Diagnostics
internal import OfferSyntax
internal import Offers

extension Scope {
  /// Unclear clauses with their named readings.
  func readings(_ node: Node?) -> [Reading] {
    (mapping(node, "`readings`")?.entries ?? []).compactMap { entry in
      guard let fields = fields(entry.value, .reading, of: entry.key) else { return nil }
      let name = id(entry.key)
      let choices = (mapping(fields["choices"], "`choices`")?.entries ?? []).map { choice in
        let name = id(choice.key)
        return Reading.Choice(name: name, say: text(choice.value, "`\(choice.key.text)`") ?? name)
      }
      if fields.has("choices"), choices.count < 2 {
        report(
          .error(
            .singleChoice, "`\(name.value)` has fewer than two choices", at: name.span,
            help: ["a clause with one meaning is no reading: write the second, or an assumption"]))
      }
      guard let first = choices.first else { return nil }
      var reading = Reading(
        name: name, ask: text(fields["ask"], "`ask`") ?? name, choices: choices, defaultChoice: first.name)
      reading.clause = text(fields["clause"], "`clause`")
      reading.mark = text(fields["mark"], "`mark`")
      if let chosen = text(fields["default"], "`default`") {
        if choices.contains(where: { $0.name.value == chosen.value }) {
          reading.defaultChoice = chosen
        } else {
          reportUnknown(
            .unknownChoice, "`\(chosen.value)` is not a choice of `\(name.value)`", at: chosen.span,
            word: chosen.value, among: choices.map(\.name.value), kind: "choices")
        }
      }
      return reading
    }
  }

  /// What was assumed, and why.
  func assumptions(_ node: Node?) -> [Assumption] {
    (mapping(node, "`assumptions`")?.entries ?? []).compactMap { entry in
      guard let fields = fields(entry.value, .assumption, of: entry.key), let say = text(fields["say"], "`say`") else {
        return nil
      }
      return Assumption(
        name: id(entry.key), say: say, because: text(fields["because"], "`because`"),
        mark: text(fields["mark"], "`mark`"))
    }
  }

  /// What the source leaves open.
  func unstated(_ node: Node?) -> [Unstated] {
    (mapping(node, "`not-stated`")?.entries ?? []).compactMap { entry in
      guard let fields = fields(entry.value, .unstated, of: entry.key), let say = text(fields["say"], "`say`") else {
        return nil
      }
      return Unstated(
        name: id(entry.key), say: say, ask: text(fields["ask"], "`ask`"), mark: text(fields["mark"], "`mark`"))
    }
  }

  /// Footnotes.
  func notes(_ node: Node?) -> [OfferNote] {
    (mapping(node, "`notes`")?.entries ?? []).compactMap { entry in
      guard let fields = fields(entry.value, .note, of: entry.key) else { return nil }
      let name = id(entry.key)
      let facts = facts(fields["facts"])
      guard let say = fields["say"].flatMap({ prose($0, "`say`") }) else { return nil }
      return OfferNote(id: name, mark: text(fields["mark"], "`mark`") ?? name, say: say.value, facts: facts)
    }
  }

  /// Findings that stay, with the reason.
  func acknowledgements(_ node: Node?) -> [Acknowledgement] {
    items(node, "`acknowledged`").compactMap { item in
      guard let fields = fields(item, .acknowledgement), let code = text(fields["code"], "`code`"),
        let because = text(fields["because"], "`because`")
      else { return nil }
      return Acknowledgement(code: code, about: text(fields["about"], "`about`"), because: because)
    }
  }
}
