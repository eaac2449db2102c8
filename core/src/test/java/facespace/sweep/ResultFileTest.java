package facespace.sweep;

import static facespace.sweep.SweepMeasure.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.knob.BadValue;
import facespace.text.Lang;
import facespace.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table on the disk: as it was written, cut off, of others. */
class ResultFileTest {
  private static final SweepPlan PLAN =
      SweepPlan.of(
          List.of(RunSpec.parse("loss=arcface&data=my%20%22digits%22,%20all")),
          List.of(Axis.parse("m=0.1,0.2")),
          List.of(1L, 2L));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("sweep.csv");
  }

  private static SweepResult done(int number) {
    return Sweeps.result(PLAN.run(number).text(), 0.1 + 0.2 * number);
  }

  private void write(int... numbers) throws IOException {
    try (ResultFile table = ResultFile.open(file, PLAN)) {
      for (int number : numbers) {
        table.append(done(number));
      }
    }
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    write(2, 0);
    SweepResult diverged = Sweeps.diverged(PLAN.run(3).text());
    try (ResultFile table = ResultFile.open(file, PLAN)) {
      assertEquals(List.of(done(2), done(0)), table.results());
      assertEquals(2, table.count());
      assertEquals(1, table.nextOpen(0));
      assertEquals(3, table.nextOpen(2));
      table.append(diverged);
      assertEquals(PLAN.size(), table.nextOpen(2));
    }
    assertEquals(List.of(done(2), done(0), diverged), ResultFile.read(file));
    assertEquals(
        "spec,ending,testAccuracy,eer,medianOwnAngleDeg,p95OwnAngleDeg,minInterMeanDeg,seconds,"
            + "weightToMeanDeg,norm95",
        Files.readAllLines(file).get(0));
    assertEquals(diverged, ResultRows.parse(ResultRows.format(diverged)));
  }

  /** Before there were so many measures; what is added fits the columns that are there. */
  @Test
  void aTableOfAnEarlierVersionIsGoneOnWith() throws IOException {
    write(0, 1);
    String old =
        Files.readString(file)
            .lines()
            .map(line -> line.replaceFirst(",[^,]*,[^,]*$", ""))
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(file, old);
    try (ResultFile table = ResultFile.open(file, PLAN)) {
      assertEquals(2, table.nextOpen(0));
      table.append(done(2));
    }
    assertEquals(done(2).spec(), ResultFile.read(file).get(2).spec());
    assertTrue(Files.readString(file).startsWith(old));
  }

  /** Wherever a sudden death cuts the table, whole lines stay and nothing else does. */
  @Test
  void aCutLineIsDroppedAndWrittenAgain() throws IOException {
    write(0, 1);
    byte[] whole = Files.readAllBytes(file);
    write(2);
    byte[] longer = Files.readAllBytes(file);
    for (int length = whole.length; length < longer.length; length += 41) {
      Files.write(file, Arrays.copyOf(longer, length));
      assertEquals(List.of(done(0), done(1)), ResultFile.read(file), "cut at " + length);
      try (ResultFile table = ResultFile.open(file, PLAN)) {
        assertEquals(2, table.nextOpen(0));
        table.append(done(2));
      }
      assertEquals(new String(longer), Files.readString(file), "cut at " + length);
    }
  }

  private static SweepResult measured(int number, double norm) {
    SweepResult plain = done(number);
    Map<SweepMeasure, Double> values = new EnumMap<>(plain.values());
    values.put(SweepMeasure.NORM_95, norm);
    return new SweepResult(plain.spec(), plain.ending(), values);
  }

  private List<String> said() throws IOException {
    List<String> said = new ArrayList<>();
    ResultFile.read(file, it -> said.add(it.in(Lang.EN)));
    return said;
  }

  /** An editor may take the last line's end away, and the result is still there. */
  @Test
  void aWholeLastLineNeedsNoEnd() throws IOException {
    SweepResult whole = measured(1, 4.329970494609606);
    write(0);
    try (ResultFile table = ResultFile.open(file, PLAN)) {
      table.append(whole);
    }
    String ended = Files.readString(file);
    Files.writeString(file, ended.stripTrailing());
    assertEquals(List.of(done(0), whole), ResultFile.read(file));
    assertEquals(List.of(), said());
    try (ResultFile table = ResultFile.open(file, PLAN)) {
      assertEquals(2, table.count());
      assertEquals(Optional.empty(), table.remark());
      table.append(done(2));
    }
    assertTrue(Files.readString(file).startsWith(ended), "a line each");
    assertEquals(List.of(done(0), whole, done(2)), ResultFile.read(file));
  }

  /**
   * Every cut of a last line either leaves its numbers as they were, or leaves it out and says so.
   */
  @Test
  void aCutLineIsLeftOutAndNamed() throws IOException {
    double norm = 4.329970494609606;
    write(0);
    int first = (int) Files.size(file);
    try (ResultFile table = ResultFile.open(file, PLAN)) {
      table.append(measured(1, norm));
    }
    byte[] all = Files.readAllBytes(file);
    for (int length = first + 1; length < all.length; length++) {
      Files.write(file, Arrays.copyOf(all, length));
      List<SweepResult> read = ResultFile.read(file);
      if (read.size() == 1) {
        String sentence = String.join("", said());
        assertTrue(sentence.startsWith("Line 3 of " + file + " "), sentence);
        try (ResultFile table = ResultFile.open(file, PLAN)) {
          assertTrue(table.remark().isPresent());
        }
        assertEquals(first, Files.size(file));
      } else {
        assertEquals(norm, read.get(1).value(SweepMeasure.NORM_95), norm * 1e-8, "at " + length);
        assertEquals(done(1).values().get(SweepMeasure.SECONDS), read.get(1).value(SECONDS));
      }
    }
    Files.write(file, Arrays.copyOf(all, first + 9));
    ResultFile.read(file, it -> assertTrue(it.in(Lang.ZH).contains("第 3 行"), it.in(Lang.ZH)));
  }

  /** As spreadsheets on other systems save it. */
  @Test
  void marksOtherLineEndsAndEmptyLinesAreNoDamage() throws IOException {
    write(2, 0);
    String plain = Files.readString(file);
    String odd = "\uFEFF" + plain.replace("\n", "\r\n\r\n") + ",,,,,,,,,\r\n \r\n";
    Files.writeString(file, odd);
    assertEquals(List.of(done(2), done(0)), ResultFile.read(file));
    assertEquals(List.of(), said());
    try (ResultFile table = ResultFile.open(file, PLAN)) {
      table.append(done(1));
    }
    assertTrue(Files.readString(file).startsWith(odd), "what was there stays");
    assertEquals(List.of(done(2), done(0), done(1)), ResultFile.read(file));
    Files.writeString(file, plain.replaceFirst("spec,ending", "\"spec\",\"ending\""));
    assertEquals(List.of(done(2), done(0)), ResultFile.read(file));
  }

  @Test
  void anOpenQuoteIsNamedWithItsLineAlone() throws IOException {
    write(0, 1, 2);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, "\"" + lines.get(2));
    lines.add(1, "");
    Files.write(file, lines);
    refused("an open quote", "Line 4 of " + file);
    assertTrue(
        assertThrows(BadValue.class, () -> ResultFile.read(file)).getMessage().length() < 300);
  }

  @Test
  void tablesOfOthersAreRefusedAndLeftAlone() throws IOException {
    for (String other : List.of("name,score\nme,1\n", "\nspec\n", "\"spec,ending\n1\n")) {
      Files.writeString(file, other);
      refused("no", "not a table of a sweep");
      assertEquals(other, Files.readString(file));
    }
    Files.delete(file);
    write(0);
    Files.writeString(file, done(1).spec().text() + ",soon,,\n", StandardOpenOption.APPEND);
    refused("damaged", "Line 3 of");
    SweepPlan other =
        SweepPlan.of(List.of(RunSpec.parse("loss=arcface&epochs=9")), List.of(), List.of(1L));
    Files.delete(file);
    write(0);
    String before = Files.readString(file);
    String sentence = assertThrows(BadValue.class, () -> ResultFile.open(file, other)).getMessage();
    assertTrue(sentence.contains("epochs=2") && sentence.contains("m=0.1"), sentence);
    assertEquals(before, Files.readString(file));
  }

  private void refused(String why, String expected) throws IOException {
    String before = Files.readString(file);
    String sentence = assertThrows(BadValue.class, () -> ResultFile.open(file, PLAN)).getMessage();
    assertTrue(sentence.contains(expected) && sentence.contains("sweep.csv"), why + sentence);
    assertEquals(before, Files.readString(file));
  }

  @Test
  void aLargerPlanGoesOnWithTheSameTable() throws IOException {
    write(0, 1);
    SweepPlan more =
        SweepPlan.of(
            List.of(PLAN.run(0)), List.of(Axis.parse("m=0.1,0.2,0.3")), List.of(1L, 2L, 3L));
    try (ResultFile table = ResultFile.open(file, more)) {
      assertEquals(2, table.count());
      assertEquals(2, table.nextOpen(0));
    }
  }

  @Test
  void oneSweepAtATimeWrites() throws IOException {
    write();
    try (ResultFile table = ResultFile.open(file, PLAN)) {
      String sentence =
          assertThrows(BadValue.class, () -> ResultFile.open(file, PLAN)).getMessage();
      assertTrue(sentence.contains("another sweep"), sentence);
      table.append(done(0));
    }
    write(1);
    assertEquals(2, ResultFile.read(file).size());
  }
}
