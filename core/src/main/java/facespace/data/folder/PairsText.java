package facespace.data.folder;

import facespace.data.DataException;
import facespace.data.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What LFW's {@code pairs.txt} says, before any picture is looked for. Source: README of Labeled
 * Faces in the Wild.
 *
 * <p>Its first line gives the number of folds and, for each, of same pairs and again of different
 * ones; with one number, or without that line, there is one fold. Then {@code name i j} or {@code
 * name i name j}, between tabs or, without tabs in a line, spaces.
 *
 * @param folds how many
 * @param lines in order, fold after fold
 */
record PairsText(int folds, List<Line> lines) {
  private static final int LARGEST = 4 << 20;
  private static final int MOST_FOLDS = 1000;
  private static final int SHOWN = 80;
  private static final Pattern TAB = Pattern.compile("\t");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** A picture as it is named: a person, and a number from 1. */
  record Picture(String person, int number) {}

  /** A pair and the number of its line, from 1; of the same person if the names are one. */
  record Line(int number, Picture first, Picture second, boolean same) {}

  /**
   * Reads the file.
   *
   * @throws DataException naming the line that will not do
   */
  static PairsText read(Path file) {
    List<String> lines = new ArrayList<>(text(file).lines().map(String::strip).toList());
    int[] header = lines.isEmpty() ? new int[0] : header(lines.get(0));
    int offset = header.length == 0 ? 1 : 2; // of line numbers
    if (header.length > 0) {
      lines.remove(0);
    }
    List<Line> pairs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        pairs.add(parse(file, i + offset, lines.get(i)));
      }
    }
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
    return new PairsText(folds, List.copyOf(pairs));
  }

  /** The numbers of a line that has nothing but one or two numbers. */
  private static int[] header(String line) {
    String[] parts = SPACES.split(line);
    boolean numbers = parts.length <= 2;
    for (String part : parts) {
      numbers &= NUMBER.matcher(part).matches();
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
        throw new DataException(key, file, String.valueOf(i + 2));
      }
    }
  }

  private static Line parse(Path file, int number, String line) {
    String[] part = (line.contains("\t") ? TAB : SPACES).split(line);
    for (int i = 0; i < part.length; i++) {
      part[i] = part[i].strip();
    }
    if (part.length == 3 && isPicture(part, 0) && NUMBER.matcher(part[2]).matches()) {
      return new Line(number, picture(part[0], part[1]), picture(part[0], part[2]), true);
    }
    if (part.length != 4 || !isPicture(part, 0) || !isPicture(part, 2)) {
      String shown = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
      throw new DataException(
          "data.pairs.line", file, String.valueOf(number), shown.replaceAll("\\p{Cntrl}", " "));
    }
    if (PeopleFolder.comparable(part[0]).equals(PeopleFolder.comparable(part[2]))) {
      throw new DataException("data.pairs.samePerson", file, String.valueOf(number), part[0]);
    }
    return new Line(number, picture(part[0], part[1]), picture(part[2], part[3]), false);
  }

  private static boolean isPicture(String[] part, int at) {
    return !part[at].isEmpty() && NUMBER.matcher(part[at + 1]).matches();
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
