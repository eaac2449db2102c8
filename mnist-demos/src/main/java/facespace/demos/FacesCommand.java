package facespace.demos;

import facespace.data.DataException;
import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.data.picture.DrawnMark;
import facespace.knob.BadValue;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes generated faces as a folder of people, as one picture, or both. */
@Command(
    name = "faces",
    mixinStandardHelpOptions = true,
    description = {
      "Draws paper faces: a folder of people for --data, or a contact sheet.",
      "In the folder there is a sub-folder for each person, on the sheet a row."
    },
    sortOptions = false)
final class FacesCommand implements Runnable {
  private static final int MAX_FILES = 100_000;
  private static final int MAX_SHEET = 20_000;
  private static final int MARGIN = 4;

  /** Where to write; one of them is needed. */
  private static final class Target {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "New or empty folder to write people into.")
    private Path folder;

    @Option(names = "--sheet", paramLabel = "FILE.png", description = "Contact sheet to write.")
    private Path sheet;
  }

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Target target;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many people (default ${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--shots",
      paramLabel = "N",
      defaultValue = "10",
      description = "Pictures of each person (default ${DEFAULT-VALUE}).")
  private int shots;

  @Option(
      names = "--first",
      paramLabel = "N",
      defaultValue = "0",
      description = "Index of the first person; people from 1000000 on are never trained on.")
  private int first;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "64",
      description = "Width and height of a picture (default ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--conditions",
      paramLabel = "HOW",
      defaultValue = "varied",
      description = "How they are photographed: studio or varied (default ${DEFAULT-VALUE}).")
  private String conditions;

  @Option(
      names = "--colour",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "In colour (default) or, with --no-colour, grey.")
  private boolean colour;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed (default ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    Conditions how = conditions();
    check("people", people, Integer.MAX_VALUE - Math.max(0, first));
    check("shots", shots, MAX_FILES);
    check("size", size, PaperFaces.MIN_SIDE, PaperFaces.MAX_SIDE);
    if (first < 0) {
      throw new BadValue("error.range", "first", Integer.toString(first), "0 … 2147483646");
    }
    GivenFile sheet = new GivenFile("--sheet", target.sheet);
    sheet.refuseAsOneOf(command.commandLine(), new GivenFile("--out", target.folder));
    sheet.refuseIn(command.commandLine(), new GivenFile("--out", target.folder));
    if (target.folder != null) {
      refuse("--out", target.folder, Outputs.ofNewFolder(target.folder));
    }
    if (target.sheet != null) {
      refuse("--sheet", target.sheet, Outputs.ofFileAndFolders(target.sheet));
    }
    if (target.folder != null) {
      check("people × shots", (long) people * shots, MAX_FILES);
      writeFolder(how);
    }
    if (target.sheet != null) {
      check("people × size", (long) people * size, MAX_SHEET);
      check("shots × size", (long) shots * size, MAX_SHEET);
      writeSheet(how);
    }
  }

  private void writeFolder(Conditions how) {
    for (int i = 0; i < people * shots; i++) {
      Path folder = target.folder.resolve(PaperFaces.nameOf(first + i / shots));
      String name = String.format(Locale.ROOT, "%03d.png", i % shots);
      write(picture(i, how), folder.resolve(name));
    }
    out("%d people, %d pictures each, in %s%n", people, shots, target.folder);
  }

  private void writeSheet(Conditions how) {
    int step = size + MARGIN;
    BufferedImage sheet =
        new BufferedImage(
            shots * step + MARGIN, people * step + MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < people * shots; i++) {
      g.drawImage(picture(i, how), MARGIN + i % shots * step, MARGIN + i / shots * step, null);
    }
    g.dispose();
    write(sheet, target.sheet);
    out("%d people, %d pictures each, on %s%n", people, shots, target.sheet);
  }

  private BufferedImage picture(int i, Conditions how) {
    PaperPerson person = PaperFaces.personOf(first, i, shots, seed);
    Shot shot = PaperFaces.shotOf(first, i, shots, how, seed);
    if (colour) {
      return PaperFaces.draw(person, shot, size);
    }
    BufferedImage grey = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = PaperFaces.pixels(person, shot, size, false);
    grey.getRaster().setDataElements(0, 0, size, size, pixels);
    return grey;
  }

  private static void write(BufferedImage image, Path file) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.write(file, DrawnMark.png(image));
    } catch (IOException e) {
      throw DataException.unwritable("data.folder.unwritable", file, e);
    }
  }

  private Conditions conditions() {
    return Arrays.stream(Conditions.values())
        .filter(how -> how.key().equals(conditions))
        .findFirst()
        .orElseThrow(
            () -> new BadValue("error.choice", "conditions", conditions, "studio, varied"));
  }

  private static void check(String field, long value, long most) {
    check(field, value, 1, most);
  }

  private static void check(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new BadValue("error.range", field, Long.toString(value), least + " … " + most);
    }
  }

  private void refuse(String option, Path place, Optional<String> trouble) {
    Outputs.refuse(command.commandLine(), option, place, trouble);
  }

  private void out(String format, Object... args) {
    command.commandLine().getOut().printf(format, args);
  }
}
