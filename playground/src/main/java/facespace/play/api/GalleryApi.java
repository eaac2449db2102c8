package facespace.play.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.play.face.Face;
import facespace.play.face.FaceReader;
import facespace.play.face.FolderPeople;
import facespace.play.gallery.Enrolled;
import facespace.play.gallery.Gallery;
import facespace.play.gallery.Origin;
import facespace.play.web.Refused;
import facespace.play.web.StrictJson;
import facespace.train.spec.RunSpec;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Enrolling people, and forgetting them. */
public final class GalleryApi {
  /** Pixels of a stored picture, at most: enough for the screen, and twice what a model sees. */
  private static final int STORED = 128;

  private final Gallery gallery;
  private final FolderPeople folders;
  private final Function<String, RunSpec> models;

  /**
   * @param models finds what a model comes from by the model's id, or refuses with status 404
   */
  public GalleryApi(Gallery gallery, FolderPeople folders, Function<String, RunSpec> models) {
    this.gallery = gallery;
    this.folders = folders;
    this.models = models;
  }

  /**
   * {@code GET /api/gallery?model=}: {@code {people: [{id, name, pictures, kind, who, canVisit,
   * shows, seen}], damaged: [id], count}}; shows: drawn or photographs; seen: the model, if one is
   * named, was trained on this very person; damaged: what lies there and is nobody, to be removed
   * by its id; count: of both.
   */
  public void list(Context ctx) {
    Optional<RunSpec> model = model(ctx);
    ObjectNode json = Json.object();
    ArrayNode people = json.putArray("people");
    String folder = model.map(RunSpec::data).orElse("");
    Set<String> trained = model.map(spec -> folders.trained(folder, spec)).orElse(Set.of());
    for (Enrolled person : gallery.people()) {
      Origin origin = person.origin();
      String who = origin.isOfFolder() ? folders.nameOf(origin.kind(), origin.who()) : origin.who();
      if (!who.equals(origin.who())) { // a number of before, which others may have tomorrow
        gallery.setOrigin(person.id(), new Origin(origin.kind(), who));
      }
      boolean seen = origin.kind().equals(folder) && trained.contains(who);
      people.add(
          json(person).put("who", who).put("shows", shows(origin, folders)).put("seen", seen));
    }
    ArrayNode damaged = json.putArray("damaged");
    gallery.damaged().forEach(damaged::add);
    json.put("count", people.size() + damaged.size());
    Json.send(ctx, json);
  }

  private Optional<RunSpec> model(Context ctx) {
    return Optional.ofNullable(ctx.queryParam("model")).map(models);
  }

  /** {@code POST /api/gallery}, body {@code {name, face}}: enrols somebody with one picture. */
  public void enrol(Context ctx) {
    JsonNode body = FaceReader.json(ctx.body());
    JsonNode described = body.path("face");
    byte[] png = face(described).png(STORED);
    String name = StrictJson.text(body, "name");
    Enrolled person = gallery.enrol(name, Origin.of(described), List.of(png));
    ctx.status(HttpStatus.CREATED);
    Json.send(ctx, json(person));
  }

  /** {@code POST /api/gallery/{id}/pictures}, body {@code {face}}: one more picture. */
  public void add(Context ctx) {
    gallery.get(ctx.pathParam("id"));
    byte[] png = face(FaceReader.json(ctx.body()).path("face")).png(STORED);
    Json.send(ctx, json(gallery.add(ctx.pathParam("id"), png)));
  }

  /** {@code DELETE /api/gallery/{id}}: forgets somebody; the files are gone too. */
  public void remove(Context ctx) {
    gallery.remove(ctx.pathParam("id"));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /**
   * {@code DELETE /api/gallery?count=}: forgets everybody, and all that is damaged. The count is
   * the one {@link #list} has told, so that nobody is forgotten unseen.
   */
  public void clear(Context ctx) {
    if (ctx.path().endsWith("/")) { // somebody with an empty id
      throw new Refused(404, "refused.nobody", "");
    }
    gallery.clear(given(ctx, "count"));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /** {@code GET /api/gallery/{id}/{n}.png}. */
  public void picture(Context ctx) {
    Enrolled person = gallery.get(ctx.pathParam("id"));
    int number = Lookup.below(Integer.MAX_VALUE, ctx.pathParam("n")).orElse(-1);
    ctx.header("Cache-Control", "no-store")
        .contentType("image/png")
        .result(gallery.picture(person.id(), number));
  }

  /**
   * {@code GET /api/people/{folder}?model=}: {@code {names: […], seen}}, people of a folder to
   * choose from; seen: the model, if one is named, was trained on all of them.
   */
  public void people(Context ctx) {
    FolderPeople.Offer offer = folders.offered(ctx.pathParam("folder"), model(ctx));
    ObjectNode json = Json.object().put("seen", offer.seen());
    ArrayNode names = json.putArray("names");
    offer.names().forEach(names::add);
    Json.send(ctx, json);
  }

  /** {@code GET /api/people/{folder}/pictures?person=}: {@code {pictures: n}}. */
  public void personPictures(Context ctx) {
    int pictures = folders.pictures(ctx.pathParam("folder"), given(ctx, "person"));
    Json.send(ctx, Json.object().put("pictures", pictures));
  }

  /** {@code GET /api/people/{folder}/picture.png?person=&picture=}. */
  public void personPicture(Context ctx) {
    JsonNode described =
        Json.object()
            .put("folder", ctx.pathParam("folder"))
            .put("person", given(ctx, "person"))
            .put("picture", Lookup.whole(ctx, "picture"));
    // The folder may change: another picture is then the third.
    ctx.header("Cache-Control", "no-store")
        .contentType("image/png")
        .result(folders.face(described).png(STORED));
  }

  private static String given(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).orElse("");
  }

  private Face face(JsonNode described) {
    return read(described, folders::face);
  }

  /**
   * A face that a request describes: generated, photographed, or of a folder's person.
   *
   * @param ofFolder reads the last
   */
  static Face read(JsonNode described, Function<JsonNode, Face> ofFolder) {
    if (!described.isObject()) {
      throw new Refused(400, "refused.face");
    }
    return described.path("folder").isTextual()
        ? ofFolder.apply(described)
        : FaceReader.read(described);
  }

  /** What kind of picture a face of this origin is. */
  static String shows(Origin origin, FolderPeople folders) {
    return Json.kind(
        origin.isOfFolder() ? folders.areDrawn(origin.kind()) : !origin.equals(Origin.PHOTO));
  }

  static ObjectNode json(Enrolled person) {
    ObjectNode json = Json.object().put("id", person.id()).put("name", person.name());
    ArrayNode pictures = json.putArray("pictures");
    person.pictures().forEach(pictures::add);
    return json.put("kind", person.origin().kind())
        .put("who", person.origin().who())
        .put("canVisit", person.origin().canComeAgain());
  }
}
