package facespace.play.decide;

import facespace.data.DataSets;
import facespace.data.Images;
import facespace.data.folder.FaceFolder;
import facespace.match.Pairs;
import facespace.match.Verification;
import facespace.play.hub.RunData;
import facespace.play.web.Once;
import facespace.project.Eigenfaces;
import facespace.quality.CauseTrial;
import facespace.quality.PhotoLabel;
import facespace.quality.PhotoTrial;
import facespace.quality.Quality;
import facespace.train.spec.RunSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the kept models decide about people they have never seen: measured once per model, on first
 * asking, and remembered for the last few. Safe for use by several threads.
 */
public final class Decisions {
  private static final int REMEMBERED = 4;

  private static final int MOST_QUALITY_IMAGES = 1500;
  private static final int FEWEST_QUALITY_IMAGES = 30;

  private final Function<String, Judged> models;
  private final DataSets data;
  private final Map<String, Remembered> byId = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param models finds a model by its id or {@code latest}, or refuses
   * @param data where held-out people come from
   */
  public Decisions(Function<String, Judged> models, DataSets data) {
    this.models = models;
    this.data = data;
  }

  /** Everything measured of one model, each thing when it is first asked for. */
  private final class Remembered {
    final Judged judged;
    final Once<Evidence> evidence;
    final Once<Quality> quality;
    final Once<byte[]> pairs;
    final Once<byte[]> qualities;
    final Once<byte[]> faces;
    final Once<CauseTrial> causes;
    final Once<TradeOff> curve;
    final Once<TradeOff> pixelCurve;
    final Map<Long, Once<PhotoTrial>> photographs = new HashMap<>(); // by their files' stamp

    Remembered(Judged judged) {
      this.judged = judged;
      evidence = new Once<>(() -> evidenceOf(judged));
      quality = new Once<>(() -> qualityOf(judged));
      pairs = new Once<>(() -> Judgement.pack(evidence.get(), judged.spec().conditions()));
      qualities = new Once<>(this::packQuality);
      faces = new Once<>(() -> Sprite.png(evidence.get().images()));
      causes = new Once<>(() -> CauseTrial.of(judged::embed, judged.colour()));
      curve = new Once<>(() -> TradeOff.of(evidence.get().verification()));
      pixelCurve = new Once<>(() -> TradeOff.of(pixelsOf(evidence.get().images())));
    }

    private byte[] packQuality() {
      Evidence seen = evidence.get();
      float[] guesses = quality.get().of(seen.images(), seen.embeddings());
      return Judgement.packQuality(seen, guesses);
    }
  }

  /** The model an id stands for. */
  public Judged model(String id) {
    return remembered(id).judged;
  }

  /** Held-out people as the model sees them. */
  public Evidence evidence(String id) {
    return remembered(id).evidence.get();
  }

  /**
   * How good shots are for a model: {@code quality("latest").of(images)[0]} is the guess for the
   * first image. Learnt when first asked for, which takes seconds.
   */
  public Quality quality(String id) {
    return remembered(id).quality.get();
  }

  /** All pairs of the held-out people as {@link Judgement#pack} describes them. */
  byte[] pairs(String id) {
    return remembered(id).pairs.get();
  }

  /** How good each of the photographs is, as {@link Judgement#packQuality} describes it. */
  byte[] qualities(String id) {
    return remembered(id).qualities.get();
  }

  /** The held-out people's faces in one picture. */
  byte[] faces(String id) {
    return remembered(id).faces.get();
  }

  /** Shots spoiled by one cause each. */
  CauseTrial causes(String id) {
    return remembered(id).causes.get();
  }

  /**
   * Real photographs by what their files say is different, of people the model was not trained on.
   *
   * @throws facespace.knob.BadValue if there are none
   */
  PhotoTrial photographs(String id) {
    Remembered known = remembered(id);
    return Once.of(known.photographs, photographsStamp(), stamp -> photographsOf(known.judged));
  }

  /** Another number once one of those photographs has come, gone or changed. */
  long photographsStamp() {
    return data.stamp(PhotoLabel.FOLDER);
  }

  private PhotoTrial photographsOf(Judged judged) {
    RunSpec spec = judged.spec();
    Set<String> seen =
        spec.data().equals(PhotoLabel.FOLDER)
            ? Set.copyOf(RunData.load(data, spec).train().classNames())
            : Set.of();
    return PhotoTrial.of(data.people(PhotoLabel.FOLDER, judged.colour()), seen, judged::embed);
  }

  /** All thresholds of the model at a glance. */
  TradeOff curve(String id) {
    return remembered(id).curve.get();
  }

  /** The same pairs decided by the cosine of their pixels less the mean face, without any model. */
  TradeOff pixelCurve(String id) {
    return remembered(id).pixelCurve.get();
  }

  private static Verification pixelsOf(Images images) {
    double[] mean = Eigenfaces.mean(images.pixels(), images.size());
    float[] rows = Eigenfaces.centred(images.pixels(), images.size(), mean);
    return Pairs.of(rows, images.size(), images.labels()).verification();
  }

  private Remembered remembered(String id) {
    Judged judged = models.apply(id);
    synchronized (byId) {
      Remembered known = byId.get(judged.id());
      if (known == null || !known.judged.spec().equals(judged.spec())) {
        known = new Remembered(judged);
        byId.put(judged.id(), known);
        if (byId.size() > REMEMBERED) {
          byId.remove(byId.keySet().iterator().next());
        }
      }
      return known;
    }
  }

  private Evidence evidenceOf(Judged judged) {
    RunSpec spec = judged.spec();
    boolean drawnOpen =
        spec.data().equals(DataSets.PAPER)
            && spec.testData().isEmpty()
            && spec.crowd().holdoutPeople() != 0;
    // Those held out are the same whoever is trained on: two are drawn sooner than two hundred.
    RunSpec few = drawnOpen ? spec.with(Map.of("people", "2", "shots", "1")) : spec;
    return Evidence.of(RunData.load(data, few).test(), drawnOpen, judged::embed);
  }

  /**
   * Learnt from those a folder's model was trained on, for there are no others in the folder; from
   * drawn people for paper, and where hardly anybody was photographed twice.
   */
  private Quality qualityOf(Judged judged) {
    if (!judged.spec().data().equals(DataSets.PAPER)) {
      Images trained = RunData.load(data, judged.spec()).train().head(MOST_QUALITY_IMAGES);
      if (photographedAgain(trained) >= FEWEST_QUALITY_IMAGES) {
        return Quality.fit(trained, judged::embed);
      }
    }
    return Quality.fitOnPaper(judged.colour(), judged::embed);
  }

  /** How many pictures are of people with more than one. */
  private static long photographedAgain(Images images) {
    int[] shots = FaceFolder.counts(images);
    return Arrays.stream(images.labels()).filter(person -> shots[person] > 1).count();
  }
}
