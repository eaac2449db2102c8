package facespace.play.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.data.picture.DrawnMark;
import facespace.play.face.PaperFace;
import facespace.play.web.Tongue;
import facespace.text.Lang;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drawn faces: their pictures, and what there is to set. Keeps no state. */
public final class PaperApi {
  private static final int SMALLEST = 32;
  private static final int LARGEST = 512;
  private static final int USUAL = 256;

  /**
   * {@code GET /api/paper/face.png?size=&person=&p.…&s.…}: a picture in colour. The same address
   * gives the same picture for as long as this version runs.
   */
  public void face(Context ctx) {
    int side = Lookup.within(ctx, "size", SMALLEST, LARGEST, USUAL);
    PaperFace face = PaperFace.of(once(ctx.queryParamMap()));
    ctx.header("Cache-Control", "private, max-age=3600")
        .contentType("image/png")
        .result(DrawnMark.png(PaperFaces.draw(face.person(), face.shot(), side)));
  }

  /** {@code GET /api/paper/knobs}: {@code {traits: […], shot: […]}}, the telling ones first. */
  public void knobs(Context ctx) {
    Lang lang = Tongue.of(ctx.req());
    ObjectNode json = Json.object();
    json.set("traits", KnobJson.of(PaperPerson.traits(), lang));
    json.set("shot", KnobJson.of(Shot.knobs(), lang));
    Json.send(ctx, json);
  }

  /** {@code GET /api/paper/person/{index}}: {@code {traits: {key: text, …}}}. */
  public void person(Context ctx) {
    send(ctx, PaperFace.person(ctx.pathParam("index")));
  }

  /** {@code GET /api/paper/textbook/{row}}: the same, of a row 0 … 31 of the textbook's table. */
  public void textbook(Context ctx) {
    send(ctx, PaperFace.person("row" + ctx.pathParam("row")));
  }

  private static void send(Context ctx, PaperPerson person) {
    ObjectNode json = Json.object();
    ObjectNode traits = json.putObject("traits");
    person.texts().forEach(traits::put);
    Json.send(ctx, json);
  }

  private static Map<String, String> once(Map<String, List<String>> given) {
    Map<String, String> texts = new LinkedHashMap<>();
    given.forEach(
        (key, values) -> {
          if (values.size() > 1) {
            throw Lookup.twice(key, values);
          }
          texts.put(key, values.get(0));
        });
    return texts;
  }
}
