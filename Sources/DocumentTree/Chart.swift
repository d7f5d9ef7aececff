public import Quantities

/// What several things cost over a quantity, as lines of straight pieces.
///
/// A chart shows what a table beside it says in numbers; formats without pictures leave it to the table.
public struct Chart: Sendable {
  /// A direction, with the values that are written beside it.
  public struct Axis: Sendable {
    /// What is measured.
    public var name: String
    /// The value where it begins.
    public var low: Rational
    /// The value where it ends.
    public var high: Rational
    /// Values that are written, each with its words.
    public var ticks: [Tick]

    /// A direction.
    public init(name: String, low: Rational, high: Rational, ticks: [Tick]) {
      self.name = name
      self.low = low
      self.high = high
      self.ticks = ticks
    }
  }

  /// A value with its words.
  public struct Tick: Sendable {
    /// The value.
    public var value: Rational
    /// Its words.
    public var text: String

    /// A value with its words.
    public init(_ value: Rational, _ text: String) {
      self.value = value
      self.text = text
    }
  }

  /// What one thing costs.
  public struct Line: Sendable {
    /// Its name.
    public var name: String
    /// Its straight pieces in order, gaps where nothing is known.
    public var segments: [Segment]

    /// A line.
    public init(name: String, segments: [Segment]) {
      self.name = name
      self.segments = segments
    }
  }

  /// A straight piece.
  public struct Segment: Sendable {
    /// The first value of the quantity.
    public var from: Rational
    /// The last one.
    public var to: Rational
    /// The amount at the first value, or what it tends to there.
    public var atFrom: Rational
    /// The amount at the last value, or what it tends to there.
    public var atTo: Rational
    /// Whether the amounts are a lower bound.
    public var isLeast: Bool

    /// A straight piece.
    public init(from: Rational, to: Rational, atFrom: Rational, atTo: Rational, isLeast: Bool = false) {
      self.from = from
      self.to = to
      self.atFrom = atFrom
      self.atTo = atTo
      self.isLeast = isLeast
    }
  }

  /// Stable name.
  public var id: String
  /// What it shows, in a few words.
  public var title: String
  /// What can be seen in it, in sentences, for those who do not see it.
  public var description: String
  /// The quantity.
  public var horizontal: Axis
  /// The amounts.
  public var vertical: Axis
  /// The lines.
  public var lines: [Line]

  /// A chart.
  public init(id: String, title: String, description: String, horizontal: Axis, vertical: Axis, lines: [Line]) {
    self.id = id
    self.title = title
    self.description = description
    self.horizontal = horizontal
    self.vertical = vertical
    self.lines = lines
  }
}
