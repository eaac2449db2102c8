package facespace.demos.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.chart.Look;
import facespace.text.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
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

  /**
   * The PDF library has no font for Chinese: the picture itself is in it, drawn with one of here.
   */
  @Test
  void aPictureWithChineseNamesIsInPrintAsItIsDrawn(@TempDir Path folder) throws IOException {
    Studio studio = new Studio("pen", "paper", Map.of("seed", "7"), Look.light(Lang.ZH));
    Drawn drawn = Picture.TARGET_LOGIT.draw(studio);
    int width = drawn.width();
    Files.write(folder.resolve("target-logit.svg"), drawn.figure().svg(width, drawn.height()));
    Files.write(folder.resolve("target-logit.png"), drawn.figure().png(width, drawn.height()));
    Report report = new Report(studio);
    report.add(Picture.TARGET_LOGIT, drawn, 1.25);
    report.write(folder);
    Path printed = folder.resolve(Report.PDF);
    assumeTrue(Files.exists(printed), "no font for Chinese here");
    try (PDDocument pdf = Loader.loadPDF(printed.toFile())) {
      assertEquals(List.of(width), widthsOfImages(pdf));
    }
  }

  private static List<Integer> widthsOfImages(PDDocument pdf) throws IOException {
    List<Integer> widths = new ArrayList<>();
    for (PDPage page : pdf.getPages()) {
      for (COSName name : page.getResources().getXObjectNames()) {
        if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
          widths.add(image.getWidth());
        }
      }
    }
    return widths;
  }
}
