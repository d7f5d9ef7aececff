extension WordingKey {
  /// The words of the template in Annex, Part A.
  public static let prescribed: [WordingKey] = [
    .title, .intro1, .intro2, .intro3, .footnote, .headingServices, .headingSpeeds, .headingPrice, .headingDuration,
    .headingAccessibility, .headingOther,
  ]

  /// Keys by the names that language files use: a look-up, where `init(rawValue:)` compares with each name in turn.
  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
