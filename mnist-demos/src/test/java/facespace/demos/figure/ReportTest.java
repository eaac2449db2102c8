package facespace.demos.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.chart.Look;
import facespace.text.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  /** The one picture that needs no training, in a report of its own. */
  @Test
  void theReportTellsThePicturesNumbersOnThePageAndInPrint(@TempDir Path folder)
      throws IOException {
    Studio studio = new Studio("pen", "paper", Map.of("seed", "7"), Look.light(Lang.EN));
    Drawn drawn = Picture.TARGET_LOGIT.draw(studio);
    ObjectNode numbers = drawn.numbers();
    String arcface =
        numbers.properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> name.contains("ArcFace s=64 m=0.5"))
            .findFirst()
            .orElseThrow();
    assertEquals(Math.cos(Math.PI / 3 + 0.5), numbers.get(arcface).asDouble(), 1e-9);
    Files.write(
        folder.resolve("target-logit.svg"), drawn.figure().svg(drawn.width(), drawn.height()));
    Report report = new Report(studio);
    report.add(Picture.TARGET_LOGIT, drawn, 1.25);
    report.write(folder);
    String page = Files.readString(folder.resolve(Report.HTML));
    assertTrue(page.contains("src=\"target-logit.svg\"") && page.contains("Seed 7"), page);
    try (PDDocument pdf = Loader.loadPDF(folder.resolve(Report.PDF).toFile())) {
      String text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("Seed 7") && text.contains("psi(60°)"), text);
      assertTrue(text.contains("target-logit: 1.3 s"), text);
    }
  }
}
