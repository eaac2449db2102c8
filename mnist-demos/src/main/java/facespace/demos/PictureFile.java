package facespace.demos;

import facespace.chart.Csv;
import facespace.chart.CurveFigure;
import facespace.chart.Figure;
import facespace.chart.Look;
import facespace.chart.NamedCurve;
import facespace.chart.PlaneFigure;
import facespace.data.DataSet;
import facespace.data.Images;
import facespace.text.Lang;
import facespace.train.frame.Frame;
import facespace.train.run.Run;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file to write, whose ending says how.
 *
 * @param path the file
 * @param format what its ending stands for
 */
public record PictureFile(Path path, Format format) {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 560;
  private static final int PNG_DENSITY = 2;

  /** What an ending stands for. */
  public enum Format {
    SVG,
    PNG,
    CSV
  }

  /** Reads the option's text. */
  public static final class Converter implements ITypeConverter<PictureFile> {
    @Override
    public PictureFile convert(String text) {
      for (Format format : Format.values()) {
        if (text.toLowerCase(Locale.ROOT).endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
          return new PictureFile(checked(Path.of(text)), format);
        }
      }
      throw new TypeConversionException(
          "'" + text + "' must end in .svg, .png or .csv, which says how to write it");
    }
  }

  /** A place to write is refused before the work, not after. */
  private static Path checked(Path file) {
    Optional<String> trouble = Outputs.ofFile(file);
    if (trouble.isPresent()) {
      throw new TypeConversionException(
          "the file '" + file + "' cannot be written: " + trouble.get());
    }
    return file;
  }

  void writeCurves(List<NamedCurve> curves, Look look) throws IOException {
    write(() -> CurveFigure.of(curves, look), () -> Csv.of(curves));
  }

  void writePlane(RunSpec spec, Frame frame, DataSet data) throws IOException {
    Images probe = data.test().subset(Run.probe(data.test()));
    Images unseen = data.unseen().subset(Run.unseenProbe(data.unseen()));
    write(
        () -> PlaneFigure.of(spec.title(), frame, probe, unseen, false, Look.light(Lang.EN)),
        () -> Csv.of(frame, probe, unseen));
  }

  /** Writes the figure, or its numbers if the file is to be a table. */
  public void write(Supplier<Figure> figure, Supplier<String> csv) throws IOException {
    byte[] bytes =
        switch (format) {
          case SVG -> figure.get().svg(WIDTH, HEIGHT);
          case PNG -> figure.get().png(WIDTH, HEIGHT, PNG_DENSITY);
          case CSV -> csv.get().getBytes(StandardCharsets.UTF_8);
        };
    Files.write(path, bytes);
  }
}
