internal import DocumentTree
internal import Quantities

/// A chart in the whole numbers of a drawing 1000 wide and 460 high.
struct DrawnChart {
  /// A written value with its place.
  struct Tick {
    var text: String
    var x: Int
    var y: Int
    var style: String
  }
  /// A line with its number, so that it can be told without colour.
  struct Curve {
    var name: String
    var mark: String
    var path: String
    var style: String
    var x: Int
    var y: Int
  }

  let chart: Chart
  let curves: [Curve]
  let rules: String
  let ticks: [Tick]

  private static let left = 190
  private static let right = 950
  private static let top = 24
  private static let bottom = 396
  /// The least between two marks, one below the other.
  private static let apart = 30
  /// How many patterns of strokes the style sheet has.
  private static let patterns = 6

  init(_ chart: Chart) {
    self.chart = chart
    var curves: [Curve] = []
    for (index, line) in chart.lines.enumerated() {
      var path = ""
      var end: (x: Int, y: Int)?
      for segment in line.segments {
        let from = (x: Self.x(segment.from, chart), y: Self.y(segment.atFrom, chart))
        let to = (x: Self.x(segment.to, chart), y: Self.y(segment.atTo, chart))
        // A line that goes on stays one stroke; a step is a stroke of its own.
        path +=
          (path.isEmpty ? "" : " ") + (end.map { $0 == from } == true ? "" : "M\(from.x) \(from.y) ")
          + "L\(to.x) \(to.y)"
        end = to
      }
      curves.append(
        Curve(
          name: line.name, mark: String(index + 1), path: path, style: "line-\(index % Self.patterns + 1)",
          x: (end?.x ?? Self.right) + 22, y: (end?.y ?? Self.bottom) + 9))
    }
    DrawnChart.spread(&curves)
    self.curves = curves
    let (left, right, top, bottom) = (Self.left, Self.right, Self.top, Self.bottom)
    var rules = "M\(left) \(top) L\(left) \(bottom) L\(right) \(bottom)"
    var ticks: [Tick] = []
    for tick in chart.vertical.ticks {
      let y = Self.y(tick.value, chart)
      rules += " M\(left) \(y) L\(right) \(y)"
      ticks.append(Tick(text: tick.text, x: left - 12, y: y + 8, style: "at-end"))
    }
    var end = Int.min / 2
    for tick in chart.horizontal.ticks {
      let x = Self.x(tick.value, chart)
      rules += " M\(x) \(top) L\(x) \(bottom + 8)"
      guard x >= end + 70 else { continue }
      end = x
      ticks.append(Tick(text: tick.text, x: x, y: bottom + 40, style: "at-middle"))
    }
    self.rules = rules
    self.ticks = ticks
  }

  /// Moves marks apart that would stand on each other: each group stays around the middle of its lines.
  private static func spread(_ curves: inout [Curve]) {
    var groups: [[Int]] = []
    func middle(_ group: [Int]) -> Int { group.reduce(0) { $0 + curves[$1].y } / group.count }
    func half(_ group: [Int]) -> Int { (group.count - 1) * apart / 2 }
    for index in curves.indices.sorted(by: { (curves[$0].y, $0) < (curves[$1].y, $1) }) {
      var group = [index]
      while let above = groups.last, middle(above) + half(above) + apart > middle(group) - half(group) {
        group = above + group
        groups.removeLast()
      }
      groups.append(group)
    }
    for group in groups {
      let first = middle(group) - half(group)
      for (place, index) in group.enumerated() { curves[index].y = first + place * apart }
    }
  }

  private static func x(_ value: Rational, _ chart: Chart) -> Int {
    left + share(value, of: chart.horizontal, in: right - left)
  }

  private static func y(_ value: Rational, _ chart: Chart) -> Int {
    bottom - share(value, of: chart.vertical, in: bottom - top)
  }

  /// How far along an axis a value is, in whole numbers; an axis without length begins and ends in one place.
  private static func share(_ value: Rational, of axis: Chart.Axis, in length: Int) -> Int {
    do {
      let part = try value.subtracting(axis.low).divided(by: axis.high.subtracting(axis.low))
      let place = try Rounding(decimals: 0).apply(to: part.multiplied(by: Rational(Int64(length))))
      return Int(clamping: min(max(0, place.floor), Int64(length)))
    } catch {
      return 0
    }
  }
}

extension PageFields {
  static let chart: Fields<DrawnChart> = Fields(
    "chart",
    [
      ("id", .text, { drawn, _ in .text(drawn.chart.id) }),
      ("title", .text, { drawn, _ in .text(drawn.chart.title) }),
      ("description", .text, { drawn, _ in .text(drawn.chart.description) }),
      ("horizontal", .text, { drawn, _ in .text(drawn.chart.horizontal.name) }),
      ("vertical", .text, { drawn, _ in .text(drawn.chart.vertical.name) }),
      ("rules", .text, { drawn, _ in .text(drawn.rules) }),
      ("ticks", .records("tick"), { drawn, page in tick.list(drawn.ticks, &page) }),
      ("curves", .records("curve"), { drawn, page in curve.list(drawn.curves, &page) }),
    ])

  static let tick: Fields<DrawnChart.Tick> = Fields(
    "tick",
    [
      ("text", .text, { tick, _ in .text(tick.text) }),
      ("x", .text, { tick, _ in .text(String(tick.x)) }),
      ("y", .text, { tick, _ in .text(String(tick.y)) }),
      ("style", .text, { tick, _ in .text(tick.style) }),
    ])

  static let curve: Fields<DrawnChart.Curve> = Fields(
    "curve",
    [
      ("name", .text, { curve, _ in .text(curve.name) }),
      ("mark", .text, { curve, _ in .text(curve.mark) }),
      ("path", .text, { curve, _ in .text(curve.path) }),
      ("style", .text, { curve, _ in .text(curve.style) }),
      ("x", .text, { curve, _ in .text(String(curve.x)) }),
      ("y", .text, { curve, _ in .text(String(curve.y)) }),
    ])
}
