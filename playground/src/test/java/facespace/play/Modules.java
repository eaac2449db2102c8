package facespace.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;

/** Asks the pure script modules, in a real browser, for the value of an expression. */
final class Modules {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Modules() {}

  /** The value of an expression over what {@code lib/<module>.js} exports and {@code args}. */
  static JsonNode ask(Page page, String module, String expression, Object... args) {
    try {
      Object answer =
          page.evaluate(
              "async (text) => { const args = JSON.parse(text); const m = await"
                  + " import('/static/js/lib/%s.js'); const { %s } = m; return JSON.stringify(%s); }"
                      .formatted(module, exportsOf(page, module), expression),
              JSON.writeValueAsString(args));
      return JSON.readTree((String) answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String exportsOf(Page page, String module) {
    String list = "import('/static/js/lib/%s.js').then((m) => Object.keys(m).join(', '))";
    return (String) page.evaluate(list.formatted(module));
  }
}
