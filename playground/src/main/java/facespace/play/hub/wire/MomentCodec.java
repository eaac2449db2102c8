package facespace.play.hub.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.train.frame.Frame;
import facespace.train.frame.Measure;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@link BinaryMessage} of a moment, magic "FBS1". The JSON holds the numbers of every {@link
 * Frame} by name, whatever their group (measures in an object of their own), and type, offset
 * (bytes from the first array) and length (elements) of its arrays.
 */
public final class MomentCodec {
  /** "FBS1", read as a little-endian integer. */
  static final int MAGIC = 0x31534246;

  /** The constant of a group that may be empty. */
  private static final String NONE = "NONE";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Field> FIELDS = fields(Frame.class, List.of());

  /**
   * A number, an array or the measures of a frame, whichever group of it they are in.
   *
   * @param path what to ask, from the frame on
   */
  private record Field(String name, List<Method> path) {
    Object of(Frame frame) {
      try {
        Object value = frame;
        for (Method accessor : path) {
          value = accessor.invoke(value);
        }
        return value;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private MomentCodec() {}

  private static List<Field> fields(Class<?> group, List<Method> before) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : group.getRecordComponents()) {
      List<Method> path = new ArrayList<>(before);
      path.add(component.getAccessor());
      if (component.getType().isRecord()) {
        fields.addAll(fields(component.getType(), path));
      } else {
        fields.add(new Field(component.getName(), path));
      }
    }
    return fields;
  }

  /** Encodes a moment. */
  public static byte[] encode(Moment moment) {
    ObjectNode head = JSON.createObjectNode().put("index", moment.index());
    List<Object> arrays = new ArrayList<>();
    int offset = 0;
    for (Moment.Snapshot run : moment.runs()) {
      ObjectNode node = head.withArray("runs").addObject().put("seconds", run.seconds());
      offset = describe(run.frame(), node, arrays, offset);
    }
    return BinaryMessage.encode(MAGIC, head, arrays);
  }

  /**
   * Decodes what {@link #encode} made: the same moment, but for what was not a finite number, which
   * is NaN now. Encoded again it gives the same bytes.
   *
   * @throws IllegalArgumentException if it is none, or of a version with other frames
   */
  public static Moment decode(byte[] bytes) {
    try {
      BinaryMessage message = BinaryMessage.decode(MAGIC, bytes);
      List<Moment.Snapshot> runs = new ArrayList<>();
      for (JsonNode run : message.head().required("runs")) {
        Frame frame = (Frame) read(Frame.class, run, message);
        runs.add(new Moment.Snapshot(frame, run.required("seconds").asDouble()));
      }
      return new Moment(message.head().required("index").asInt(), List.copyOf(runs));
    } catch (IOException | ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Object read(Class<?> group, JsonNode run, BinaryMessage message)
      throws ReflectiveOperationException {
    RecordComponent[] parts = group.getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String name = parts[i].getName();
      if (types[i].isRecord()) {
        values[i] = isStored(types[i], run) ? read(types[i], run, message) : none(types[i]);
      } else if (types[i].isArray()) {
        values[i] = array(run.required("arrays").required(name), message);
      } else {
        values[i] = number(types[i], run.required(name));
      }
    }
    return group.getConstructor(types).newInstance(values);
  }

  private static Object array(JsonNode place, BinaryMessage message) {
    return message.array(
        place.required("type").asText(),
        place.required("offset").asInt(),
        place.required("length").asInt());
  }

  /** A group of which nothing was stored has been added to frames since, if it can be empty. */
  private static boolean isStored(Class<?> group, JsonNode run) {
    return Arrays.stream(group.getRecordComponents())
            .anyMatch(part -> run.has(part.getName()) || run.path("arrays").has(part.getName()))
        || Arrays.stream(group.getFields()).noneMatch(field -> field.getName().equals(NONE));
  }

  private static Object none(Class<?> group) throws ReflectiveOperationException {
    return group.getField(NONE).get(null);
  }

  private static Object number(Class<?> type, JsonNode value) {
    if (type == Map.class) {
      Map<Measure, Double> measures = new LinkedHashMap<>();
      value.properties().forEach(one -> measures.put(measure(one.getKey()), real(one.getValue())));
      return measures;
    }
    return type == int.class ? (Object) value.asInt() : (Object) real(value);
  }

  private static double real(JsonNode value) {
    return value.isNull() ? Double.NaN : value.asDouble();
  }

  private static Measure measure(String key) {
    return Arrays.stream(Measure.values())
        .filter(measure -> measure.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no measure " + key));
  }

  /** About how much memory the arrays of a moment take, in bytes. */
  static long sizeOf(Moment moment) {
    return moment.runs().stream()
        .flatMap(run -> FIELDS.stream().map(field -> field.of(run.frame())))
        .filter(value -> value.getClass().isArray())
        .mapToLong(BinaryMessage::bytesOf)
        .sum();
  }

  private static int describe(Frame frame, ObjectNode node, List<Object> arrays, int start) {
    int offset = start;
    for (Field field : FIELDS) {
      Object value = field.of(frame);
      if (value.getClass().isArray()) {
        offset += BinaryMessage.describe(node, field.name(), value, offset);
        arrays.add(value);
      } else if (value instanceof Map<?, ?> measures) {
        ObjectNode numbers = node.putObject(field.name());
        measures.forEach((measure, number) -> number(numbers, ((Measure) measure).key(), number));
      } else {
        number(node, field.name(), value);
      }
    }
    return offset;
  }

  /** JSON knows no NaN and no infinity: they become null. */
  private static void number(ObjectNode node, String name, Object value) {
    if (value instanceof Integer whole) {
      node.put(name, whole);
    } else if (value instanceof Double real && Double.isFinite(real)) {
      node.put(name, real);
    } else {
      node.putNull(name);
    }
  }
}
