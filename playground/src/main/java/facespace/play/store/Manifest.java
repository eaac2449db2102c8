package facespace.play.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is in a copy of a store: {@code {"format": 1, "files": [{"name", "size", "sha256"}]}}.
 *
 * @param format of the copy
 * @param files in the order they stand there
 */
record Manifest(int format, List<Item> files) {
  static final String NAME = "facespace-store.json";

  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One file.
   *
   * @param name from the store's folder on, with slashes
   * @param size in bytes
   * @param sha256 of its bytes, in hexadecimal digits
   */
  record Item(String name, long size, String sha256) {
    static Item of(String name, byte[] bytes) {
      return new Item(name, bytes.length, hash(bytes));
    }

    private static String hash(byte[] bytes) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // every Java has it
      }
    }
  }

  static byte[] write(List<Item> items) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Manifest(FORMAT, items));
  }

  /**
   * Reads it.
   *
   * @throws IOException if it is none, or of another format
   */
  static Manifest read(byte[] bytes) throws IOException {
    Manifest manifest = JSON.readValue(bytes, Manifest.class);
    if (manifest == null || manifest.format() != FORMAT || manifest.files() == null) {
      throw new IOException("not of a format that is known here");
    }
    return manifest;
  }
}
