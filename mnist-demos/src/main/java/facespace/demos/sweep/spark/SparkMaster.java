package facespace.demos.sweep.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who gives out the machines of a cluster.
 *
 * @param name as Spark's own {@code --master} takes it
 */
record SparkMaster(String name) {
  private static final String STANDALONE = "spark://";
  private static final String HOST = "[\\w.-]+|\\[[\\da-fA-F:.]+\\]";
  private static final String ADDRESS = "(?:" + HOST + "):\\d{1,5}";
  private static final Pattern FORM =
      Pattern.compile(STANDALONE + ADDRESS + "(?:," + ADDRESS + ")*|yarn|k8s://\\S+");

  private static final int MOST_PORT = 65_535;
  private static final int PATIENCE_MILLIS = 5_000;

  /**
   * What is wrong with it, in a sentence: its form, or, where it is a machine of Spark's own, that
   * nobody answers there. Spark itself would try for a minute.
   */
  Optional<String> trouble() {
    if (!FORM.matcher(name).matches()
        || addresses().stream().anyMatch(it -> port(it) > MOST_PORT)) {
      return Optional.of(
          "--spark = %s is not allowed: spark://HOST:PORT, yarn or k8s://HOST:PORT; on one machine a sweep needs no Spark."
              .formatted(name));
    }
    return addresses().isEmpty() || addresses().stream().anyMatch(SparkMaster::answers)
        ? Optional.empty()
        : Optional.of(
            "--spark = %s: no Spark master answers there; start it, or name another."
                .formatted(name));
  }

  private List<String> addresses() {
    return name.startsWith(STANDALONE)
        ? Arrays.asList(name.substring(STANDALONE.length()).split(","))
        : List.of();
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private static boolean answers(String address) {
    String host = address.substring(0, address.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port(address)), PATIENCE_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
