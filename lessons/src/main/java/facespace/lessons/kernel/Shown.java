package facespace.lessons.kernel;

import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iframe;
import static j2html.TagCreator.img;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import facespace.chart.Figure;
import facespace.lab.DataChoice;
import facespace.lab.Lab;
import facespace.lab.LossChoice;
import facespace.lab.Results;
import facespace.lab.Setup;
import facespace.lab.Table;
import facespace.lab.Trained;
import facespace.loss.SoftmaxLoss;
import j2html.tags.DomContent;
import j2html.tags.specialized.ImgTag;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** How what a cell ends with is shown in a notebook. */
final class Shown {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 420;
  private static final int SAMPLES = 48;

  private Shown() {}

  /** Tells a renderer all of it. */
  static void register(Renderer renderer) {
    register(renderer, Figure.class, Shown::figure);
    register(renderer, Table.class, Shown::grid);
    register(renderer, Trained.class, Shown::run);
    register(renderer, Results.class, Shown::results);
    register(renderer, Setup.class, Shown::setup);
    register(renderer, LossChoice.class, Shown::loss);
    register(renderer, Playground.Embedded.class, Shown::embedded);
    register(renderer, DataChoice.class, data -> image(data.pictures(SAMPLES)));
  }

  private static <T> void register(
      Renderer renderer, Class<T> type, Function<T, DomContent> asHtml) {
    renderer
        .createRegistration(type)
        .preferring(MIMEType.TEXT_HTML)
        .register(
            (value, context) ->
                context.renderIfRequested(
                    MIMEType.TEXT_HTML, () -> (Object) asHtml.apply(value).render()));
  }

  /** As a display, with a text for who sees no HTML. */
  static DisplayData html(DomContent content, String text) {
    DisplayData data = new DisplayData(text);
    data.putHTML(content.render());
    return data;
  }

  /** A picture of its own: its names and those of other pictures in a notebook do not meet. */
  private static DomContent figure(Figure figure) {
    return picture("image/svg+xml", figure.svg(WIDTH, HEIGHT))
        .attr("width", WIDTH)
        .attr("height", HEIGHT);
  }

  private static DomContent image(BufferedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return picture("image/png", png.toByteArray());
  }

  private static ImgTag picture(String type, byte[] bytes) {
    String data = Base64.getEncoder().encodeToString(bytes);
    return img().withSrc("data:%s;base64,%s".formatted(type, data));
  }

  private static DomContent grid(Table table) {
    return div(
        table.title().isEmpty() ? null : p(strong(table.title())),
        table(
            thead(tr(each(table.head(), name -> name.isEmpty() ? td() : th(name)))),
            tbody(each(table.rows(), row -> tr(each(row, cell -> td(cell)))))));
  }

  /** Its picture and how far it has come. */
  static DomContent run(Trained run) {
    int step = run.last().where().step();
    double accuracy =
        run.result().isPresent() ? run.testAccuracy() : run.last().learning().testAccuracy();
    String progress =
        String.format(Locale.ROOT, "%d / %d · %.2f %%", step, run.totalSteps(), 100 * accuracy);
    return div(figure(run.picture()), p(progress));
  }

  private static DomContent results(Results results) {
    return results.runs().size() < 2
        ? grid(results.table())
        : div(grid(results.table()), figure(results.figure()));
  }

  private static DomContent setup(Setup setup) {
    return div(p(strong(setup.toString())), p(code(setup.text())));
  }

  private static DomContent embedded(Playground.Embedded run) {
    return iframe()
        .withSrc(run.page().toString())
        .withTitle("FaceSpace")
        .withWidth("100%")
        .withHeight(String.valueOf(HEIGHT));
  }

  private static DomContent loss(LossChoice choice) {
    return div(
        p(strong(choice.toString())),
        p(choice.info().summary(Lab.lang())),
        p("$$" + choice.info().latex() + "$$"),
        choice.loss() instanceof SoftmaxLoss ? figure(Lab.curve(choice)) : null);
  }
}
