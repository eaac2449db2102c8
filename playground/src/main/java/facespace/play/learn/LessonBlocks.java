package facespace.play.learn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * What fenced blocks and code mean in a lesson: {@code facespace} a live figure, {@code math} and
 * {@code $`…`$} formulas, {@code teacher} notes, {@code sh} and {@code java} what can be copied.
 */
final class LessonBlocks implements NodeRenderer {
  private static final String DOLLAR = "$";

  /** Quotes and dashes belong to both languages: what they stand beside tells. */
  private static final Pattern QUOTES_AT_END = Pattern.compile("[“”‘’…—]+$");

  private static final Pattern QUOTES_AT_START = Pattern.compile("^[“”‘’…—]+");

  private final HtmlWriter out;
  private final Of page;

  /**
   * The page that is being read.
   *
   * @param file where it stands
   * @param before lines before the first of this text
   * @param widgets the live figures found so far; more are added
   */
  record Of(String file, int before, List<Widget> widgets) {
    LessonMistake mistake(Node node, String what) {
      return new LessonMistake(file, line(node), what);
    }

    int line(Node node) {
      return before + node.getSourceSpans().get(0).getLineIndex() + 1;
    }
  }

  LessonBlocks(HtmlNodeRendererContext context, Of page) {
    this.out = context.getWriter();
    this.page = page;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(FencedCodeBlock.class, Code.class, Text.class, SoftLineBreak.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof FencedCodeBlock block) {
      out.line();
      block(block);
      out.line();
    } else if (node instanceof Code code) {
      code(code);
    } else if (node instanceof Text text) {
      out.text(withoutDollars(text));
    } else if (!isBetweenIdeographs(node)) {
      out.raw("\n");
    }
  }

  private void block(FencedCodeBlock block) {
    String content = block.getLiteral();
    switch (block.getInfo()) {
      case "facespace" -> {
        String figure = Integer.toString(page.widgets().size());
        page.widgets().add(Widget.parse(content, page.file(), page.line(block) + 1));
        out.tag("div", Map.of("class", "live card", "data-figure", figure));
        out.tag("/div");
      }
      case "math" -> {
        out.tag("div", Map.of("class", "formula", "tabindex", "0"));
        out.raw(formula(block, () -> Formula.mathMl(content.trim())));
        out.tag("/div");
      }
      case "teacher" -> {
        out.tag("aside", Map.of("class", "teacher"));
        Of within = new Of(page.file(), page.line(block), page.widgets());
        out.raw(LessonReader.html(content, within));
        out.tag("/aside");
      }
      case "sh", "java" -> {
        out.tag("pre", Map.of("tabindex", "0"));
        out.tag("code");
        out.text(content);
        out.tag("/code");
        out.tag("/pre");
      }
      default -> throw page.mistake(block, "no block is called '" + block.getInfo() + "'");
    }
  }

  private void code(Code code) {
    if (isMath(code)) {
      out.raw(formula(code, () -> Formula.inLine(code.getLiteral())));
    } else {
      out.tag("code");
      out.text(code.getLiteral());
      out.tag("/code");
    }
  }

  /** Chinese lines go on without a space; their signs beside other words bring their own. */
  private static boolean isBetweenIdeographs(Node softBreak) {
    String before = QUOTES_AT_END.matcher(literal(softBreak.getPrevious(), false)).replaceFirst("");
    String after = QUOTES_AT_START.matcher(literal(softBreak.getNext(), true)).replaceFirst("");
    char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
    char next = after.isEmpty() ? ' ' : after.charAt(0);
    return isChinese(last) && isChinese(next) || isFullWidth(last) || isFullWidth(next);
  }

  /** What stands at one end of a node, in emphasis and links too; nothing where that is no text. */
  private static String literal(Node node, boolean atStart) {
    Node end = node;
    while (end != null && end.getFirstChild() != null) {
      end = atStart ? end.getFirstChild() : end.getLastChild();
    }
    return end instanceof Text text ? text.getLiteral() : "";
  }

  private static boolean isChinese(char sign) {
    return sign >= '\u2e80';
  }

  /** Punctuation as wide as an ideograph, which has its space within. */
  private static boolean isFullWidth(char sign) {
    return sign >= '\u3000' && sign <= '\u303f' || sign >= '\uff00' && sign <= '\uff60';
  }

  /** The dollars around a formula are its brackets and no text. */
  private static String withoutDollars(Text text) {
    String literal = text.getLiteral();
    int from = text.getPrevious() instanceof Code before && isMath(before) ? 1 : 0;
    int to = literal.length() - (text.getNext() instanceof Code after && isMath(after) ? 1 : 0);
    return from < to ? literal.substring(from, to) : "";
  }

  private static boolean isMath(Code code) {
    return code.getPrevious() instanceof Text before
        && before.getLiteral().endsWith(DOLLAR)
        && code.getNext() instanceof Text after
        && after.getLiteral().startsWith(DOLLAR);
  }

  private String formula(Node node, Supplier<String> typeset) {
    try {
      return typeset.get();
    } catch (IllegalStateException e) {
      throw page.mistake(node, e.getMessage());
    }
  }
}
