package facespace.play;

import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.knob.BadValue;
import facespace.play.api.CatalogueApi;
import facespace.play.api.CompareApi;
import facespace.play.api.DataApi;
import facespace.play.api.DescribeApi;
import facespace.play.api.DrawApi;
import facespace.play.api.ExperimentApi;
import facespace.play.api.ExportApi;
import facespace.play.api.FaceExportApi;
import facespace.play.api.FacesApi;
import facespace.play.api.GalleryApi;
import facespace.play.api.IdentifyApi;
import facespace.play.api.LearnedApi;
import facespace.play.api.LfwApi;
import facespace.play.api.MapApi;
import facespace.play.api.ModelApi;
import facespace.play.api.PaperApi;
import facespace.play.api.PhotoApi;
import facespace.play.api.ProbeApi;
import facespace.play.api.RunsApi;
import facespace.play.api.SweepsApi;
import facespace.play.decide.Decisions;
import facespace.play.decide.Judged;
import facespace.play.decide.PairsApi;
import facespace.play.face.FolderPeople;
import facespace.play.gallery.Gallery;
import facespace.play.gallery.Recogniser;
import facespace.play.hub.model.ModelStore;
import facespace.play.hub.run.RunHub;
import facespace.play.page.Pages;
import facespace.play.web.Admission;
import facespace.play.web.Admission.Cost;
import facespace.play.web.Answers;
import facespace.play.web.Assets;
import facespace.play.web.Caller;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;

/** Every address the server answers, area by area. */
final class Routes {
  private final Settings settings;
  private final Services services;
  private final DataSets data;
  private final ModelStore models;
  private final RunHub hub;
  private final Pages pages;

  /**
   * @param settings what the server was told
   * @param services what it works with
   */
  Routes(Settings settings, Services services) {
    this.settings = settings;
    this.services = services;
    data = settings.data();
    models = services.models();
    hub = services.hub();
    pages = new Pages(data);
  }

  /** Adds them all. */
  void add(RoutesConfig on) {
    on.beforeMatched(Caller::mustBeAllowed);
    for (Admission gate : services.gates()) {
      on.beforeMatched(gate::enter);
      on.after(gate::leave);
    }
    pages(on);
    catalogue(on);
    paper(on);
    models(on);
    decisions(on);
    experiments(on);
    sweeps(on);
    faces(on);
    people(on);
    maps(on);
    mistakes(on);
  }

  private void pages(RoutesConfig on) {
    on.get("/", pages::front);
    on.get("/favicon.ico", ctx -> ctx.redirect(Assets.address("icon.svg"))); // of what is no page
    on.get("/front/{n}.png", pages::person);
    on.get("/play", pages::play);
    on.get("/faces", pages::faces);
    on.get("/verify", pages::verify);
    on.get("/identify", pages::identify);
    on.get("/runs", pages::runs);
    on.get("/sweep", pages::sweep);
    on.get("/losses", pages::losses);
    on.get("/losses/{key}.svg", pages::lossCurve);
    on.get("/losses/{key}", pages::loss);
    on.get("/learn", pages::learn);
    on.get("/learn/claims", pages::claims);
    on.get("/learn/{chapter}/{name}", pages::lesson);
  }

  private void catalogue(RoutesConfig on) {
    CatalogueApi catalogue = new CatalogueApi(data);
    ProbeApi probe = new ProbeApi(data);
    DataApi download = new DataApi(settings.mnistDownload());
    on.get("/api/health", new Health(services.store(), services.warmUp())::show);
    on.get("/api/catalogue", catalogue::catalogue);
    on.get("/api/probe/{data}", probe::labels, Cost.LOW);
    on.get("/api/probe/{data}/{index}.png", probe::picture, Cost.HIGH);
    on.get("/api/data/mnist/download", download::show, Role.OWNER);
    on.post("/api/data/mnist/download", download::start, Role.OWNER);
  }

  private void paper(RoutesConfig on) {
    PaperApi paper = new PaperApi();
    PhotoApi photos = new PhotoApi();
    on.post(Guards.PHOTOS, photos::upright);
    on.get("/api/paper/face.png", paper::face, Cost.LOW);
    on.get("/api/paper/knobs", paper::knobs);
    on.get("/api/paper/person/{index}", paper::person);
    on.get("/api/paper/textbook/{row}", paper::textbook);
  }

