package facespace.loss;

import facespace.knob.BadValue;
import facespace.knob.Knob;
import facespace.knob.Knobs;
import facespace.knob.Names;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All losses, read from the sealed hierarchy of {@link Loss} itself. Thread-safe. */
public final class LossCatalog {
  private static final Map<String, Class<? extends Record>> TYPES = types();
  private static final Map<String, LossInfo> INFOS = infos();

  private LossCatalog() {}

  /** Every loss, by family, and in each in the order of its own list. */
  public static List<LossInfo> all() {
    return List.copyOf(INFOS.values());
  }

  /**
   * The description of a loss.
   *
   * @throws BadValue if there is no loss of that key
   */
  public static LossInfo info(String key) {
    LossInfo info = INFOS.get(key);
    if (info == null) {
      throw new BadValue(
          "error.choice", "loss", Knobs.quote(key), Names.nearestFirst(key, TYPES.keySet()));
    }
    return info;
  }

  /** The description of a loss. */
  public static LossInfo infoOf(Loss loss) {
    return info(loss.getClass().getAnnotation(LossCard.class).key());
  }

  /**
   * Builds a loss; knobs without a text take their defaults, keys it does not know are ignored.
   *
   * @throws BadValue if there is no such loss, or a knob's text is not allowed
   */
  public static Loss create(String key, Map<String, String> knobs) {
    String known = info(key).key();
    return (Loss) Knobs.create(TYPES.get(known), knobs, Map.of());
  }

  /** The knobs of a loss in text form, in order. */
  public static Map<String, String> knobsOf(Loss loss) {
    return Knobs.texts((Record) loss);
  }

  private static Map<String, Class<? extends Record>> types() {
    List<Class<? extends Record>> types = new ArrayList<>();
    collect(Loss.class, types);
    return byKey(types);
  }

  /** Families in order, and in each the records in theirs. */
  private static void collect(Class<?> family, List<Class<? extends Record>> types) {
    for (Class<?> type : family.getPermittedSubclasses()) {
      if (type.isRecord()) {
        types.add(type.asSubclass(Record.class));
      } else {
        collect(type, types);
      }
    }
  }

  /**
   * Records of losses by their keys, in order.
   *
   * @throws IllegalStateException saying which of them lacks what
   */
  static Map<String, Class<? extends Record>> byKey(List<Class<? extends Record>> types) {
    Map<String, Class<? extends Record>> byKey = new LinkedHashMap<>();
    for (Class<? extends Record> type : types) {
      LossCard card = type.getAnnotation(LossCard.class);
      if (card == null) {
        throw fault(type, "has no @LossCard, which gives it its key and its page");
      }
      checkKnobs(type);
      Class<?> other = byKey.putIfAbsent(card.key(), type);
      if (other != null) {
        throw fault(type, "has the key “" + card.key() + "” of " + other.getSimpleName());
      }
    }
    return byKey;
  }

  /** What is no knob is null for a constructor to fill in, which a primitive cannot be. */
  private static void checkKnobs(Class<? extends Record> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType().isPrimitive() && !component.isAnnotationPresent(Knob.class)) {
        throw fault(type, "has no @Knob at “" + component.getName() + "”");
      }
    }
  }

  private static IllegalStateException fault(Class<?> type, String what) {
    return new IllegalStateException("The loss " + type.getSimpleName() + " " + what + ".");
  }

  private static Map<String, LossInfo> infos() {
    Map<String, LossInfo> infos = new LinkedHashMap<>();
    TYPES.forEach((key, type) -> infos.put(key, describe(type)));
    return infos;
  }

  static LossInfo describe(Class<? extends Record> type) {
    LossCard card = type.getAnnotation(LossCard.class);
    LossFamily family =
        family(type)
            .orElseThrow(
                () -> fault(type, "is of no family with a @LossFamily, its heading in lists"));
    return new LossInfo(
        card.key(),
        card.name(),
        card.nameZh(),
        family.en(),
        family.zh(),
        card.en(),
        card.zh(),
        card.latex(),
        card.paper(),
        card.authors(),
        card.year(),
        card.url(),
        card.equation(),
        card.equationZh(),
        Arrays.asList(card.correctionsEn()),
        Arrays.asList(card.correctionsZh()),
        Knobs.of(type));
  }

  /** The heading of the nearest family that has one. */
  private static Optional<LossFamily> family(Class<?> type) {
    LossFamily own = type.getAnnotation(LossFamily.class);
    return own != null
        ? Optional.of(own)
        : Arrays.stream(type.getInterfaces()).flatMap(i -> family(i).stream()).findFirst();
  }
}
