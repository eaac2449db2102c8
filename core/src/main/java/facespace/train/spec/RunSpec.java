package facespace.train.spec;

import facespace.data.Crowd;
import facespace.data.DataSet;
import facespace.data.Images;
import facespace.data.paper.Conditions;
import facespace.knob.BadValue;
import facespace.knob.CurvePoints;
import facespace.knob.Knob;
import facespace.knob.KnobInfo;
import facespace.knob.Knobs;
import facespace.knob.Names;
import facespace.knob.Selection;
import facespace.loss.Loss;
import facespace.loss.LossCatalog;
import facespace.loss.mining.Mines;
import facespace.net.Architecture;
import facespace.net.Network;
import facespace.text.Lang;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One training run, fully described. It has one text form, {@code key=value} pairs joined by {@code
 * &}, then a {@code ~} and more pairs for every change in its course: the page's address, the
 * server's API, the command line and notebooks all use it.
 */
public record RunSpec(
    @Knob(en = "data", zh = "数据", value = "pen") String data,
    @Knob(en = "test data", zh = "测试数据", value = "") String testData,
    @Knob(en = "network", zh = "网络", value = "light") Network net,
    @Knob(en = "feature dimension", zh = "特征维数", min = 2, max = 512, value = "2") int dim,
    @Knob(en = "batch normalisation", zh = "批归一化", value = "on") boolean batchNorm,
    @Knob(en = "PReLU on the feature, no bias", zh = "特征之后接 PReLU（不加偏置）", value = "off")
        boolean featurePrelu,
    @Knob(en = "pixels brought to", zh = "像素归一到", value = "standard") Pixels pixels,
    Loss loss,
    @Knob(
            en = "warm-up of margin and scale (share of the run)",
            zh = "间隔与缩放系数的预热（占全程的比例）",
            min = 0,
            max = 1,
            step = 0.05,
            value = "0.5")
        double warmup,
    @Knob(en = "optimiser", zh = "优化器", value = "adam") OptimizerKind optimizer,
    @Knob(en = "learning rate", zh = "学习率", min = 0.000001, max = 10, step = 0.001, value = "0.04")
        double lr,
    @Knob(en = "momentum (SGD)", zh = "动量（SGD）", min = 0, max = 0.999, step = 0.01, value = "0.9")
        double momentum,
    @Knob(en = "weight decay", zh = "权重衰减", min = 0, max = 1, step = 0.0001, value = "0")
        double weightDecay,
    @Knob(en = "learning-rate schedule", zh = "学习率变化方式", value = "one-cycle") Schedule schedule,
    @Knob(en = "class directions start", zh = "类别方向的起点", value = "spread")
        DirectionStart directions,
    @Knob(
            en = "rate of the class directions (share of the learning rate)",
            zh = "类别方向的学习率（占学习率的比例）",
            min = 0.001,
            max = 10,
            step = 0.05,
            value = "0.1")
        double directionRate,
    @Knob(en = "batch size", zh = "批大小", min = 2, max = 4096, value = "256") int batch,
    @Knob(en = "seed", zh = "随机种子", min = 0, max = 9007199254740991d, value = "1") long seed,
    @Knob(
            en = "epochs",
            zh = "训练轮数",
            hintEn =
                "One epoch shows every training image once; where faces are fewer than 4,096, as"
                    + " many whole passes over them as make up that number. With P classes of K"
                    + " images in a batch it is one pass only, however few they are: 80 faces in"
                    + " batches of 5 × 4 make 4 batches.",
            hintZh =
                "一轮就是把训练图片全部看一遍；人脸不到 4096 张时，一轮会把它们重复看若干整遍，直到看满 4096 张。"
                    + "如果每批取 P 类、每类 K 张，一轮就只有看一遍那么长，图片再少也一样："
                    + "80 张人脸按 5 × 4 取，一轮只有 4 批。",
            min = 1,
            max = 200,
            value = "2")
        int epochs,
    @Knob(
            en = "stop at test accuracy (0: never; not before the warm-up is over)",
            zh = "达到此测试准确率即停（0：不停；预热结束前不停）",
            min = 0,
            max = 1,
            step = 0.01,
            value = "0")
        double targetAccuracy,
    @Knob(
            en = "people to train on (0: automatic)",
            zh = "训练人数（0：自动）",
            min = 0,
            max = 3000,
            auto = "0",
            value = "0")
        int people,
    @Knob(
            en = "photographs of each generated person (0: automatic)",
            zh = "每个生成人物的照片数（0：自动）",
            min = 0,
            max = 200,
            auto = "0",
            value = "0")
        int shots,
    @Knob(
            en =
                "people held out for the test (−1: automatic; 0: other photographs of the same"
                    + " people)",
            zh = "留作测试的人数（−1：自动；0：用同一批人的其他照片）",
            min = -1,
            max = 1000,
            auto = "-1",
            value = "-1")
        int holdoutPeople,
    @Knob(en = "colour", zh = "彩色", value = "off") boolean colour,
    @Knob(en = "how generated people are photographed", zh = "生成人物的拍摄条件", value = "varied")
        Conditions conditions,
    @Knob(en = "vary faces while training (augmentation)", zh = "训练时随机变换人脸（数据增强）", value = "on")
        boolean augment,
    @Knob(en = "look at each face and its mirror image", zh = "同时观察人脸及其镜像", value = "off")
        boolean mirror,
    @Knob(en = "look at the moving average of the weights", zh = "用权重的滑动平均来观察", value = "off")
        boolean average,
    @Knob(en = "batch norm when testing", zh = "测试时的批归一化统计量", value = "running")
        TestStatistics testStatistics,
    @Knob(
            symbol = "P",
            en = "classes in a batch (0: images as they come)",
            zh = "每批的类别数 P（0：按打乱的顺序取图）",
            min = 0,
            max = 1000,
            value = "0")
        int p,
    @Knob(
            symbol = "K",
            en = "images of each of these classes",
            zh = "每类的图数 K",
            min = 0,
            max = 1000,
            value = "0")
        int k,
    @Knob(
            en = "classes",
            zh = "类别",
            hintEn = "Which of the ten digits are trained on: all of them, or at least two.",
            hintZh = "用十个数字中的哪些来训练：全部，或至少两个。",
            of = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"},
            later = true,
            min = 2,
            value = "")
        Selection classes,
    List<Change> changes) {

  /** Stands between the settings at the start and each change in the text form. */
  public static final char THEN = '~';

  /** The text key of the loss, whose own knobs stand beside it. */
  public static final String LOSS = "loss";

  /** The text key of the digits trained on. */
  public static final String CLASSES = "classes";

  private static final int TRIPLET = 3;
  private static final String DEFAULT_LOSS = "softmax";

  static {
    TextKeys.check(LossCatalog.all());
  }

  /** Checks the ranges. */
  public RunSpec {
    Knobs.check(
        RunSpec.class,
        data,
        testData,
        net,
        dim,
        batchNorm,
        featurePrelu,
        pixels,
        loss,
        warmup,
        optimizer,
        lr,
        momentum,
        weightDecay,
        schedule,
        directions,
        directionRate,
        batch,
        seed,
        epochs,
        targetAccuracy,
        people,
        shots,
        holdoutPeople,
        colour,
        conditions,
        augment,
        mirror,
        average,
        testStatistics,
        p,
        k,
        classes,
        changes);
    changes = List.copyOf(changes);
    checkSampling(p, k);
    new Crowd(
        people,
        shots,
        holdoutPeople,
        colour,
        conditions,
        classes); // refuses a crowd that cannot be
    checkFits(net, batch);
    checkFits(net, p * k);
    checkCompares(loss, p > 0 ? p * k : batch);
  }

  /** A triplet is two of one class and one of another. */
  private static void checkCompares(Loss loss, int images) {
    if (loss instanceof Mines && images < TRIPLET) {
      String key = LossCatalog.infoOf(loss).key();
      throw new BadValue("error.batchNoTriplet", images, key);
    }
  }

  private static void checkFits(Network net, int images) {
    if (images > net.largestBatch()) {
      throw new BadValue("error.batchForNetwork", images, net.key(), net.largestBatch());
    }
  }

  private static void checkSampling(int p, int k) {
    boolean asTheyCome = p == 0 && k == 0;
    if (!asTheyCome && (p < 2 || k < 2)) {
      throw new BadValue("error.sampling", p, k);
    }
  }

  /** The settings every run has, whatever its loss, in order. */
  public static List<KnobInfo> fields() {
    return Knobs.of(RunSpec.class);
  }

  /**
   * Reads the text form; what is not named takes its default.
   *
   * @throws BadValue naming the first thing that is wrong
   */
  public static RunSpec parse(String text) {
    return parse(Map.of(), text);
  }

  /** Reads the text form on top of settings it shares with others. */
  static RunSpec parse(Map<String, String> shared, String own) {
    String[] parts = own.split(String.valueOf(THEN), -1);
    Map<String, String> settings = new LinkedHashMap<>(shared);
    settings.putAll(SpecText.parse(parts[0]));
    RunSpec spec = of(settings);
    for (int i = 1; i < parts.length; i++) {
      spec = spec.then(Change.parse(parts[i]));
    }
    return spec;
  }

  /**
   * The same run with one more change in its course.
   *
   * @throws BadValue if it cannot change so
   */
  public RunSpec then(Change change) {
    change.after(stages().get(changes.size()));
    if (change.at().isPresent() && lastChange() >= change.at().get()) {
      throw new BadValue("error.atOrder", change.at().get(), lastChange());
    }
    List<Change> all = new ArrayList<>(changes);
    all.add(change);
    return changing(all);
  }

  private int lastChange() {
    return changes.stream()
        .flatMap(change -> change.at().stream())
        .mapToInt(at -> at)
        .max()
        .orElse(-1);
  }

  /** The same run without the changes in its course, or with others. */
  RunSpec changing(List<Change> all) {
    return Knobs.create(RunSpec.class, Knobs.texts(this), Map.of(LOSS, loss, "changes", all));
  }

  /**
   * The settings in force from the start and after each change, each without changes of its own.
   *
   * @return one more than there are changes
   */
  public List<RunSpec> stages() {
    List<RunSpec> stages = new ArrayList<>();
    stages.add(changes.isEmpty() ? this : changing(List.of()));
    changes.forEach(change -> stages.add(change.after(stages.get(stages.size() - 1))));
    return stages;
  }

  /** Images in one mini-batch: P × K where classes are chosen first. */
  public int batchSize() {
    return p > 0 ? p * k : batch;
  }

  /**
   * Builds a spec from texts by key: fields, {@code loss}, the knobs of that loss, and {@code
   * recipe} for all that it settles.
   *
   * @throws BadValue naming the first thing that is wrong
   */
  public static RunSpec of(Map<String, String> given) {
    Map<String, String> texts = Recipe.writtenOut(given);
    String lossKey = texts.getOrDefault(LOSS, DEFAULT_LOSS);
    Set<String> known = new TreeSet<>();
    known.add(LOSS);
    known.add(Recipe.KEY);
    fields().forEach(field -> known.add(field.key()));
    LossCatalog.info(lossKey).knobs().forEach(knob -> known.add(knob.key()));
    for (String key : texts.keySet()) {
      if (!known.contains(key)) {
        String allowed = Names.nearestFirst(key, known);
        throw new BadValue("error.unknownKey", Knobs.quote(key), lossKey, allowed);
      }
    }
    Loss loss = LossCatalog.create(lossKey, texts);
    return Knobs.create(RunSpec.class, texts, Map.of(LOSS, loss, "changes", List.of()));
  }

  /** Its network, for images of a shape. */
  public Architecture architecture(int channels, int height, int width) {
    return new Architecture(net, batchNorm, featurePrelu, channels, height, width, dim);
  }

  /** Whether a key names a knob of its loss. */
  boolean isKnob(String key) {
    return LossCatalog.knobsOf(loss).containsKey(key);
  }

  /** Which digits or people the data hold. */
  public Crowd crowd() {
    return new Crowd(people, shots, holdoutPeople, colour, conditions, classes);
  }

  /**
   * What the run trains on, and is tested with: the test part of its own data or of others.
   *
   * @param named loads data by their name
   * @throws BadValue if there are no such data
   * @throws facespace.data.DataException if they are missing or damaged
   */
  public DataSet dataFrom(BiFunction<String, Crowd, DataSet> named) {
    DataSet own = named.apply(data, crowd());
    return testData.isEmpty() ? own : own.testedWith(named.apply(testData, crowd()));
  }

  /** How many classes there are, if they are digits. */
  public int digits() {
    return classes.isAll() ? Images.DIGITS.size() : classes.chosen().size();
  }

  /** Every setting in text form, by key, in the order of the text form. */
  public Map<String, String> asMap() {
    Map<String, String> texts = new LinkedHashMap<>(Knobs.texts(this));
    texts.put(LOSS, LossCatalog.infoOf(loss).key());
    texts.putAll(LossCatalog.knobsOf(loss));
    return texts;
  }

  /** The full text form. */
  public String text() {
    return SpecText.format(said(asMap())) + course();
  }

  /**
   * What stands in a text, of all settings: texts of before there were some of them to choose are
   * as they were.
   */
  static Map<String, String> said(Map<String, String> all) {
    Map<String, String> said = new LinkedHashMap<>(all);
    String key = said.get(LOSS);
    Stream.concat(
            fields().stream(), key == null ? Stream.of() : LossCatalog.info(key).knobs().stream())
        .filter(KnobInfo::later)
        .forEach(knob -> said.remove(knob.key(), knob.value()));
    return said;
  }

  /** What of its settings would be otherwise if it were not said; its loss is always said. */
  Map<String, String> unusual(Map<String, String> settings) {
    Map<String, String> usual = of(Map.of(LOSS, LossCatalog.infoOf(loss).key())).asMap();
    Map<String, String> unusual = new LinkedHashMap<>(settings);
    unusual
        .entrySet()
        .removeIf(
            pair ->
                pair.getValue().equals(usual.get(pair.getKey())) && !pair.getKey().equals(LOSS));
    return unusual;
  }

  /** The text form of the changes alone, each after a {@code ~}; empty without any. */
  public String course() {
    return changes.stream().map(change -> THEN + change.text()).collect(Collectors.joining());
  }

  /** The same run with some settings changed from the start; the changes in its course stay. */
  public RunSpec with(Map<String, String> others) {
    Map<String, String> texts = asMap();
    texts.putAll(others);
    RunSpec spec = of(texts);
    for (Change change : changes) {
      spec = spec.then(change);
    }
    return spec;
  }

  /** The settings at the end of its course, without changes of their own. */
  public RunSpec last() {
    return stages().get(changes.size());
  }

  /**
   * A short title: the loss and its knobs, such as {@code ArcFace s=16 m=0.3}, one after the other
   * where they change in the course of the run; a curve has a name of its own.
   */
  public String title(Lang lang) {
    return stages().stream()
        .map(stage -> stage.ownTitle(lang))
        .distinct()
        .collect(Collectors.joining(" → "));
  }

  /** The title with the name that the field gave its loss. */
  public String title() {
    return title(Lang.EN);
  }

  private String ownTitle(Lang lang) {
    StringBuilder title = new StringBuilder(LossCatalog.infoOf(loss).name(lang));
    Map<String, String> knobs = LossCatalog.knobsOf(loss);
    for (KnobInfo knob : LossCatalog.infoOf(loss).knobs()) {
      if (!knob.symbol().isEmpty() && knob.kind() != KnobInfo.Kind.SWITCH) {
        title.append(' ').append(knob.symbol()).append('=').append(knobs.get(knob.key()));
      } else if (knob.kind() == KnobInfo.Kind.CURVE) {
        title.append(' ').append(CurvePoints.of(knob.key(), knobs.get(knob.key())).name());
      }
    }
    return title.toString();
  }
}
