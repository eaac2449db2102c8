package facespace.play.web;

import io.javalin.config.StaticFilesConfig;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files under {@code static/}. Pages name them by an address that holds a digest of them all: a
 * browser asks for each once, and no old module survives an upgrade.
 */
public final class Assets {
  private static final String FOLDER = "/static";
  private static final int DIGITS = 12;
  private static final String ROOT = FOLDER + "/" + digest().substring(0, DIGITS);

  private Assets() {}

  /**
   * The address of a file.
   *
   * @param path below {@code static/}, without a slash before it
   */
  public static String address(String path) {
    return ROOT + "/" + path;
  }

  /**
   * Has them served, by their lasting addresses and, asked again each time, by their plain ones.
   */
  public static void serve(StaticFilesConfig files) {
    serve(files, ROOT, "private, max-age=31536000, immutable");
    serve(files, FOLDER, "no-cache");
  }

  private static void serve(StaticFilesConfig files, String at, String caching) {
    files.add(
        folder -> {
          folder.hostedPath = at;
          folder.directory = FOLDER;
          folder.location = Location.CLASSPATH;
          folder.headers = Map.of("Cache-Control", caching);
        });
  }

  private static String digest() {
    try {
      URI one = Assets.class.getResource(FOLDER + "/icon.svg").toURI();
      if (!one.getScheme().equals("jar")) {
        return digest(Path.of(one).getParent());
      }
      try (FileSystem jar = FileSystems.newFileSystem(one, Map.of())) {
        return digest(jar.getPath(FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String digest(Path folder) throws IOException, NoSuchAlgorithmException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        sha.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        sha.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
