package facespace.play.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import facespace.disk.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One person on disk: {@code person.json} and {@code 0.png}, {@code 1.png}, …
 *
 * @param path named by the person's id, once it is whole
 */
record PersonFolder(Path path) {
  static final String ABOUT = "person.json";
  static final Pattern PICTURE = Pattern.compile("(\\d{1,4})\\.png");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Somebody, and when that was.
   *
   * @param enrolled milliseconds since 1970
   */
  record Dated(Enrolled person, long enrolled) {}

  /** Writes all there is of somebody. */
  void write(Enrolled person, long enrolled, List<byte[]> pngs) throws IOException {
    Durable.makeFolder(path);
    for (int i = 0; i < pngs.size(); i++) {
      Durable.write(picture(i), pngs.get(i));
    }
    ObjectNode about =
        JSON.createObjectNode()
            .put("name", person.name())
            .put("origin", person.origin().text())
            .put("enrolled", enrolled);
    Durable.write(path.resolve(ABOUT), JSON.writeValueAsBytes(about));
  }

  /** Writes anew where the pictures come from. */
  void writeOrigin(Origin origin) throws IOException {
    ObjectNode about = (ObjectNode) about();
    about.put("origin", origin.text());
    Durable.replace(path.resolve(ABOUT), JSON.writeValueAsBytes(about));
  }

  /** Where a picture lies. */
  Path picture(int number) {
    return path.resolve(number + ".png");
  }

  /**
   * Reads who it is.
   *
   * @throws IOException if too little is left to know
   */
  Dated read() throws IOException {
    JsonNode about = about();
    List<Integer> pictures = pictures();
    if (nameIn(about).isEmpty() || pictures.isEmpty()) {
      throw new IOException("no name or no picture");
    }
    String id = path.getFileName().toString();
    Origin origin = Origin.parse(about.path("origin").asText());
    Enrolled person = new Enrolled(id, nameIn(about), origin, pictures);
    return new Dated(person, about.path("enrolled").asLong());
  }

  /** The person's name; empty if it cannot be read. */
  String name() {
    try {
      return nameIn(about());
    } catch (IOException damaged) {
      return "";
    }
  }

  private JsonNode about() throws IOException {
    return JSON.readTree(Files.readAllBytes(path.resolve(ABOUT)));
  }

  private static String nameIn(JsonNode about) {
    return about.path("name").asText();
  }

  private List<Integer> pictures() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> PICTURE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> Integer.valueOf(matcher.group(1)))
          .sorted()
          .toList();
    }
  }
}
