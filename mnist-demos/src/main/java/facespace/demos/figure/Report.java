package facespace.demos.figure;

import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.img;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import facespace.knob.Knobs;
import facespace.sweep.SweepMeasure;
import facespace.sweep.SweepResult;
import facespace.text.Lang;
import j2html.Config;
import j2html.TagCreator;
import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;

/** All pictures on one page, with their numbers, seeds and times: as HTML, and the same as PDF. */
final class Report {
  static final String HTML = "report.html";
  static final String PDF = "report.pdf";

  /** Image pixels per CSS pixel: 288 dots per inch. */
  static final int PNG_DENSITY = 3;

  private static final String TITLE = "The pictures of the margin losses, redrawn";

  /** Comes with the PDF library; it knows Greek, and the minus sign. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Whoever can show this one can show the others. */
  private static final char HAN = '间';

  private static final String LOOK =
      """
      @page { size: A4; margin: 16mm; @bottom-right { content: counter(page); font-size: 8pt; } }
      body { font: 10pt/1.45 'Liberation Sans', sans-serif; color: #1c1b19; max-width: 60em;
        margin: 2em auto; padding: 0 1em; }
      h1 { font-size: 18pt; margin: 0 0 4pt; } h2 { font-size: 13pt; margin: 18pt 0 2pt; }
      h1, h2 { font-weight: normal; color: #0a6b6b; page-break-after: avoid; }
      p { margin: 2pt 0 6pt; } figure { margin: 4pt 0; } img { width: 100%; }
      section { page-break-inside: avoid; }
      table { border-collapse: collapse; width: 100%; font-size: 8pt; }
      th, td { text-align: right; padding: 2pt 4pt; border-bottom: 0.5pt solid #e4e0d8;
        font-weight: normal; vertical-align: bottom; }
      th:first-child, td:first-child { text-align: left; } th { color: #6f6b64; }
      code { font-family: 'Liberation Sans', sans-serif; font-size: 7pt; color: #6f6b64; }
      """;

  private final Studio studio;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Picture picture, Drawn drawn, double seconds) {}

  Report(Studio studio) {
    this.studio = studio;
  }

  void add(Picture picture, Drawn drawn, double seconds) {
    entries.add(new Entry(picture, drawn, seconds));
  }

  private static DomContent section(Entry entry, String ending) {
    Picture picture = entry.picture();
    String file = picture.key() + ending;
    return TagCreator.section(
        h2(picture.en()),
        p(picture.hintEn()),
        figure(img().withSrc(file).withAlt(picture.hintEn())),
        p(String.format(Locale.ROOT, "%s: %.1f s.", picture.key(), entry.seconds())),
        runs(entry.drawn().runs()),
        numbers(entry.drawn()));
  }

  private static DomContent runs(List<SweepResult> runs) {
    if (runs.isEmpty()) {
      return rawHtml("");
    }
    List<SweepMeasure> measures =
        Arrays.stream(SweepMeasure.values())
            .filter(measure -> runs.stream().anyMatch(run -> Double.isFinite(run.value(measure))))
            .toList();
    return table(
        thead(tr(th("run"), th("seed"), each(measures, measure -> th(measure.label(Lang.EN))))),
        tbody(each(runs, run -> row(run, measures))));
  }

  private static DomContent row(SweepResult run, List<SweepMeasure> measures) {
    return tr(
        td(run.spec().title()),
        td(String.valueOf(run.spec().seed())),
        each(measures, measure -> td(measure.text(run.value(measure)))));
  }

  private static DomContent numbers(Drawn drawn) {
    if (drawn.numbers().isEmpty()) {
      return rawHtml("");
    }
    return table(
        tbody(
            each(
                drawn.numbers().properties(),
                one -> tr(td(one.getKey()), td(Knobs.number(one.getValue().asDouble()))))));
  }

  /** Writes both; the pictures lie beside them. Answers whether there is a PDF. */
  boolean write(Path folder) throws IOException {
    Files.writeString(folder.resolve(HTML), document(".svg"));
    boolean isEnglish = studio.look().lang() == Lang.EN;
    if (!isEnglish && !new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplay(HAN)) {
      return false;
    }
    XRLog.setLoggingEnabled(false);
    PdfRendererBuilder pdf = new PdfRendererBuilder();
    pdf.useFastMode();
    pdf.useSVGDrawer(new BatikSVGDrawer());
    pdf.useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Liberation Sans");
    String ending =
        isEnglish ? ".svg" : ".png"; // drawn with this computer's fonts; FONT has no Chinese
    pdf.withHtmlContent(document(ending), folder.toUri().toString());
    try (OutputStream bytes = Files.newOutputStream(folder.resolve(PDF))) {
      pdf.toStream(bytes);
      pdf.run();
    }
    return true;
  }

  private String document(String ending) throws IOException {
    DomContent page =
        html(
                head(meta().withCharset("utf-8"), title(TITLE), style(rawHtml(LOOK))),
                body(
                    h1(TITLE),
                    p(
                        String.format(
                            Locale.ROOT,
                            "Digits: %s. People: %s. Seed %s. %.0f s in all on %d processors.",
                            studio.digits(),
                            studio.faces(),
                            studio.given().get("seed"),
                            entries.stream().mapToDouble(Entry::seconds).sum(),
                            Runtime.getRuntime().availableProcessors())),
                    p("Every run again: facespace train --spec \"…\", with the text in NAME.json."),
                    each(entries, entry -> section(entry, ending))))
            .withLang("en");
    Config closed = Config.defaults().withEmptyTagsClosed(true);
    return page.render(FlatHtml.inMemory(closed)).toString();
  }
}
