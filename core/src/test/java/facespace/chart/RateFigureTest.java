package facespace.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.match.Verification;
import facespace.text.Lang;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateFigureTest {
  private static final Look LOOK = Look.light(Lang.EN);

  /** Normal scores, {@code apart} standard deviations between same and different. */
  private static NamedRoc normal(String name, double apart, int n) {
    SplittableRandom random = new SplittableRandom(11);
    double[] scores = new double[n];
    boolean[] same = new boolean[n];
    for (int i = 0; i < n; i++) {
      same[i] = i % 2 == 0;
      scores[i] = random.nextGaussian() + (same[i] ? apart : 0);
    }
    return new NamedRoc(name, Verification.of(scores, same));
  }

  private static String svg(Figure figure) {
    return new String(figure.svg(640, 560), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.975, 1.959963984540054",
    "0.01, -2.326347874040841",
    "0.001, -3.090232306167813",
    "0.00001, -4.264890793922825",
    "0.9999, 3.719016485455709",
    "0.0243, -1.972084157"
  })
  void normalDeviatesAreThoseOfTheTables(double p, double deviate) {
    assertEquals(deviate, Probit.of(p), 1e-8);
  }

  @Test
  void detAxesHaveTheTicksOfNormalDeviates() {
    String det = svg(DetFigure.of(List.of(normal("", 3, 20_000)), LOOK));
    for (String tick : new String[] {"0.1 %", "1 %", "5 %", "20 %", "40 %"}) {
      assertTrue(det.contains(">" + tick + "<"), tick);
    }
    // On the scale of deviates 1 % to 5 % takes more room than 20 % to 40 %.
    double wide = tick(det, "5 %") - tick(det, "1 %");
    assertEquals(
        (Probit.of(0.05) - Probit.of(0.01)) / (Probit.of(0.4) - Probit.of(0.2)),
        wide / (tick(det, "40 %") - tick(det, "20 %")),
        0.05);
  }

  /** Where the text of a tick of the horizontal axis begins; all are about as long. */
  private static double tick(String svg, String label) {
    Matcher text =
        Pattern.compile("<text x='([^']+)' y='([^']+)'[^>]*>" + label + "<").matcher(svg);
    double left = 0;
    double lowest = 0;
    while (text.find()) {
      double y = Double.parseDouble(text.group(2));
      if (y > lowest) {
        lowest = y;
        left = Double.parseDouble(text.group(1));
      }
    }
    assertTrue(lowest > 0, label + " in " + svg);
    return left;
  }

  @Test
  void normalScoresGiveAStraightDetLine() {
    Verification verification = normal("", 2.5, 200_000).verification();
    for (int i = 0; i < verification.roc().points(); i += 500) {
      double far = verification.roc().far(i);
      double frr = verification.roc().frr(i);
      if (far > 0.01 && frr > 0.01) {
        assertEquals(-2.5, Probit.of(far) + Probit.of(frr), 0.05);
      }
    }
  }

  @Test
  void everyCurveCarriesItsNameAndItsEqualErrorRate() {
    NamedRoc good = normal("good", 4, 4000);
    NamedRoc poor = normal("poor", 1, 4000);
    for (Figure figure :
        List.of(RocFigure.of(List.of(good, poor), LOOK), DetFigure.of(List.of(good, poor), LOOK))) {
      String svg = svg(figure);
      for (NamedRoc named : List.of(good, poor)) {
        String eer = String.format("%.2f %%", 100 * named.verification().eer());
        assertTrue(svg.contains(">" + named.name() + " · EER " + eer + "<"), svg);
      }
      assertTrue(!svg.contains("NaN") && !svg.contains("Infinity"));
    }
  }

  @Test
  void aHundredThousandPairsMakeASmallFile() {
    NamedRoc many = normal("", 2, 100_000);
    assertTrue(RocFigure.of(List.of(many), LOOK).svg(640, 560).length < 100_000);
    assertTrue(DetFigure.of(List.of(many), LOOK).svg(640, 560).length < 100_000);
  }

  @Test
  void perfectAndHopelessScoresAreDrawnToo() {
    NamedRoc perfect =
        new NamedRoc("perfect", Verification.of(new double[] {1, 0}, new boolean[] {true, false}));
    NamedRoc hopeless =
        new NamedRoc("hopeless", Verification.of(new double[] {0, 1}, new boolean[] {true, false}));
    for (NamedRoc named : List.of(perfect, hopeless)) {
      for (Figure figure :
          List.of(RocFigure.of(List.of(named), LOOK), DetFigure.of(List.of(named), LOOK))) {
        String svg = svg(figure);
        assertTrue(!svg.contains("NaN") && !svg.contains("Infinity"), svg);
      }
    }
  }

  @Test
  void chineseFiguresSpeakChinese() {
    Look dark = Look.dark(Lang.ZH);
    NamedRoc named = normal("", 2, 100);
    assertTrue(svg(RocFigure.of(List.of(named), dark)).contains("误识（FAR）"));
    assertTrue(svg(DetFigure.of(List.of(named), dark)).contains("误拒（FRR）"));
  }
}
