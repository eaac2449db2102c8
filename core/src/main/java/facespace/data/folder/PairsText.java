package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.RegularFile;
import facespace.text.Alike;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What LFW's {@code pairs.txt} says, before any picture is looked for. Source: README of Labeled
 * Faces in the Wild.
 *
 * <p>Its first line gives the number of folds and, for each, of same pairs and again of different
 * ones; with one number, or without that line, there is one fold. Then {@code name i j} or {@code
 * name i name j}, between tabs or, without tabs in a line, spaces; then a name may have spaces in
 * it if the line can mean one thing only.
 *
 * @param folds how many
 * @param lines in order, fold after fold
 */
record PairsText(int folds, List<Line> lines) {
  private static final int LARGEST = 4 << 20;
  private static final int MOST_FOLDS = 1000;
  private static final int SHOWN = 80;

  /** Where a line is parted by tabs, one sees why it cannot be read. */
  private static final char VISIBLE_TAB = '⇥';

  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** A picture as it is named: a person, and a number from 1. */
  record Picture(String person, int number) {}

  /** A pair and the number of its line, from 1; of the same person if the names are one. */
  record Line(int number, Picture first, Picture second, boolean same) {}

  /** A line of the file and its number, from 1. */
  private record Written(int number, String text) {}

  /**
   * Reads the file.
   *
   * @throws DataException naming the line that will not do
   */
  static PairsText read(Path file) {
    List<Written> lines = written(text(file));
    int[] header = lines.isEmpty() ? new int[0] : header(lines.get(0).text);
    List<Line> pairs =
        lines.stream()
            .skip(header.length == 0 ? 0 : 1)
            .map(line -> parse(file, line.number, line.text))
            .toList();
    if (pairs.isEmpty()) {
      throw new DataException("data.pairs.empty", file);
    }
    int folds = header.length < 2 ? 1 : header[0];
    if (header.length > 0) {
      checkCount(file, folds, header[header.length - 1], pairs.size());
    }
    if (header.length > 1) {
      checkOrder(file, header[1], pairs);
    }
    return new PairsText(folds, pairs);
  }

  /** The lines with something on them, numbered as an editor does. */
  private static List<Written> written(String text) {
    List<String> lines = text.lines().map(String::strip).toList();
    return IntStream.range(0, lines.size())
        .filter(i -> !lines.get(i).isEmpty())
        .mapToObj(i -> new Written(i + 1, lines.get(i)))
        .toList();
  }

  /** The numbers of a line that has nothing but one or two numbers. */
  private static int[] header(String line) {
    String[] parts = SPACES.split(line);
    boolean numbers = parts.length <= 2;
    for (String part : parts) {
      numbers &= isNumber(part);
    }
    return numbers ? List.of(parts).stream().mapToInt(Integer::parseInt).toArray() : new int[0];
  }

  private static void checkCount(Path file, int folds, int perFold, int found) {
    if (folds < 1 || folds > MOST_FOLDS || perFold < 1) {
      throw new DataException("data.pairs.header", file, folds + " " + perFold);
    }
    long promised = 2L * folds * perFold;
    if (promised != found) {
      throw new DataException(
          "data.pairs.count", file, String.valueOf(promised), String.valueOf(found));
    }
  }

  /** In each fold the same pairs come first: else a fold might lack a kind. */
  private static void checkOrder(Path file, int perFold, List<Line> pairs) {
    for (int i = 0; i < pairs.size(); i++) {
      boolean sameDue = i % (2 * perFold) < perFold;
      if (pairs.get(i).same != sameDue) {
        String key = sameDue ? "data.pairs.sameDue" : "data.pairs.differentDue";
        throw new DataException(key, file, String.valueOf(pairs.get(i).number));
      }
    }
  }

  private static Line parse(Path file, int number, String line) {
    boolean tabs = line.contains("\t");
    String[] part = (tabs ? TAB : SPACES).split(line);
    for (int i = 0; i < part.length; i++) {
      part[i] = part[i].strip();
    }
    Optional<Line> exact = exact(number, part);
    List<Line> readings = exact.isPresent() || tabs ? exact.stream().toList() : loose(number, part);
    if (readings.size() != 1) {
      String shown = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
      throw new DataException(
          readings.isEmpty() ? "data.pairs.line" : "data.pairs.ambiguous",
          file,
          String.valueOf(number),
          shown.replace('\t', VISIBLE_TAB).replaceAll("\\p{Cntrl}", " "));
    }
    Line read = readings.get(0);
    String first = read.first.person;
    if (!read.same && Alike.comparable(first).equals(Alike.comparable(read.second.person))) {
      throw new DataException("data.pairs.samePerson", file, String.valueOf(number), first);
    }
    return read;
  }

  /** A line whose parts are names and numbers already; empty if they are not. */
  private static Optional<Line> exact(int number, String[] part) {
    if (part.length == 3 && isPicture(part, 0) && isNumber(part[2])) {
      return Optional.of(
          new Line(number, picture(part[0], part[1]), picture(part[0], part[2]), true));
    }
    return part.length == 4 && isPicture(part, 0) && isPicture(part, 2)
        ? Optional.of(new Line(number, picture(part[0], part[1]), picture(part[2], part[3]), false))
        : Optional.empty();
  }

  /** All that a line can mean whose names may have spaces in them: any number may end a name. */
  private static List<Line> loose(int number, String[] part) {
    List<Line> readings = new ArrayList<>();
    int last = part.length - 1;
    for (int i = 1; i < last; i++) {
      if (isNumber(part[i])) {
        String first = words(part, 0, i);
        String[] columns =
            i == last - 1
                ? new String[] {first, part[i], part[last]}
                : new String[] {first, part[i], words(part, i + 1, last), part[last]};
        exact(number, columns).ifPresent(readings::add);
      }
    }
    return readings;
  }

  private static String words(String[] part, int from, int to) {
    return String.join(" ", Arrays.copyOfRange(part, from, to));
  }

  private static boolean isPicture(String[] part, int at) {
    return !part[at].isEmpty() && isNumber(part[at + 1]);
  }

  private static boolean isNumber(String part) {
    return NUMBER.matcher(part).matches();
  }

  private static Picture picture(String person, String number) {
    return new Picture(person, Integer.parseInt(number));
  }

  private static String text(Path file) {
    try (InputStream in = RegularFile.open(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new CharacterCodingException();
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DataException("data.pairs.text", file, String.valueOf(LARGEST >> 20));
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }
}
