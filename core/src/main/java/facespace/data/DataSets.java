package facespace.data;

import facespace.data.folder.FaceFolder;
import facespace.data.folder.LfwPairs;
import facespace.data.folder.PeopleFolder;
import facespace.knob.BadValue;
import facespace.knob.Knobs;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds and loads data sets by name. Real MNIST is looked for in {@code $FACESPACE_DATA/mnist},
 * then in the user's cache; generated handwriting is always there. Nothing is downloaded here.
 *
 * <p>Keeps what it has loaded for as long as memory allows. Safe for use by several threads.
 */
public final class DataSets {
  /** Real handwriting. */
  public static final String MNIST = "mnist";

  /** Generated handwriting. */
  public static final String PEN = "pen";

  /** Generated faces. */
  public static final String PAPER = "paper";

  private static final int MNIST_TRAIN = 60_000;
  private static final int PEN_TRAIN = 60_000;
  private static final int PEN_TEST = 10_000;
  private static final long PEN_TRAIN_SEED = 1;
  private static final long PEN_TEST_SEED = 2;

  /** What is generated is the same wherever it is asked for in this process. */
  private static final Kept<DataSet> GENERATED = new Kept<>();

  private final DataRoot root;
  private final MnistPlaces mnist;
  private final Kept<DataSet> loaded = new Kept<>();
  private final PeopleFolders peopleFolders = new PeopleFolders();

