package facespace.play.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.text.Lang;
import facespace.train.spec.RunSpec;

/** Java code that repeats a run and gives the same numbers: a cell, and a notebook around it. */
final class JavaCell {
  private static final String IMPORTS =
      """
      import facespace.lab.*;
      import static facespace.lab.Lab.*;

      """;

  private static final String CELL =
      """
      Trained run = train(run("%s"));
      System.out.printf("all test images: %%.4f%%n", run.testAccuracy());
      """;

  private JavaCell() {}

  /** The code for one run; its text form holds no character that Java would have to escape. */
  static String of(RunSpec spec) {
    return IMPORTS + CELL.formatted(spec.text());
  }

  /** A notebook (nbformat 4.5) for the kernel that {@code lessons} installs. */
  static ObjectNode notebook(RunSpec spec, Lang lang) {
    ObjectNode notebook = Json.object();
    ArrayNode cells = notebook.putArray("cells");
    cell(cells, "markdown", "title", "# " + spec.title(lang));
    String language = "speak(%s);%n".formatted(lang.name());
    ObjectNode code = cell(cells, "code", "run", language + CELL.formatted(spec.text()));
    code.putNull("execution_count").putArray("outputs");
    ObjectNode kernel = notebook.putObject("metadata").putObject("kernelspec");
    kernel.put("name", "facespace").put("display_name", "FaceSpace (Java)").put("language", "java");
    return notebook.put("nbformat", 4).put("nbformat_minor", 5);
  }

  private static ObjectNode cell(ArrayNode cells, String type, String id, String source) {
    ObjectNode cell = cells.addObject().put("cell_type", type).put("id", id);
    cell.putObject("metadata");
    return cell.put("source", source);
  }
}
