package facespace.play;

import facespace.data.DataException;
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
import facespace.play.archive.RunArchive;
import facespace.play.decide.Decisions;
import facespace.play.decide.Judged;
import facespace.play.decide.PairsApi;
import facespace.play.face.FolderPeople;
import facespace.play.gallery.Gallery;
import facespace.play.gallery.GalleryGrowths;
import facespace.play.gallery.Recogniser;
import facespace.play.hub.Limits;
import facespace.play.hub.ModelStore;
import facespace.play.hub.RunHub;
import facespace.play.hub.Starter;
import facespace.play.page.KeyPage;
import facespace.play.page.Pages;
import facespace.play.store.Store;
import facespace.play.web.Admission;
import facespace.play.web.Admission.Cost;
import facespace.play.web.Answers;
import facespace.play.web.Caller;
import facespace.play.web.Connections;
import facespace.play.web.Door;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import facespace.play.web.Role;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import java.util.Map;

/** The playground's server: every address it answers, on one screen. */
public final class App implements AutoCloseable {
  private final Admission admission = Admission.ofLaptop();
  private final Store place;
  private final RunArchive archive;
  private final RunHub hub;
  private final WarmUp warmUp;
  private final Starter starter;
  private final Pages pages;
  private final CatalogueApi catalogue;
  private final DescribeApi describe;
  private final ExperimentApi experiments;
  private final RunsApi runs;
  private final DrawApi drawing;
  private final ModelStore store;
  private final ModelApi models;
  private final LfwApi lfw;
  private final CompareApi compare;
  private final PairsApi pairs;
  private final ProbeApi probe;
  private final PaperApi paper;
  private final PhotoApi photos = new PhotoApi();
  private final ExportApi export;
  private final DataApi download;
  private final FacesApi faces;
  private final FaceExportApi faceExport;
  private final LearnedApi learned;
  private final GalleryGrowths growths = new GalleryGrowths();
  private final GalleryApi gallery;
  private final IdentifyApi identify;
  private final MapApi map;
  private final Javalin server;
  private Connections connections;

  /**
   * Prepares a server; it does not listen yet.
   *
   * @throws Refused if its store is in use or cannot be used
   */
  public App(Settings settings) {
    place = Store.open(settings.store());
    store = new ModelStore(place.models());
    Limits limits = settings.limits();
    archive = new RunArchive(place.runs(), limits.storedBytes(), limits.keptBytes());
    hub = new RunHub(settings.data(), store, archive, limits);
    warmUp = new WarmUp(settings.data());
    starter =
        new Starter(
            Starter.SPEC, settings.data(), store, () -> !warmUp.isReady() || hub.isTraining());
    pages = new Pages(settings.data());
    catalogue = new CatalogueApi(settings.data());
    describe = new DescribeApi(settings.data());
    experiments = new ExperimentApi(hub, describe);
    runs = new RunsApi(hub, archive, settings.data());
    drawing = new DrawApi(hub);
    models = new ModelApi(hub, store, starter);
    lfw = new LfwApi(settings.data(), store);
    Decisions decisions = new Decisions(id -> Judged.of(store, id), settings.data());
    compare = new CompareApi(store::get, decisions::quality, settings.data());
    pairs = new PairsApi(decisions);
    probe = new ProbeApi(settings.data());
    paper = new PaperApi();
    export = new ExportApi(hub, settings.data());
    download = new DataApi(settings.mnistDownload());
    faces = new FacesApi(hub, settings.data());
    faceExport = new FaceExportApi(hub, settings.data());
    learned = new LearnedApi(hub, settings.data());
    Gallery enrolled = new Gallery(place.gallery());
    FolderPeople folders = new FolderPeople(settings.data());
    gallery = new GalleryApi(enrolled, folders, id -> store.face(id).about().spec());
    identify =
        new IdentifyApi(store::get, settings.data(), new Recogniser(enrolled), folders, growths);
    map = new MapApi(hub, settings.data());
    server = Javalin.create(config -> configure(config, settings));
  }