  private void models(RoutesConfig on) {
    ModelApi kept = new ModelApi(hub, models, services.starter());
    LfwApi lfw = new LfwApi(data, models);
    on.get("/api/models", kept::list);
    on.get("/api/models/starter", kept::starter);
    on.get("/api/models/damaged", kept::damaged);
    on.get("/api/models/{id}", kept::show);
    on.get("/api/models/{id}/file", kept::file);
    on.delete("/api/models/{id}", kept::delete, Role.OWNER);
    on.post("/api/models/{id}/pin", kept::pin, Role.OWNER);
    on.delete("/api/models/{id}/pin", kept::unpin, Role.OWNER);
    on.get("/api/models/{id}/lfw", lfw::show, Cost.HIGH);
    on.post("/api/experiments/{id}/keep", kept::keep);
  }

  private void decisions(RoutesConfig on) {
    Decisions decisions = new Decisions(id -> Judged.of(models, id), data);
    CompareApi compare = new CompareApi(models::get, decisions::quality, data);
    PairsApi pairs = new PairsApi(decisions);
    on.post("/api/models/{id}/compare", compare::compare, Cost.HIGH);
    on.post("/api/models/{id}/embed", compare::embed, Cost.HIGH);
    on.post("/api/models/{id}/quality", compare::quality, Cost.HIGH);
    on.post("/api/models/{id}/lookalike", compare::lookAlike, Cost.HIGH);
    on.get("/api/models/{id}/strangers", compare::strangers, Cost.HIGH);
    on.get("/api/models/{id}/pairs", pairs::pairs, Cost.HIGH);
    on.get("/api/models/{id}/quality", pairs::quality, Cost.HIGH);
    on.get("/api/models/{id}/curve", pairs::curve, Cost.HIGH);
    on.get("/api/models/{id}/faces.png", pairs::faces, Cost.HIGH);
    on.get("/api/models/{id}/causes", pairs::causes, Cost.HIGH);
    on.get("/api/models/{id}/causes.png", pairs::causeFaces, Cost.HIGH);
    on.get("/api/models/{id}/photographs", pairs::photographs, Cost.HIGH);
    on.get("/api/models/{id}/photographs.png", pairs::photographFaces, Cost.HIGH);
  }

  private void experiments(RoutesConfig on) {
    DescribeApi describe = new DescribeApi(data);
    ExperimentApi experiments = new ExperimentApi(hub, describe);
    RunsApi runs = new RunsApi(hub, services.archive(), data);
    DrawApi drawing = new DrawApi(hub);
    ExportApi export = new ExportApi(hub, data);
    on.get("/api/describe", describe::describe, Cost.LOW);
    on.get("/api/java", export::java);
    on.get("/api/java/loss", export::javaLoss);
    on.get("/api/notebook", export::notebook);
    on.post("/api/experiments", experiments::create, Cost.LOW);
    on.get("/api/experiments/{id}", experiments::show, Cost.LOW);
    on.delete("/api/experiments/{id}", experiments::delete);
    on.get("/api/experiments/{id}/spec", experiments::spec);
    on.post("/api/experiments/{id}/play", experiments::play);
    on.post("/api/experiments/{id}/pause", experiments::pause);
    on.post("/api/experiments/{id}/step", experiments::step);
    on.post("/api/experiments/{id}/reset", experiments::reset);
    on.post("/api/experiments/{id}/branch", experiments::branch, Cost.HIGH);
    on.post("/api/experiments/{id}/draw", drawing::draw);
    on.get("/api/experiments/{id}/moments/{n}", experiments::moment);
    on.get("/api/experiments/{id}/export/{n}.{format}", export::export, Cost.HIGH);
    on.wsBeforeUpgrade("/api/experiments/{id}/live", experiments::mustExist);
    on.ws("/api/experiments/{id}/live", experiments::live);
    on.get("/api/runs", runs::list);
    on.post("/api/runs/find", experiments::find, Cost.LOW);
    on.get("/api/runs.csv", runs::csv);
    on.post("/api/runs/{id}/star", runs::star);
    on.delete("/api/runs/{id}", runs::delete);
  }

