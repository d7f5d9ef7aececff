// swift-tools-version: 6.2
import PackageDescription

/// The layers of Documentation/architecture.md: a target may import only what its line lists,
/// and a test compares this manifest, the page and every `import` in Sources/.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The sources of TariffEngine import more publicly than they need where another number takes the place of `Rational`;
/// their own target holds them to all warnings.
let secondSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-suppress-warnings"]),
]

func layer(
  _ name: String, uses: [Target.Dependency] = [], without excluded: [String] = [], resources: [Resource]? = nil,
  with own: [SwiftSetting]? = nil
) -> Target {
  .target(name: name, dependencies: uses, exclude: excluded, resources: resources, swiftSettings: own ?? settings)
}

func tests(_ name: String, uses: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: uses, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "Bareme",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "bareme", targets: ["bareme"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // 0: values
    layer("Quantities"),
    layer("Diagnostics", resources: [.embedInCode("Explanations")]),
    layer("Verifying"),
    // 1: what is written, what is priced, what is shown
    layer("OfferSyntax", uses: ["Diagnostics"]),
    layer("Offers", uses: ["Quantities", "Diagnostics"], resources: [.embedInCode("Territories")]),
    layer("TariffEngine", uses: ["Quantities"]),
    // The sources of TariffEngine once more, for amounts that depend on a quantity; single calls, whole
    // numbers and exits have none.
    layer(
      "StraightEngine", uses: ["Quantities"],
      without: ["TariffEngine/Records", "TariffEngine/Profiles", "TariffEngine/ExitBill.swift"],
      with: secondSettings),
    layer("DocumentTree", uses: ["Quantities"]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    layer("XMLKit", uses: ["CLibXML2"]),
    // 2: from text to offers, from offers to tariffs
    layer("OfferReading", uses: ["Quantities", "Diagnostics", "OfferSyntax", "Offers"]),
    layer("TariffCompiler", uses: ["Quantities", "Diagnostics", "Offers", "TariffEngine", "StraightEngine"]),
    layer("CallRecords", uses: ["Quantities", "Offers", "TariffEngine"]),
    // 3: documents and their formats
    layer(
      "Documents",
      uses: ["Quantities", "Diagnostics", "Offers", "TariffEngine", "TariffCompiler", "DocumentTree"],
      resources: [.embedInCode("Wording")]),
    layer("Rendering", uses: ["Quantities", "DocumentTree", "XMLKit"]),
    // 4: a site
    .target(name: "CFolderSwap"),
    .target(name: "CLargeMemory"),
    layer("Publishing", uses: ["CFolderSwap"]),
    // 5: the command line
    .executableTarget(
      name: "bareme",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "Quantities", "Diagnostics", "OfferSyntax", "Offers", "OfferReading", "TariffEngine",
        "TariffCompiler", "CallRecords", "DocumentTree", "Documents", "Rendering", "XMLKit", "Publishing",
        "Verifying", "CLargeMemory",
      ],
      swiftSettings: settings,
      // The loader would put 60,000 places of a position-independent command right before each run: half a millisecond
      // of ten. The libraries it uses stay where chance puts them. Nothing loads symbols of a command: without its
      // 10,000 names in the loader's way a run begins another half millisecond sooner.
      linkerSettings: [
        .unsafeFlags(
          ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"],
          .when(platforms: [.linux], configuration: .release))
      ]),

    tests("VerifyingTests", uses: ["Verifying"]),
    tests("QuantitiesTests", uses: ["Quantities"]),
    tests("OfferSyntaxTests", uses: ["OfferSyntax", "Diagnostics"], exclude: ["Corpus"]),
    tests("OfferReadingTests", uses: ["Quantities", "Diagnostics", "OfferSyntax", "Offers", "OfferReading"]),
    tests("TariffEngineTests", uses: ["Quantities", "TariffEngine"]),
    tests(
      "TariffCompilerTests",
      uses: [
        "Quantities", "Diagnostics", "OfferSyntax", "Offers", "OfferReading", "TariffEngine", "TariffCompiler",
      ]),
    tests("CallRecordsTests", uses: ["Quantities", "Offers", "TariffEngine", "CallRecords"]),
    tests("RenderingTests", uses: ["Quantities", "DocumentTree", "XMLKit", "Rendering"], exclude: ["Goldens"]),
    tests(
      "DocumentsTests",
      uses: [
        "Quantities", "Diagnostics", "OfferSyntax", "Offers", "OfferReading", "TariffEngine", "TariffCompiler",
        "DocumentTree", "Documents", "Rendering", "XMLKit",
      ]),
    // Runs the built `bareme` as a user would: cases, goldens, documentation, architecture.
    tests("PublishingTests", uses: ["Publishing"]),
    tests(
      "CommandTests", uses: ["Diagnostics", "Publishing", "Rendering", "Verifying", "XMLKit"],
      exclude: ["Cases", "Coverage"]),
  ]
)