  private void routes(RoutesConfig on) {
    on.beforeMatched(Caller::mustBeAllowed);
    on.beforeMatched(admission::enter);
    on.after(admission::leave);
    on.get("/", pages::front);
    on.get("/front/{n}.png", pages::person);
    on.get("/play", pages::play);
    on.get("/faces", pages::faces);
    on.get("/verify", pages::verify);
    on.get("/identify", pages::identify);
    on.get("/runs", pages::runs);
    on.get("/losses", pages::losses);
    on.get("/losses/{key}.svg", pages::lossCurve);
    on.get("/losses/{key}", pages::loss);

    on.get("/api/health", warmUp::health);
    on.get("/api/catalogue", catalogue::catalogue);
    on.get("/api/describe", describe::describe);
    on.get("/api/java", export::java);
    on.get("/api/java/loss", export::javaLoss);
    on.get("/api/probe/{data}", probe::labels);
    on.get("/api/probe/{data}/{index}.png", probe::picture);
    on.post(Guards.PHOTOS, photos::upright);
    on.get("/api/paper/face.png", paper::face, Cost.HIGH);
    on.get("/api/paper/knobs", paper::knobs);
    on.get("/api/paper/person/{index}", paper::person);
    on.get("/api/paper/textbook/{row}", paper::textbook);
    on.get("/api/data/mnist/download", download::show, Role.OWNER);
    on.post("/api/data/mnist/download", download::start, Role.OWNER);

    on.get("/api/models", models::list);
    on.get("/api/models/starter", models::starter);
    on.get("/api/models/{id}", models::show);
    on.get("/api/models/{id}/file", models::file);
    on.delete("/api/models/{id}", models::delete, Role.OWNER);
    on.post("/api/models/{id}/pin", models::pin, Role.OWNER);
    on.delete("/api/models/{id}/pin", models::unpin, Role.OWNER);
    on.get("/api/models/{id}/lfw", lfw::show, Cost.HIGH);
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

    on.post("/api/experiments", experiments::create);
    on.get("/api/experiments/{id}", experiments::show, Cost.HIGH);
    on.delete("/api/experiments/{id}", experiments::delete);
    on.get("/api/experiments/{id}/spec", experiments::spec);
    on.post("/api/experiments/{id}/play", experiments::play);
    on.post("/api/experiments/{id}/pause", experiments::pause);
    on.post("/api/experiments/{id}/step", experiments::step);
    on.post("/api/experiments/{id}/reset", experiments::reset);
    on.post("/api/experiments/{id}/branch", experiments::branch);
    on.post("/api/experiments/{id}/keep", models::keep);
    on.post("/api/experiments/{id}/draw", drawing::draw);
    on.get("/api/experiments/{id}/moments/{n}", experiments::moment);
    on.get("/api/experiments/{id}/export/{n}.{format}", export::export, Cost.HIGH);
    on.wsBeforeUpgrade("/api/experiments/{id}/live", experiments::mustExist);
    on.ws("/api/experiments/{id}/live", experiments::live);

    on.get("/api/runs", runs::list);
    on.post("/api/runs/find", experiments::find, Cost.HIGH);
    on.get("/api/runs.csv", runs::csv);
    on.post("/api/runs/{id}/star", runs::star);
    on.delete("/api/runs/{id}", runs::delete);

    on.get("/api/experiments/{id}/people", faces::people);
    on.get("/api/experiments/{id}/faces.png", faces::sheet, Cost.HIGH);
    on.get("/api/experiments/{id}/angles/{run}", faces::angles, Cost.HIGH);
    on.get("/api/experiments/{id}/neighbours/{run}/{index}", faces::neighbours, Cost.HIGH);
    on.get("/api/experiments/{id}/embeddings/{run}.{format}", faceExport::embeddings, Cost.HIGH);
    on.get("/api/experiments/{id}/people.tsv", faceExport::labels);
    on.get("/api/experiments/{id}/probe/{run}", learned::probe, Cost.HIGH);
    on.get("/api/gallery", gallery::list, Role.OWNER);
    on.post("/api/gallery", gallery::enrol, Role.OWNER, Cost.HIGH);
    on.delete("/api/gallery", gallery::clear, Role.OWNER);
    on.delete("/api/gallery/{id}", gallery::remove, Role.OWNER);
    on.post("/api/gallery/{id}/pictures", gallery::add, Role.OWNER, Cost.HIGH);
    on.get("/api/gallery/{id}/{n}.png", gallery::picture, Role.OWNER);
    on.get("/api/people/{folder}", gallery::people);
    on.get("/api/people/{folder}/pictures", gallery::personPictures);
    on.get("/api/people/{folder}/picture.png", gallery::personPicture, Cost.HIGH);
    on.post("/api/models/{id}/identify", identify::identify, Role.OWNER, Cost.HIGH);
    on.get("/api/models/{id}/identification", identify::trial, Cost.HIGH);
    on.get("/api/models/{id}/growth", identify::growth);
    on.post("/api/models/{id}/growth", identify::startGrowth, Cost.HIGH);

    on.wsBeforeUpgrade("/api/experiments/{id}/map", map::mustExist);
    on.ws("/api/experiments/{id}/map", map::live);
    on.get("/api/tsne/demo/{which}", map::demo, Cost.HIGH);

    on.exception(BadValue.class, Answers::badValue);
    on.exception(DataException.class, Answers::ofData);
    on.exception(Refused.class, (e, ctx) -> Answers.error(ctx, e.status(), e::in));
    on.exception(HttpResponseException.class, Answers::status);
    on.exception(Exception.class, Answers::unexpected);
    on.error(404, Answers::notFound);
  }

  private void configure(JavalinConfig config, Settings settings) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.addConnector(
        (server, http) -> {
          connections = new Connections(server.getScheduler());
          return JettySetup.connector(
              server, http, settings.access(), settings.port(), connections);
        });
    config.jetty.modifyServer(JettySetup::server);
    config.jetty.modifyServletContextHandler(
        context ->
            JettySetup.context(
                context,
                new Guards(settings.access()),
                new Door(settings.access().keys(), KeyPage::of)));
    config.router.javaLangErrorHandler(Answers::failed);
    config.http.maxRequestSize = Guards.LARGEST_BODY;
    config.http.prefer405over404 = true;
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/static";
          files.directory = "/static";
          files.location = Location.CLASSPATH;
          // Asked again each time and answered by an ETag: no old module survives an upgrade.
          files.headers = Map.of("Cache-Control", "no-cache");
        });
    routes(config.routes);
  }

  /** Listens, and warms up in the background. */
  public void start() {
    startWithoutWarmUp();
    warmUp.start();
    starter.start();
  }

  /** Listens; the first experiment will take a little longer to show something. */
  void startWithoutWarmUp() {
    server.start();
  }

  /** Who is connected, once it listens. */
  Connections connections() {
    return connections;
  }

  /** The TCP port it listens on. */
  public int port() {
    return server.port();
  }

  /** Stops listening and training, and frees native memory. */
  @Override
  public void close() {
    server.stop();
    starter.close();
    growths.close();
    hub.close();
    archive.close();
    store.close();
    place.close();
  }
}
