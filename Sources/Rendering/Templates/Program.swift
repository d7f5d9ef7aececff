/// A compiled template: what to write, one step after the other.
struct Program: Sendable {
  /// Where a value stands: a variable in scope, then fields by position.
  struct Path: Hashable, Sendable {
    var slot: Int
    var fields: [Int]
  }

  /// A condition.
  enum Test: Sendable {
    /// A flag that is set, a text or list that is not empty.
    case holds(Path, negated: Bool)
    /// An address that a page may link to.
    case isSafeAddress(Path)
  }

  /// A step; targets are positions in `steps`.
  enum Step: Sendable {
    case literal([UInt8])
    case text(Path)
    case attribute(Path)
    case skipUnless(Test, to: Int)
    case jump(to: Int)
    /// The steps up to `end` once for each item, which takes the next slot.
    case each(Path, end: Int)
    /// Another template, with one value; for a list, once for each item.
    case call(template: Int, Path, isList: Bool)
  }

  var file: String
  /// The record it takes.
  var takes: String
  var steps: [Step] = []
}

extension Program {
  /// The same program with neighbouring literals joined, except where a step leads between them.
  var joined: Program {
    var targets: Set<Int> = [steps.count]
    for step in steps {
      switch step {
      case .skipUnless(_, to: let target), .jump(to: let target), .each(_, end: let target): targets.insert(target)
      case .literal, .text, .attribute, .call: break
      }
    }
    var result = Program(file: file, takes: takes)
    var moved = [Int](repeating: 0, count: steps.count + 1)
    // The body of a loop is run on its own, so nothing may grow into it from before.
    var mayJoin = false
    for (index, step) in steps.enumerated() {
      if targets.contains(index) { mayJoin = false }
      if mayJoin, case .literal(let more) = step, case .literal(let bytes)? = result.steps.last {
        result.steps[result.steps.count - 1] = .literal(bytes + more)
        moved[index] = result.steps.count - 1
        continue
      }
      moved[index] = result.steps.count
      result.steps.append(step)
      mayJoin = true
    }
    moved[steps.count] = result.steps.count
    for (index, step) in result.steps.enumerated() {
      switch step {
      case .skipUnless(let test, to: let target): result.steps[index] = .skipUnless(test, to: moved[target])
      case .jump(to: let target): result.steps[index] = .jump(to: moved[target])
      case .each(let path, end: let target): result.steps[index] = .each(path, end: moved[target])
      case .literal, .text, .attribute, .call: break
      }
    }
    return result
  }
}

extension Program.Path {
  func view(in slots: [View]) -> View {
    fields.reduce(slots[slot]) { $0.field($1) }
  }
}

/// Writes pages by the steps of compiled templates.
struct ProgramRun {
  let programs: [Program]
  private(set) var output: [UInt8] = []

  init(_ programs: [Program]) {
    self.programs = programs
    output.reserveCapacity(32 * 1024)
  }

  mutating func call(_ template: Int, with view: View) {
    var slots = [view]
    let program = programs[template]
    run(program.steps, from: 0, to: program.steps.count, &slots)
  }

  private mutating func run(_ steps: [Program.Step], from start: Int, to end: Int, _ slots: inout [View]) {
    var index = start
    while index < end {
      switch steps[index] {
      case .literal(let bytes): output.append(contentsOf: bytes)
      case .text(let path): Escaping.appendText(path.view(in: slots).string, to: &output)
      case .attribute(let path): Escaping.appendAttribute(path.view(in: slots).string, to: &output)
      case .skipUnless(let test, let target):
        if !holds(test, slots) {
          index = target
          continue
        }
      case .jump(let target):
        index = target
        continue
      case .each(let path, let bodyEnd):
        for item in path.view(in: slots).items {
          slots.append(item)
          run(steps, from: index + 1, to: bodyEnd, &slots)
          slots.removeLast()
        }
        index = bodyEnd
        continue
      case .call(let template, let path, let isList):
        let view = path.view(in: slots)
        for item in isList ? view.items : [view] { call(template, with: item) }
      }
      index += 1
    }
  }

  private func holds(_ test: Program.Test, _ slots: [View]) -> Bool {
    switch test {
    case .holds(let path, let negated): path.view(in: slots).holds != negated
    case .isSafeAddress(let path): Address.isSafe(path.view(in: slots).string)
    }
  }
}
