internal import Diagnostics
internal import Offers
internal import ArgumentParser
struct CompareCommand: ParsableCommand {}
struct BuildCommand: ParsableCommand {}

