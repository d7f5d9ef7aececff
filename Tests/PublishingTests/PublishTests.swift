import Foundation
import Testing

@testable import Publishing

/// Publishing writes the whole new site or leaves the whole old one.
struct PublishTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("bareme-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func site(_ files: [String: String]) throws -> Site {
    var site = Site()
    for (path, text) in files { try site.add(path, Array(text.utf8)) }
    return site
  }

  private func contents(_ path: String) throws -> [String: String] {
    var found: [String: String] = [:]
    for file in try Folder.files(below: path) {
      found[file] = String(decoding: try Folder.read(path + "/" + file), as: UTF8.self)
    }
    return found
  }

  @Test func `a new site replaces the old one whole`() throws {
    let target = folder.appendingPathComponent("output").path
    try publish(site(["index.html": "one", "old/page.html": "gone"]), to: target)
    try publish(site(["index.html": "two", "new/page.html": "here"]), to: target)
    #expect(
      try contents(target) == [
        "index.html": "two", "new/page.html": "here",
        "site.manifest": "bareme site 1\nindex.html\nnew/page.html\n",
      ])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["output"])
  }

  @Test func `a folder with a file that no build wrote is left alone`() throws {
    let target = folder.appendingPathComponent("output").path
    try publish(site(["index.html": "one"]), to: target)
    try "mine".write(toFile: target + "/notes.txt", atomically: true, encoding: .utf8)
    #expect(throws: PublishFault.foreignFolder(target, files: ["notes.txt"])) {
      try publish(site(["index.html": "two"]), to: target)
    }
    #expect(try contents(target)["index.html"] == "one")
  }

  @Test func `a folder that is not a site is left alone`() throws {
    let target = folder.appendingPathComponent("output").path
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    try "mine".write(toFile: target + "/letter.txt", atomically: true, encoding: .utf8)
    #expect(throws: PublishFault.foreignFolder(target, files: ["letter.txt"])) {
      try publish(site(["index.html": "one"]), to: target)
    }
  }

  @Test func `what an interrupted build left behind does not disturb the next`() throws {
    let target = folder.appendingPathComponent("output").path
    try FileManager.default.createDirectory(atPath: target + ".bareme-new/deep", withIntermediateDirectories: true)
    try "half".write(toFile: target + ".bareme-new/deep/page.html", atomically: true, encoding: .utf8)
    try publish(site(["index.html": "one"]), to: target)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["output"])
  }

  @Test func `two builds do not publish to one folder at once`() throws {
    let target = folder.appendingPathComponent("output").path
    let lock = try FolderLock(beside: target)
    #expect(throws: PublishFault.busy(target)) { try publish(site(["index.html": "one"]), to: target) }
    lock.release()
    try publish(site(["index.html": "one"]), to: target)
  }

  @Test(arguments: ["../x", "/x", "a/../b", "a//b", ".x", "a/.x", "", "a/", "-rf", "A.html", "é.html", "a b"])
  func `a page never leaves the site's folder`(path: String) {
    var site = Site()
    #expect(throws: PublishFault.unsafePath(path)) { try site.add(path, []) }
  }

  @Test func `the root and a link are never a site`() throws {
    #expect(throws: PublishFault.unusableFolder("/")) { try publish(Site(), to: "/") }
    let link = folder.appendingPathComponent("link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
    #expect(throws: PublishFault.unusableFolder(link)) { try publish(Site(), to: link) }
  }
}
