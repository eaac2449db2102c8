package facespace.chart;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import facespace.loss.Curve;
import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import facespace.train.frame.Unseen;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void aCurveHasOneLinePerAngle() {
    Curve curve = new Curve(new double[] {0, 180}, new double[] {1, -1}, new double[] {0, -0.5});
    assertEquals(
        "theta_deg,\"psi a \"\"b\"\"\",\"slope a \"\"b\"\"\"\r\n0,1,0\r\n180,-1,-0.5\r\n",
        Csv.of(List.of(new NamedCurve("a \"b\"", curve))));
  }

  @Test
  void aFrameHasOneLinePerProbePoint() {
    assertEquals(
        "point,class,predicted,x1,x2\r\n0,1,0,1.5,-2.0\r\n1,0,0,0.25,4.0\r\n",
        Csv.of(
            Samples.frame(1, 1.5f, -2, 0.25f, 4), Samples.digits("01", 1, 0), Samples.digits("0")));
  }

  /** A 3, then an 8 and a 5 that were never trained on. */
  @Test
  void unseenDigitsComeLastUnderTheirOwnNames() {
    Frame seen = Samples.frame(1, 1.5f, -2);
    Frame frame = Samples.with(seen, new Unseen(new float[] {1, 2, -3, 0.5f}, new int[] {1, 0}));
    assertEquals(
        "point,class,predicted,x1,x2\r\n0,3,3,1.5,-2.0\r\n1,8,7,1.0,2.0\r\n2,5,3,-3.0,0.5\r\n",
        Csv.of(frame, Samples.digits("37", 0), Samples.digits("58", 1, 0)));
  }

  @Test
  void aFrameOfSomeDigitsTellsThemByTheirNames() {
    assertEquals(
        "point,class,predicted,x1,x2\r\n0,7,3,1.5,-2.0\r\n",
        Csv.of(Samples.frame(1, 1.5f, -2), Samples.digits("37", 1), Samples.digits("0")));
  }

  @Test
  void aHistoryHasOneLinePerFrame() {
    String[] lines = Csv.history(List.of(Samples.frame(2, 1, 0))).split("\r\n");
    assertEquals(
        "step,epoch,train_loss,train_accuracy,test_accuracy,mean_own_angle_deg,min_inter_angle_deg,"
            + "median_own_angle_deg,p95_own_angle_deg,min_inter_mean_deg,weight_to_mean_deg,"
            + "fisher,unsatisfied,wedge_deg,loss_floor,mean_inter_angle_deg,norm5,norm95,pulling,"
            + "unseen_eer",
        lines[0]);
    assertEquals(
        "20,2,1,0.8,0.75,5,90,4.5,NaN,NaN,NaN,NaN,NaN,NaN,NaN,NaN,NaN,NaN,NaN,NaN", lines[1]);
  }

  /** Whoever reads a column by its name gets that measure of that moment. */
  @Test
  void everyMeasureIsReadBackFromItsOwnColumn() {
    Frame seen = Samples.frame(2, 1, 0);
    Map<Measure, Double> measures =
        Arrays.stream(Measure.values()).collect(toMap(measure -> measure, m -> m.ordinal() + 0.25));
    Frame frame = Samples.with(seen, measures);
    String[] lines = Csv.history(List.of(seen, frame)).split("\r\n");
    List<String> header = List.of(lines[0].split(","));
    String[] cells = lines[2].split(",");
    Map<String, Measure> columns =
        Map.of(
            "median_own_angle_deg", Measure.MEDIAN_OWN,
            "p95_own_angle_deg", Measure.P95_OWN,
            "min_inter_mean_deg", Measure.MIN_INTER,
            "weight_to_mean_deg", Measure.WEIGHT_TO_MEAN,
            "fisher", Measure.FISHER,
            "unsatisfied", Measure.UNSATISFIED,
            "wedge_deg", Measure.WEDGE);
    columns.forEach(
        (name, measure) ->
            assertEquals(measures.get(measure), Double.valueOf(cells[header.indexOf(name)]), name));
  }

  @Test
  void aNameThatASpreadsheetWouldRunIsHarmless() {
    assertEquals("\"'=1+1\"", Csv.cell("=1+1"));
    for (String name : List.of("=cmd|' /C calc'!A0", "+1", "-x", "@sum", " =1", "\t=1", "＝1")) {
      assertEquals("'" + name, Csv.harmless(name));
      assertEquals("\"'" + name + "\"", Csv.cell(name));
    }
    for (String name : List.of("Ann", "Ann-Lee 2", "s1")) {
      assertEquals(name, Csv.cell(name));
    }
    assertEquals("\"O\"\"Hara, Jr.\"", Csv.cell("O\"Hara, Jr."));
    assertEquals("\"李=1\"", Csv.cell("李=1"));
  }
}