  /**
   * @param env {@code FACESPACE_DATA} (a folder of data sets) and {@code XDG_CACHE_HOME} are read
   * @param home the user's home, whose {@code .cache} is used when {@code XDG_CACHE_HOME} is unset
   */
  public DataSets(Map<String, String> env, Path home) {
    this.root = new DataRoot(folder(env, "FACESPACE_DATA"), peopleFolders);
    Path cache = folder(env, "XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("facespace");
    this.mnist = new MnistPlaces(root.folder(), cache.resolve(MNIST));
  }

  /** Those of this process's environment and user. */
  public static DataSets fromSystem() {
    return new DataSets(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** The folder of data sets, if one was named. */
  public Optional<Path> folder() {
    return root.folder();
  }

  /** What to know before anything is loaded: that what was named is no folder. */
  public Optional<Remark> remark() {
    return folder()
        .filter(named -> !Files.isDirectory(named))
        .map(named -> Remark.of("data.root.none", named));
  }

  /** Where a downloaded MNIST is kept. */
  public Path mnistCacheFolder() {
    return mnist.cache();
  }

  /** {@code mnist} if all of it is there, else {@code pen}. */
  public String defaultName() {
    return mnist.find().filter(IdxFolder::isComplete).isPresent() ? MNIST : PEN;
  }

  /** The same with as many people as suit, if it holds faces. */
  public DataSet load(String nameOrPath) {
    return load(nameOrPath, Crowd.DEFAULT);
  }

  /** The same with as many people as suit, if it holds faces. */
  public DataSet loadNamed(String name) {
    return loadNamed(name, Crowd.DEFAULT);
  }

  /**
   * Loads a data set for somebody who may read this machine's files.
   *
   * @param nameOrPath {@code mnist}, {@code pen}, {@code paper}, a sub-folder of {@code
   *     $FACESPACE_DATA} by name, or the path of a folder with MNIST's four files or with a folder
   *     for each person
   * @param crowd which digits or people
   * @throws BadValue if the crowd does not suit the data
   * @throws DataException if it is missing or damaged
   */
  public DataSet load(String nameOrPath, Crowd crowd) {
    return byName(nameOrPath, crowd)
        .or(() -> path(nameOrPath).map(folder -> read(folder, nameOrPath, crowd)))
        .orElseThrow(() -> unknown("data.unknown", nameOrPath));
  }

  /**
   * Loads a data set for somebody from outside: by name only, so no path can be reached.
   *
   * @param crowd which digits or people
   * @throws BadValue if there is no data set of this name, or the crowd does not suit it
   * @throws DataException if it is missing or damaged
   */
  public DataSet loadNamed(String name, Crowd crowd) {
    return byName(name, crowd).orElseThrow(() -> unknown("data.unknown.name", Knobs.quote(name)));
  }

  /**
   * The same for whoever looks at labels alone: what is generated has no pictures here, so that
   * nobody waits for them.
   *
   * @param name as {@link #loadNamed} takes it
   * @throws BadValue if there is no data set of this name, or the crowd does not suit it
   * @throws DataException if it is missing or damaged
   */
  public DataSet unwritten(String name, Crowd crowd) {
    return switch (name) {
      case PEN -> some(PEN + "\nunwritten", PenLabels.ALL, crowd);
      case PAPER -> PaperCrowd.undrawn(ofPeople(PAPER, crowd));
      default -> loadNamed(name, crowd);
    };
  }

  /**
   * A folder of people, for somebody from outside: by name only.
   *
   * @throws BadValue if there is no folder of people of this name
   */
  public Path peopleFolder(String name) {
    return root.named(name)
        .filter(PeopleFolders::isOne)
        .orElseThrow(() -> unknown("data.unknown.people", Knobs.quote(name)));
  }

  /**
   * A folder of people, for somebody who may read this machine's files.
   *
   * @param nameOrPath as {@link #load(String)} takes it
   * @throws BadValue if there is none
   * @throws DataException if it holds digits and nobody's pictures
   */
  public Path peopleFolderAt(String nameOrPath) {
    Path folder =
        root.named(nameOrPath)
            .filter(PeopleFolders::isOne)
            .or(() -> path(nameOrPath))
            .or(() -> root.named(nameOrPath))
            .orElseThrow(() -> new BadValue("data.unknown.folder", nameOrPath));
    if (!new IdxFolder(folder).isEmpty() && !PeopleFolders.hasPictures(folder)) {
      throw new DataException("data.people.digits", folder);
    }
    return folder;
  }

  /**
   * The faces of a folder of people, with what was skipped and why.
   *
   * @param name as {@link #loadNamed} takes it
   * @throws BadValue if there is no folder of people of this name
   * @throws DataException if none can be read
   */
  public FaceFolder people(String name, boolean colour) {
    return peopleFolders.faces(peopleFolder(name), name, colour);
  }

  /** The names of the folders of people that list pairs, as LFW does. */
  public List<String> peopleWithPairs() {
    return available().stream()
        .filter(set -> set.people() > 0)
        .map(Available::name)
        .filter(name -> LfwPairs.isIn(peopleFolder(name)))
        .toList();
  }

  /**
   * Whether data hold people, not digits, as far as can be told without reading them.
   *
   * @param nameOrPath as {@link #load(String)} takes it
   */
  public boolean areFaces(String nameOrPath) {
    return switch (nameOrPath) {
      case PAPER -> true;
      case PEN, MNIST -> false;
      default ->
          root.named(nameOrPath)
              .or(() -> path(nameOrPath))
              .filter(folder -> new IdxFolder(folder).isEmpty() && PeopleFolders.isOne(folder))
              .isPresent();
    };
  }

  /**
   * Whether data hold drawn people, not photographs, by what stands in their files; false for what
   * is not there.
   *
   * @param nameOrPath as {@link #load(String)} takes it
   */
  public boolean isDrawn(String nameOrPath) {
    return nameOrPath.equals(PAPER)
        || root.named(nameOrPath)
            .or(() -> path(nameOrPath))
            .filter(PeopleFolders::isOne)
            .filter(peopleFolders::isDrawn)
            .isPresent();
  }

  /** What can be chosen by name: MNIST, pen, paper, and what else is in {@code $FACESPACE_DATA}. */
  public List<Available> available() {
    List<Available> list = new ArrayList<>();
    Optional<IdxFolder> real = mnist.find();
    int count = real.flatMap(IdxFolder::trainCount).orElse(MNIST_TRAIN);
    list.add(new Available(MNIST, "data.mnist.label", real.isPresent(), real.isEmpty(), count));
    list.add(new Available(PEN, "data.pen.label", true, false, PEN_TRAIN));
    int faces = Crowd.DEFAULT.paperPeople() * Crowd.DEFAULT.paperShots();
    list.add(new Available(PAPER, "data.paper.label", true, false, faces, true));
    list.addAll(root.others(List.of(MNIST, MnistPlaces.TORCHVISION, PEN, PAPER)));
    list.addAll(root.hidden(List.of(PEN, PAPER)));
    return List.copyOf(list);
  }

  /**
   * Checks, without loading anything, that somebody from outside may name these data.
   *
   * @throws BadValue if there are none of this name
   * @throws DataException if they lie outside the data folder
   */
  public void check(String name) {
    if (!List.of(MNIST, PEN, PAPER).contains(name) && root.named(name).isEmpty()) {
      throw unknown("data.unknown.name", Knobs.quote(name));
    }
  }

  /** Whether data are there and look as if they can be loaded, by the name they may be given. */
  public boolean isReady(String name) {
    return available().stream().anyMatch(set -> set.ready() && DataRoot.isSame(set.name(), name));
  }

  /**
   * Tells whether data are still what they were, also after this process: another number once a
   * file of theirs has come, gone or changed. 0 for generated data and for what is not there.
   *
   * @param name as {@link #loadNamed} takes it
   */
  public long stamp(String name) {
    return switch (name) {
      case PEN, PAPER -> 0;
      case MNIST -> mnist.find().map(IdxFolder::stamp).orElse(0);
      default -> root.named(name).map(DataSets::stamp).orElse(0L);
    };
  }

  private static long stamp(Path folder) {
    IdxFolder digits = new IdxFolder(folder);
    return digits.isEmpty() ? PeopleFolder.list(folder).stamp() : digits.stamp();
  }

  private Optional<DataSet> byName(String name, Crowd crowd) {
    return switch (name) {
      case PEN -> Optional.of(some(PEN, GENERATED.get(PEN, DataSets::pen), crowd));
      case PAPER ->
          Optional.of(
              GENERATED.get(PAPER + "\n" + crowd, () -> PaperCrowd.of(ofPeople(PAPER, crowd))));
      case MNIST -> Optional.of(read(mnist.get(), MNIST, crowd));
      default -> root.named(name).map(folder -> read(folder, name, crowd));
    };
  }

  private DataSet read(Path folder, String name, Crowd crowd) {
    IdxFolder digits = new IdxFolder(folder);
    if (!digits.isEmpty()) {
      return read(digits, name, crowd);
    }
    try {
      return peopleFolders.load(folder, name, ofPeople(name, crowd));
    } catch (DataException noPeople) {
      throw digits.orBelow(noPeople);
    }
  }

  private DataSet read(IdxFolder folder, String name, Crowd crowd) {
    Path path = folder.path().toAbsolutePath().normalize();
    String key = path + "\n" + name + "\n" + folder.stamp();
    return some(key, loaded.get(key, () -> folder.read(name)), crowd);
  }

  /** The digits chosen, of all that a key stands for. */
  private DataSet some(String key, DataSet all, Crowd crowd) {
    return crowd.classes().isAll()
        ? all
        : loaded.get(key + "\n" + crowd.classes(), () -> DigitSplit.of(all, crowd.classes()));
  }

  /**
   * The same crowd, for data that hold people.
   *
   * @throws BadValue if it is one of some digits
   */
  public static Crowd ofPeople(String name, Crowd crowd) {
    if (!crowd.classes().isAll()) {
      throw new BadValue("error.classesOfPeople", crowd.classes().toString(), Knobs.quote(name));
    }
    return crowd;
  }

  private static DataSet pen() {
    return new DataSet(
        PEN,
        PenDigits.generate(PEN_TRAIN, PEN_TRAIN_SEED),
        PenDigits.generate(PEN_TEST, PEN_TEST_SEED));
  }

  private static Optional<Path> path(String path) {
    try {
      return Optional.of(Path.of(path)).filter(p -> !path.isBlank() && Files.isDirectory(p));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private BadValue unknown(String key, String name) {
    List<String> names =
        available().stream()
            .filter(set -> set.ready() || set.downloadable())
            .filter(set -> !key.endsWith("people") || set.people() > 0)
            .map(Available::name)
            .toList();
    return names.isEmpty()
        ? new BadValue("data.unknown.noPeople", name)
        : new BadValue(key, name, String.join(", ", names));
  }

  private static Optional<Path> folder(Map<String, String> env, String variable) {
    return Optional.ofNullable(env.get(variable)).filter(text -> !text.isBlank()).map(Path::of);
  }

  /** Made when somebody first asks. */
  private static final class PenLabels {
    static final DataSet ALL =
        new DataSet(
            PEN,
            PenDigits.unwritten(PEN_TRAIN, PEN_TRAIN_SEED),
            PenDigits.unwritten(PEN_TEST, PEN_TEST_SEED));
  }
}
