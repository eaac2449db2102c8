package facespace.play.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.link;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.title;

import facespace.play.web.Assets;
import facespace.text.Lang;
import j2html.tags.DomContent;
import java.util.List;
import java.util.regex.Pattern;

/** What all pages have around their content. */
final class Layout {
  private static final List<String> PAGES =
      List.of("learn", "play", "faces", "verify", "identify", "runs", "losses");

  /** A number and its percent sign, in a text or a pattern of one: no line ends between them. */
  private static final Pattern BEFORE_PERCENT = Pattern.compile("(?<=[\\d}]) (?=%)");

  private Layout() {}

  /**
   * One page.
   *
   * @param path the page's address in the navigation, such as {@code /play}
   * @param title in the window's title bar
   * @param description one sentence for search engines and previews
   * @param styles extra style sheets, names in {@code /static/css}
   * @param module script of the page, a name in {@code /static/js/pages}
   * @param facts what the header says about the page
   * @param tools what the header offers at its right end
   * @param content everything between header and end
   * @param boot data for the script, as JSON
   */
  record Page(
      String path,
      String title,
      String description,
      List<String> styles,
      String module,
      List<DomContent> facts,
      List<DomContent> tools,
      List<DomContent> content,
      String boot) {}

  static String render(Page page, Visit visit) {
    return BEFORE_PERCENT.matcher(markup(page, visit)).replaceAll("\u00a0");
  }

  /** What is in the head of every page. */
  static DomContent beginning(String title) {
    return each(
        meta().withCharset("utf-8"),
        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
        meta().withName("color-scheme").withContent("light dark"),
        title(title),
        icon(),
        style("page.css"));
  }

  private static String markup(Page page, Visit visit) {
    return document(
        html(
                head(
                    beginning(page.title()),
                    meta().withName("description").withContent(page.description()),
                    each(page.styles(), Layout::style),
                    each(ScriptImports.of(page.module()), Layout::preload),
                    script()
                        .withType("module")
                        .withSrc(Assets.address(ScriptImports.PAGES + page.module()))),
                body(
                    a(visit.text("skip")).withClass("skip").withHref("#main"),
                    top(page, visit),
                    each(page.content().stream()),
                    script(rawHtml(inScript(page.boot())))
                        .withType("application/json")
                        .withId("boot")))
            .withLang(visit.htmlLang())
            .attr("data-role", visit.caller().role().key())
            .condAttr(!visit.theme().isEmpty(), "data-theme", visit.theme()));
  }

  /** Where a page says a short thing that passes: {@code toast} of {@code sharing.js}. */
  static DomContent toast() {
    return div()
        .withId("toast")
        .withClass("toast")
        .attr("role", "status")
        .attr("aria-live", "polite");
  }

  /** For the back row; the page has the style sheet {@code present.css}. */
  static DomContent present(Visit visit) {
    return present(visit, "present.help");
  }

  /** The same, where a presentation is more than that; {@code help} is the key of what it is. */
  static DomContent present(Visit visit, String help) {
    return button(visit.text("present"))
        .withType("button")
        .withId("present")
        .withClass("plain")
        .withTitle(visit.text(help))
        .attr("aria-pressed", false);
  }

  /** What only screen readers are told. */
  static DomContent announcer() {
    return div()
        .withId("announce")
        .withClass("visually-hidden")
        .attr("role", "status")
        .attr("aria-live", "polite");
  }

  private static DomContent icon() {
    return link().withRel("icon").withHref(Assets.address("icon.svg")).withType("image/svg+xml");
  }

  static DomContent style(String name) {
    return link().withRel("stylesheet").withHref(Assets.address("css/" + name));
  }

  private static DomContent preload(String path) {
    return link().withRel("modulepreload").withHref(Assets.address(path));
  }

  private static DomContent top(Page page, Visit visit) {
    return header(
            mark(),
            nav(each(PAGES, name -> here("/" + name, visit.text("nav." + name), page)))
                .attr("aria-label", visit.text("nav.label")),
            div(
                    each(page.facts().stream()),
                    languages(visit),
                    button(span("☾").attr("aria-hidden", "true"))
                        .withType("button")
                        .withId("theme")
                        .withClass("plain")
                        .attr("aria-label", visit.text("theme.toggle"))
                        .withTitle(visit.text("theme.toggle")),
                    each(page.tools().stream()))
                .withClass("tools"))
        .withClass("top");
  }

  private static DomContent here(String path, String text, Page page) {
    return a(text).withHref(path).condAttr(path.equals(page.path()), "aria-current", "page");
  }

  static DomContent mark() {
    return a(rawHtml("Face"), span("Space")).withClass("mark").withHref("/");
  }

  static DomContent languages(Visit visit) {
    return span(
            language("en", "en", "English", visit.lang() == Lang.EN),
            language("zh", "zh-Hans", "中文", visit.lang() == Lang.ZH))
        .withClass("languages")
        .attr("role", "group")
        .attr("aria-label", visit.text("language.label"));
  }

  private static DomContent language(String tag, String lang, String name, boolean shown) {
    return a(name)
        .withHref("?lang=" + tag)
        .withHreflang(lang)
        .withLang(lang)
        .attr("data-lang", tag)
        .condAttr(shown, "aria-current", "true");
  }

  /** JSON that cannot end the script element it stands in. */
  private static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }
}
