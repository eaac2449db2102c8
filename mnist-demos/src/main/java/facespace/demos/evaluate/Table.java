package facespace.demos.evaluate;

import facespace.knob.Decimal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of comma-separated values, read row by row; the first line names the columns, in any order
 * and any case. Every complaint names the file and the line.
 */
final class Table {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int LONGEST_QUOTE = 40;
  private static final int LONGEST_HEADER = 1 << 20;
  private static final String FINITE = "any finite number";
  private static final String NO_UTF8 = "it is not text in UTF-8";
  private static final String NO_TABLE = "it is not a sound table of comma-separated values";
  private static final String QUOTE =
      ": a quote is opened and not closed, or text follows a closed one";

  /** What is often there in the place of commas. */
  private static final String PARTING = "\t;| ";

  private static final Pattern QUOTED = Pattern.compile("\"([\t;|])\"");
  private static final String PARTED = ", parted by %s where commas are needed";

  private static final List<String> PARTS = List.of("tabs", "semicolons", "bars", "spaces");

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setAllowMissingColumnNames(true)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final Path file;
  private String firstLine = "";
  private List<String> names = List.of(); // of the columns, in lower case, as they come
  private CSVParser parser;
  private CSVRecord row;
  private long lines;

  private Table(Path file) {
    this.file = file;
  }

  /** Something done with every row. */
  interface Visitor {
    void row(Table table) throws IOException;
  }

  /**
   * Reads a file that has all of the columns, and others or none.
   *
   * @throws FileSystemException if it is not there, empty, malformed or lacks a column
   */
  static void read(Path file, List<String> columns, Visitor visitor) throws IOException {
    read(file, found -> columns, visitor);
  }

