package facespace.play.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.PenDigits;
import facespace.geometry.Geometry;
import facespace.play.hub.TensorThread;
import facespace.play.hub.run.Experiment;
import facespace.play.hub.run.RunHub;
import facespace.play.web.Refused;
import facespace.play.web.StrictJson;
import facespace.play.web.Visitor;
import facespace.train.frame.Frame;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A digit drawn by hand: how every run sees it, now and from now on. */
public final class DrawApi {
  private static final int SIDE = 28;

  private final RunHub hub;

  public DrawApi(RunHub hub) {
    this.hub = hub;
  }

  /** {@code POST /api/experiments/{id}/draw}; no strokes: forget the drawing. */
  public void draw(Context ctx) {
    Experiment experiment = hub.get(ctx.pathParam("id"));
    if (!experiment.isOver() && !experiment.isOf(Visitor.of(ctx))) {
      throw new Refused(409, "refused.shared"); // its moments carry one drawing along
    }
    List<List<double[]>> strokes = strokes(ctx.body());
    ObjectNode json = Json.object();
    ArrayNode runs = json.putArray("runs");
    if (strokes.stream().allMatch(List::isEmpty)) {
      TensorThread.calculate(() -> experiment.draw(List.of()));
      json.put("image", "");
    } else {
      byte[] image = PenDigits.render(strokes, PenDigits.TYPICAL_PEN_WIDTH);
      TensorThread.calculate(() -> experiment.draw(List.of(image)))
          .forEach(frame -> runs.add(placed(frame)));
      byte[] png = Png.of(image, SIDE, SIDE);
      json.put("image", "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    }
    Json.send(ctx, json);
  }

  /** Where a run puts the drawing, and its angle to every class direction. */
  private static ObjectNode placed(Frame frame) {
    Frame.Points points = frame.points();
    float[] feature = points.drawn();
    double[] angles = new double[points.classes()];
    for (int c = 0; c < angles.length; c++) {
      angles[c] = Geometry.angleDeg(feature, 0, frame.rows().directions(), c, points.dim());
    }
    int predicted = points.drawnPredicted()[0];
    ObjectNode json = Json.object().put("predicted", predicted);
    ArrayNode coordinates = json.putArray("feature");
    for (float coordinate : feature) {
      coordinates.add(coordinate);
    }
    json.put("ownAngleDeg", angles[predicted]);
    json.set("anglesDeg", Json.numbers(angles));
    return json;
  }

  private static List<List<double[]>> strokes(String body) {
    JsonNode strokes;
    try {
      strokes = StrictJson.read(body).path("strokes");
    } catch (JsonProcessingException notJson) {
      throw unreadable();
    }
    List<List<double[]>> read = new ArrayList<>();
    elements(strokes)
        .forEach(stroke -> read.add(elements(stroke).stream().map(DrawApi::point).toList()));
    return read;
  }

  private static double[] point(JsonNode point) {
    boolean isPoint = point.size() == 2 && point.get(0).isNumber() && point.get(1).isNumber();
    if (!isPoint
        || !Double.isFinite(point.get(0).asDouble())
        || !Double.isFinite(point.get(1).asDouble())) {
      throw unreadable();
    }
    return new double[] {point.get(0).asDouble(), point.get(1).asDouble()};
  }

  private static List<JsonNode> elements(JsonNode array) {
    if (!array.isArray()) {
      throw unreadable();
    }
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  private static Refused unreadable() {
    return new Refused(400, "refused.strokes");
  }
}
