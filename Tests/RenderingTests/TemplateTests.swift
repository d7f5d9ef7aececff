import DocumentTree
import Rendering
import Testing

/// A mistake in a template stops the build with its file and line, also where the page would never have reached it.
@Suite struct TemplateTests {
  @Test func thePublishedTemplatesHaveNoMistakes() throws {
    _ = try Repository.templates()
  }

  @Test(arguments: [
    ("<p>${document.titel}</p>", "'document' has no 'titel'"),
    ("<p>${offer.title}</p>", "there is no 'offer' here"),
    ("<p>${document.sections}</p>", "only text can be shown; 'document.sections' is a list"),
    ("<p>${document.title.length}</p>", "text has no names inside"),
    ("<p>${document.title</p>", "'${' without its '}'"),
    ("<p b:each=\"x in document.title\"/>", "b:each needs a list"),
    ("<p b:each=\"document.sections\"/>", "b:each reads 'item in list'"),
    ("<p b:each=\"document in document.sections\"/>", "the name 'document' is taken"),
    ("<p b:when=\"document.title\"/>", "there is no directive b:when"),
    ("<p b:else=\"\"/>", "b:else must follow an element with b:if"),
    ("<p b:if=\"not document.titel\"/>", "'document' has no 'titel'"),
    ("<p b:if=\"document.kicker\"><i b:if=\"document.kicker\"><u>x</u></i></p>", "<u> is not an element"),
    ("<script>alert(1)</script>", "<script> is not an element"),
    ("<iframe/>", "<iframe> is not an element"),
    ("<p onclick=\"x\"/>", "'onclick' is not an attribute"),
    ("<p style=\"color:red\"/>", "'style' is not an attribute"),
    ("<a href=\"javascript:x\">x</a>", "href is a safe address"),
    ("<a href=\"https://${document.id}\">x</a>", "href is a safe address"),
    ("<b:group b:include=\"none.html\" b:with=\"document\"/>", "there is no template 'none.html'"),
    (
      "<b:group b:include=\"inline.html\" b:with=\"document\"/>",
      "'inline.html' takes a record 'inline'; 'document' is a record 'document'"
    ),
    ("<b:group b:include=\"inline.html\"/>", "b:include needs b:with"),
    ("<p b:with=\"document\"/>", "b:with needs b:include"),
    ("<style>p{}</style>", "<style> needs b:file"),
    ("<br>x</br>", "<br> has no content"),
    ("<p b:if.class=\"document.kicker\"/>", "b:if.class needs the attribute it decides about"),
    ("<p><b></p>", "not well formed"),
    ("<p>&nbsp;</p>", "not well formed"),
  ])
  func aMistakeIsNamedWithItsLine(_ markup: String, _ message: String) {
    let faults = faults("\n\n" + markup + "\n")
    #expect(faults.count == 1)
    #expect(faults.first?.file == "terms.html")
    #expect(faults.first?.line == 3)
    #expect(faults.first?.message.contains(message) == true, "\(faults)")
  }

  @Test func theLineIsThatOfTheNameInALongText() {
    let faults = faults("<p>one\ntwo\nthree ${document.x}\nfour ${document.y}</p>")
    #expect(faults.map(\.line) == [3, 4])
  }

  @Test func allMistakesOfAllTemplatesAreReported() {
    let faults = faults(
      "<p>${document.a}</p>\n<p>${document.b}</p>", extra: ["inline.html": wrapped("<p>${inline.c}</p>", "inline")])
    #expect(
      faults.map(\.description).map { $0.prefix { $0 != "'" } } == [
        "inline.html:1: ", "terms.html:1: ", "terms.html:2: ",
      ])
  }

  @Test func theRootSaysWhatATemplateTakes() {
    #expect(faults(whole: "<p>x</p>").first?.message == "the root must be <b:template takes=\"…\">")
    #expect(
      faults(whole: wrapped("x", "offer")).first?.message.hasPrefix("there is no record 'offer'; there are bar,")
        == true)
    #expect(faults(whole: wrapped("x", "table")).first?.message == "this template must take 'document', not 'table'")
    #expect(faults(whole: "<!DOCTYPE x>" + wrapped("x", "document")).first?.message.contains("document type") == true)
  }

  @Test func conditionsAndLoopsDoWhatTheySay() throws {
    let markup = """
      <html><body>
        <p b:if="document.kicker">kicker</p>
        <p b:else="">no kicker</p>
        <p b:if="not document.kicker">none</p>
        <i b:each="section in document.sections" b:if="section.aside" class="c" b:if.class="section.aside">${section.aside}</i>
        <a href="${document.kicker}">kept words</a>
      </body></html>
      """
    var document = Document(kind: .terms, id: "t", language: "en", kicker: "", title: "T")
    document.sections = [
      Section(id: "a", heading: "A", aside: "first"), Section(id: "b", heading: "B"),
      Section(id: "c", heading: "C", aside: "third"),
    ]
    let page = try HTMLRenderer(templates(["terms.html": wrapped(markup, "document")])).render(document).text
    #expect(
      page
        == "<!DOCTYPE html>\n<html>\n<body>\n<p>no kicker</p>\n<p>none</p><i class=\"c\">first</i><i class=\"c\">third</i>kept words</body></html>\n"
    )
  }

  @Test func aStyleSheetCannotLeaveItsElement() {
    let faults = faults("<style b:file=\"bad.css\"/>", extra: ["bad.css": "p{}</style>"])
    #expect(faults.first?.message == "a style sheet is UTF-8 without '<' and '&'")
  }

  private func wrapped(_ markup: String, _ takes: String) -> String {
    "<b:template xmlns:b=\"https://bareme.example/ns/template/1\" takes=\"\(takes)\">" + markup + "</b:template>"
  }

  private func faults(_ markup: String, extra: [String: String] = [:]) -> [TemplateFault] {
    faults(whole: wrapped(markup, "document"), extra: extra)
  }

  private func faults(whole: String, extra: [String: String] = [:]) -> [TemplateFault] {
    do {
      _ = try templates(extra.merging(["terms.html": whole]) { $1 })
      return []
    } catch { return error.faults }
  }

  /// The published templates with some of them replaced.
  private func templates(_ replaced: [String: String]) throws(TemplateFaults) -> Templates {
    try Templates(
      from: TemplateSource { name in try replaced[name].map { Array($0.utf8) } ?? Repository.source.read(name) })
  }
}
