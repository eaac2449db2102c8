package facespace.knob;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads and writes records whose components carry {@link Knob} annotations. */
public final class Knobs {
  /** A component of a record, and its knob or null. */
  private record Part(RecordComponent component, Method accessor, KnobInfo knob) {}

  /** Per record type its components: reflection is slow, and records are read and checked often. */
  private static final ClassValue<Part[]> PARTS =
      new ClassValue<>() {
        @Override
        protected Part[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(
                  component ->
                      new Part(
                          component,
                          component.getAccessor(),
                          component.isAnnotationPresent(Knob.class) ? describe(component) : null))
              .toArray(Part[]::new);
        }
      };

  private Knobs() {}

  /** The knobs of a record type, in the order of its components. */
  public static List<KnobInfo> of(Class<? extends Record> type) {
    return Arrays.stream(PARTS.get(type)).map(Part::knob).filter(Objects::nonNull).toList();
  }

  /**
   * Builds a record from texts; a knob without a text takes its default.
   *
   * @param texts text per knob key; other keys are ignored
   * @param given values of the components that carry no knob, by component name
   * @throws BadValue if a text cannot be read or its value is not allowed
   */
  public static <R extends Record> R create(
      Class<R> type, Map<String, String> texts, Map<String, ?> given) {
    Part[] parts = PARTS.get(type);
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = value(parts[i].component, parts[i].knob, texts, given);
    }
    check(type, values); // whether or not its constructor does
    return construct(type, parts, values);
  }

  /** The text form of every knob of a record, in order. */
  public static Map<String, String> texts(Record record) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Part part : PARTS.get(record.getClass())) {
      if (part.knob != null) {
        texts.put(part.knob.key(), Values.format(read(part.accessor, record)));
      }
    }
    return texts;
  }

  /**
   * Checks constructor arguments against the annotations; called by compact constructors.
   *
   * @param values every component's value, in order; components without a knob are not looked at
   * @throws BadValue naming the first knob whose value is outside its range
   */
  public static void check(Class<? extends Record> type, Object... values) {
    Part[] parts = PARTS.get(type);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].knob != null) {
        Values.check(parts[i].knob, values[i]);
      }
    }
  }

  /** What somebody typed, short enough to be repeated in a sentence. */
  public static String quote(String text) {
    return Values.quote(text);
  }

  /** A value in text form: a number as below, a switch on or off, a text as it stands. */
  public static String text(Object value) {
    return Values.format(value);
  }

  /** Shortest plain decimal text of a number: 16, 0.3, 0.0001. */
  public static String number(double value) {
    return Values.number(value);
  }

  private static Object value(
      RecordComponent component, KnobInfo knob, Map<String, String> texts, Map<String, ?> given) {
    if (knob == null) {
      return given.get(component.getName());
    }
    String text = texts.getOrDefault(knob.key(), knob.value());
    return Values.parse(knob, component.getType(), text);
  }

  private static KnobInfo describe(RecordComponent component) {
    Knob knob = component.getAnnotation(Knob.class);
    Class<?> type = component.getType();
    String key = knob.key().isEmpty() ? kebab(component.getName()) : knob.key();
    return new KnobInfo(
        key,
        knob.symbol(),
        kind(type),
        knob.min(),
        knob.max(),
        knob.step(),
        knob.value(),
        knob.unit(),
        knob.auto(),
        knob.later(),
        choices(type, knob),
        knob.en(),
        knob.zh(),
        knob.hintEn(),
        knob.hintZh());
  }

  private static KnobInfo.Kind kind(Class<?> type) {
    if (type == double.class) {
      return KnobInfo.Kind.NUMBER;
    }
    if (type == int.class || type == long.class) {
      return KnobInfo.Kind.INTEGER;
    }
    if (type == boolean.class) {
      return KnobInfo.Kind.SWITCH;
    }
    if (type == Selection.class) {
      return KnobInfo.Kind.SELECTION;
    }
    if (type == CurvePoints.class) {
      return KnobInfo.Kind.CURVE;
    }
    return type.isEnum() ? KnobInfo.Kind.CHOICE : KnobInfo.Kind.TEXT;
  }

  private static List<KnobInfo.Choice> choices(Class<?> type, Knob knob) {
    if (!type.isEnum()) {
      return Arrays.stream(knob.of()).map(name -> new KnobInfo.Choice(name, name, name)).toList();
    }
    return Arrays.stream(type.getEnumConstants())
        .map(Labelled.class::cast)
        .map(choice -> new KnobInfo.Choice(choice.key(), choice.en(), choice.zh()))
        .toList();
  }

  private static String kebab(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Object read(Method accessor, Record record) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <R extends Record> R construct(Class<R> type, Part[] parts, Object[] values) {
    Class<?>[] types =
        Arrays.stream(parts).map(part -> part.component.getType()).toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
