package facespace.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import facespace.play.hub.wire.Frames;
import facespace.play.hub.wire.Moment;
import facespace.play.hub.wire.MomentCodec;
import facespace.train.frame.Compared;
import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the browser reads is what the server wrote. */
class MomentFormatTest {
  private final byte[] bytes = MomentCodec.encode(Frames.moment(12, 3));
  private final Decoded moment = Decoded.of(bytes);

  @Test
  void everyArrayOfEveryRunComesBack() {
    for (int run = 0; run < 3; run++) {
      assertArrayEquals(new float[] {1, 2, -3, 4.5f, Float.NaN, 6}, moment.floats(run, "features"));
      assertArrayEquals(new int[] {0, 1, 1}, moment.ints(run, "predicted"));
      assertArrayEquals(new float[] {1, 0, 0, 1}, moment.floats(run, "directions"));
      assertArrayEquals(new float[] {2, 0, 0, 3}, moment.floats(run, "weights"));
      assertArrayEquals(new float[0], moment.floats(run, "bias"));
      assertEquals(42, moment.ints(run, "trainAngles")[17]);
      assertEquals(7, moment.ints(run, "testAngles")[179]);
      assertArrayEquals(new float[] {7, 8}, moment.floats(run, "drawn"));
      assertArrayEquals(new int[] {1}, moment.ints(run, "drawnPredicted"));
    }
  }

  @Test
  void numbersComeBackByNameAndWhatIsNoNumberIsNull() {
    assertEquals(12, moment.index());
    assertEquals(12, moment.run(1).get("step").asInt());
    assertEquals(0.5, moment.run(1).get("seconds").asDouble());
    assertEquals(0.75, moment.run(1).get("testAccuracy").asDouble());
    assertTrue(moment.run(1).get("trainLoss").isNull());
    assertTrue(moment.run(1).get("scale").isNull());
    assertEquals(4.5, moment.run(1).at("/measures/medianOwnAngleDeg").asDouble());
    assertTrue(moment.run(1).at("/measures/p95OwnAngleDeg").isNull());
  }

  @Test
  void theGroupsOfAFrameAreOneListOfNames() {
    assertEquals(
        Set.of(
            ("step epoch dim classes trainLoss trainAccuracy testAccuracy testCount eer"
                    + " learningRate marginStrength scale seconds corners batchImages batchChoices chosen"
                    + " trainImages trainChoices inOnePoint measures arrays")
                .split(" ")),
        names(moment.run(0)));
    assertEquals(
        Set.of(
            ("features predicted drawn drawnPredicted directions weights bias trainAngles"
                    + " testAngles certainty push pushCurve wedgeLengths wedgeDeg ends pulls classMeans"
                    + " unseen unseenPredicted psiInForce slopeInForce")
                .split(" ")),
        names(moment.run(0).get("arrays")));
  }

  @Test
  void aMomentReadAgainIsWrittenTheSameAndHasTheSameNumbers() {
    Moment read = MomentCodec.decode(bytes);
    assertArrayEquals(bytes, MomentCodec.encode(read));
    Frame frame = read.runs().get(2).frame();
    assertEquals(12, frame.where().step());
    assertEquals(0.25, frame.where().epoch());
    assertArrayEquals(new float[] {1, 2, -3, 4.5f, Float.NaN, 6}, frame.points().features());
    assertEquals(7, frame.histograms().testAngles()[179]);
    assertEquals(4.5, frame.measure(Measure.MEDIAN_OWN));
    assertTrue(Double.isNaN(frame.measure(Measure.P95_OWN)));
    assertTrue(Double.isNaN(frame.learning().trainLoss()));
  }

  @Test
  void aGroupThatFramesDidNotHaveYetIsEmpty() {
    String before = new String(bytes, StandardCharsets.ISO_8859_1);
    for (RecordComponent part : Compared.class.getRecordComponents()) {
      String name = part.getName();
      before = before.replace("\"" + name + "\"", "\"" + name.toUpperCase(Locale.ROOT) + "\"");
    }
    Moment read = MomentCodec.decode(before.getBytes(StandardCharsets.ISO_8859_1));
    assertSame(Compared.NONE, read.runs().get(0).frame().compared());
    assertEquals(12, read.runs().get(0).frame().where().step());
  }

  @Test
  void whatIsNoMomentIsRefused() {
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 8);
    byte[] other = bytes.clone();
    other[0] = 'X';
    String json = new String(bytes, StandardCharsets.ISO_8859_1).replace("\"dim\"", "\"dom\"");
    byte[] renamed = json.getBytes(StandardCharsets.ISO_8859_1);
    for (byte[] wrong : List.of(cut, other, renamed, new byte[0])) {
      assertThrows(IllegalArgumentException.class, () -> MomentCodec.decode(wrong));
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void arraysStartAtMultiplesOfFourSoThatBrowsersCanMapThem() {
    int json = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(4);
    assertEquals(0, json % 4);
    assertEquals(0, bytes.length % 4);
  }
}
