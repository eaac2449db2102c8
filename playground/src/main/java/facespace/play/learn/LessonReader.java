package facespace.play.learn;

import facespace.text.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Reads the Markdown of one page. */
final class LessonReader {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), YamlFrontMatterExtension.create());
  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  /** The corner of a table, which is the heading of nothing. */
  private static final Pattern EMPTY_HEADING = Pattern.compile("<th([^>]*)></th>");

  private static final TextContentRenderer PLAIN = TextContentRenderer.builder().build();

  private LessonReader() {}

  /**
   * Reads it.
   *
   * @param markdown begins with {@code goal} and {@code minutes} between lines of {@code ---}, then
   *     a heading of the first rank, which is the title
   * @throws LessonMistake naming the line that cannot be shown
   */
  static Lesson read(Lesson.Place place, Lang lang, String markdown) {
    String file = place.file(lang);
    Node document = PARSER.parse(markdown);
    Map<String, List<String>> head = head(document);
    String title = title(document, file);
    List<Widget> widgets = new ArrayList<>();
    String html = html(document, new LessonBlocks.Of(file, 0, widgets));
    return new Lesson(
        place,
        lang,
        title,
        one(head, "goal", file),
        minutes(one(head, "minutes", file), file),
        html,
        List.copyOf(widgets));
  }

  /** Markdown within a block of a page. */
  static String html(String markdown, LessonBlocks.Of page) {
    return html(PARSER.parse(markdown), page);
  }

  private static String html(Node document, LessonBlocks.Of page) {
    String html =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .nodeRendererFactory(context -> new LessonBlocks(context, page))
            .build()
            .render(document);
    return EMPTY_HEADING
        .matcher(html)
        .replaceAll("<td$1></td>")
        .replace("<table>", "<table tabindex=\"0\">"); // arrow keys move it where it is too wide
  }

  private static Map<String, List<String>> head(Node document) {
    YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
    document.accept(visitor);
    return visitor.getData();
  }

  private static String one(Map<String, List<String>> head, String key, String file) {
    List<String> values = head.getOrDefault(key, List.of());
    if (values.size() != 1 || values.get(0).isBlank()) {
      throw new LessonMistake(file, 1, "the head says no " + key);
    }
    return values.get(0);
  }

  private static int minutes(String text, String file) {
    if (!text.matches("\\d{1,2}")) {
      throw new LessonMistake(file, 1, "minutes: '" + text + "' is no number of minutes");
    }
    return Integer.parseInt(text);
  }

  /** Takes the title out of the text. */
  private static String title(Node document, String file) {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading && heading.getLevel() == 1) {
        heading.unlink();
        return PLAIN.render(heading);
      }
    }
    throw new LessonMistake(file, 1, "there is no title");
  }
}