  /**
   * Reads a file whose columns tell which of them are meant.
   *
   * @param needed the columns that are needed, by those that are found
   * @throws FileSystemException if it is not there, empty, malformed or lacks a column
   */
  static void read(Path file, UnaryOperator<List<String>> needed, Visitor visitor)
      throws IOException {
    Table table = new Table(file);
    if (Files.isDirectory(file)) {
      throw table.refuse("it is a folder, but a file of comma-separated values is needed");
    }
    if (!Files.exists(file)) {
      throw table.refuse("there is no such file");
    }
    try (Reader reader = reader(file);
        CSVParser parser = table.parse(reader)) {
      table.parser = parser;
      table.names = lowerCase(parser.getHeaderNames());
      table.lines = parser.getCurrentLineNumber();
      table.check(needed.apply(table.names));
      for (CSVRecord row : parser) {
        table.lines = parser.getCurrentLineNumber();
        if (row.stream().anyMatch(value -> !value.isEmpty())) { // spreadsheets leave blank ones
          table.row = row;
          table.checkWidth();
          visitor.row(table);
        }
      }
    } catch (CharacterCodingException e) {
      throw table.refuse(NO_UTF8);
    } catch (IllegalArgumentException | UncheckedIOException | CSVException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw table.refuse(NO_UTF8);
      }
      throw table.refuse(
          e instanceof IllegalArgumentException
              ? NO_TABLE
              : table.from() + NO_TABLE + QUOTE + table.partedQuotes());
    }
    if (table.row == null) {
      throw table.refuse("it has a header but no row");
    }
  }

  private CSVParser parse(Reader reader) throws IOException {
    checkFirstLine(reader);
    return FORMAT.parse(reader);
  }

  /** Refuses what is no UTF-8: a person's name must not turn into question marks. */
  private static Reader reader(Path file) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  /** A device, or a picture of gigabytes, would be read until the memory is full. */
  private void checkFirstLine(Reader reader) throws IOException {
    reader.mark(LONGEST_HEADER + 1);
    StringBuilder line = new StringBuilder();
    for (int read = 0; ; read++) {
      int next = reader.read();
      if (next == 0) {
        throw refuse(NO_UTF8);
      }
      if (next < 0 || next == '\n' || next == '\r') {
        break;
      }
      if (read == LONGEST_HEADER) {
        throw refuse("its first line is longer than a header of columns");
      }
      line.append((char) next);
    }
    firstLine = line.toString();
    reader.reset();
  }

  private static List<String> lowerCase(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  private void check(List<String> columns) throws FileSystemException {
    if (names.isEmpty()) {
      throw refuse("it is empty: needed is a header with the columns " + list(columns));
    }
    if (String.join("", names).indexOf('\0') >= 0) {
      throw refuse(NO_UTF8);
    }
    Map<String, Long> counts =
        names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    for (String column : columns) {
      if (!counts.containsKey(column)) {
        throw refuse(
            "it has no column \"%s\": needed are %s; found are %s%s"
                .formatted(column, list(columns), list(names), parted(names, column)));
      }
      if (counts.get(column) > 1) {
        throw refuse("it has the column \"" + column + "\" twice: each is needed once");
      }
    }
  }

  /** What parts the values of a file with one column, if it is no comma; words have spaces too. */
  private static String parted(List<String> found, String needed) {
    String only = found.size() == 1 ? found.get(0) : "";
    for (int i = 0; i < PARTING.length(); i++) {
      String parting = PARTING.substring(i, i + 1);
      String[] parts = only.split(Pattern.quote(parting));
      boolean isMeant =
          !parting.isBlank()
              || parting.equals("\t")
              || Stream.of(parts).map(String::strip).anyMatch(needed::equals);
      if (parts.length > 1 && isMeant) {
        return PARTED.formatted(PARTS.get(i));
      }
    }
    return "";
  }

  /** The same of names in quotes, which are no table at all then. */
  private String partedQuotes() {
    Matcher parting = QUOTED.matcher(firstLine);
    return parting.find() ? PARTED.formatted(PARTS.get(PARTING.indexOf(parting.group(1)))) : "";
  }

  /** A value more than there are columns belongs to none: 0,3 may be one number or two. */
  private void checkWidth() throws FileSystemException {
    int columns = names.size();
    for (int i = columns; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        throw refuse(
            line() + "it has " + row.size() + " values, but there are " + columns + " columns");
      }
    }
  }

  private static String list(List<String> columns) {
    return quote(String.join(", ", columns));
  }

  /** The text of this row in a column. */
  String text(String column) throws FileSystemException {
    if (!row.isSet(column)) {
      throw refuse(line() + "it has no " + column + ", it has only " + row.size() + " values");
    }
    return row.get(column);
  }

  /** The finite number of this row in a column. */
  double number(String column) throws FileSystemException {
    String text = text(column);
    if (Decimal.hasComma(text)) {
      String point = text.replace(',', '.');
      throw bad(column, text, "is not a number, write a decimal point, " + point);
    }
    if (!Decimal.isNumber(text)) {
      throw bad(column, text, "is not a number");
    }
    return Decimal.parse(text).orElseThrow(() -> badValue(column, text, FINITE));
  }

  private FileSystemException bad(String column, String text, String what) {
    return refuse(
        line() + column + " = \"" + quote(text) + "\" " + what + ": allowed is " + FINITE);
  }

  /** A complaint about this row. */
  FileSystemException badRow(String what) {
    return refuse(line() + what);
  }

  /** A complaint about a value of this row. */
  FileSystemException badValue(String column, String text, String allowed) {
    return refuse(line() + column + " = \"" + quote(text) + "\": allowed is " + allowed);
  }

  /** Where an open quote begins is not known, only up to where all was sound. */
  private String from() {
    return "from line " + (lines + 1) + " on ";
  }

  private String line() {
    return "line " + parser.getCurrentLineNumber() + ": ";
  }

  /** A complaint about the file. */
  FileSystemException refuse(String reason) {
    return new FileSystemException(file.toString(), null, reason);
  }

  private static String quote(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
