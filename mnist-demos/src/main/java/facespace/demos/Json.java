package facespace.demos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON objects whose numbers are always numbers. */
public final class Json {
  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Puts a number, or null for NaN and infinities, which JSON does not know. */
  public static ObjectNode put(ObjectNode object, String name, double value) {
    return Double.isFinite(value) ? object.put(name, value) : object.putNull(name);
  }
}