  private void sweeps(RoutesConfig on) {
    SweepsApi sweeps = new SweepsApi(services.sweeps(), data);
    on.get("/api/sweeps", sweeps::list);
    on.post("/api/sweeps", sweeps::start, Role.OWNER, Cost.HIGH);
    on.post("/api/sweeps/plan", sweeps::plan, Role.OWNER, Cost.HIGH);
    on.get("/api/sweeps/{id}", sweeps::show, Cost.HIGH);
    on.delete("/api/sweeps/{id}", sweeps::delete, Role.OWNER);
    on.post("/api/sweeps/{id}/go", sweeps::goOn, Role.OWNER);
    on.post("/api/sweeps/{id}/stop", sweeps::stop, Role.OWNER);
    on.get("/api/sweeps/{id}/chart.svg", sweeps::chart, Cost.HIGH);
    on.get("/api/sweeps/{id}/table.csv", sweeps::table);
  }

  private void faces(RoutesConfig on) {
    FacesApi faces = new FacesApi(hub, data);
    FaceExportApi export = new FaceExportApi(hub, data);
    LearnedApi learned = new LearnedApi(hub, data);
    on.get("/api/experiments/{id}/people", faces::people, Cost.HIGH);
    on.get("/api/experiments/{id}/faces.png", faces::sheet, Cost.HIGH);
    on.get("/api/experiments/{id}/angles/{run}", faces::angles, Cost.HIGH);
    on.get("/api/experiments/{id}/neighbours/{run}/{index}", faces::neighbours, Cost.HIGH);
    on.get("/api/experiments/{id}/embeddings/{run}.{format}", export::embeddings, Cost.HIGH);
    on.get("/api/experiments/{id}/people.tsv", export::labels, Cost.HIGH);
    on.get("/api/experiments/{id}/probe/{run}", learned::probe, Cost.HIGH);
  }

  private void people(RoutesConfig on) {
    Gallery enrolled = new Gallery(services.store().gallery());
    FolderPeople folders = new FolderPeople(data);
    GalleryApi gallery = new GalleryApi(enrolled, folders, id -> models.face(id).about().spec());
    Recogniser recogniser = new Recogniser(enrolled);
    IdentifyApi identify =
        new IdentifyApi(models::get, data, recogniser, folders, services.growths());
    on.get("/api/gallery", gallery::list, Role.OWNER);
    on.post("/api/gallery", gallery::enrol, Role.OWNER, Cost.HIGH);
    on.delete("/api/gallery", gallery::clear, Role.OWNER);
    on.delete("/api/gallery/{id}", gallery::remove, Role.OWNER);
    on.post("/api/gallery/{id}/pictures", gallery::add, Role.OWNER, Cost.HIGH);
    on.get("/api/gallery/{id}/{n}.png", gallery::picture, Role.OWNER);
    on.get("/api/people/{folder}", gallery::people, Cost.HIGH);
    on.get("/api/people/{folder}/pictures", gallery::personPictures, Cost.HIGH);
    on.get("/api/people/{folder}/picture.png", gallery::personPicture, Cost.HIGH);
    on.post("/api/models/{id}/identify", identify::identify, Role.OWNER, Cost.HIGH);
    on.get("/api/models/{id}/identification", identify::trial, Cost.HIGH);
    on.get("/api/models/{id}/growth", identify::growth);
    on.post("/api/models/{id}/growth", identify::startGrowth, Cost.HIGH);
  }

  private void maps(RoutesConfig on) {
    MapApi map = new MapApi(hub, services.maps(), data);
    on.wsBeforeUpgrade("/api/experiments/{id}/map", map::mustExist);
    on.ws("/api/experiments/{id}/map", map::live);
    on.get("/api/tsne/demo/{which}", map::demo, Cost.HIGH);
  }

  private void mistakes(RoutesConfig on) {
    on.exception(BadValue.class, Answers::badValue);
    on.exception(DataException.class, Answers::ofData);
    on.exception(Refused.class, (e, ctx) -> Answers.error(ctx, e.status(), e::in));
    on.exception(HttpResponseException.class, Answers::status);
    on.exception(Exception.class, Answers::unexpected);
    on.error(404, Answers::notFound);
    on.error(404, "text/html", pages::nothing);
  }
}
