package facespace.play.hub.archive;

import facespace.disk.Durable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The file of what an experiment goes on from, big endian: {@code FSW1}, the CRC-32 of the rest as
 * {@code i32}, the rest. Those of before are the rest alone, which nobody can tell from a damaged
 * one.
 */
final class Weights {
  private static final int MAGIC = ByteBuffer.wrap(new byte[] {'F', 'S', 'W', '1'}).getInt();
  private static final int HEADER = 2 * Integer.BYTES;

  private Weights() {}

  static void write(Path file, byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + content.length);
    Durable.write(file, bytes.putInt(MAGIC).putInt(crc(content, 0)).put(content).array());
  }

  /** What was written, or nothing if that is damaged. */
  static Optional<byte[]> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer head = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || head.getInt() != MAGIC) {
      return Optional.of(bytes);
    }
    return head.getInt() == crc(bytes, HEADER)
        ? Optional.of(Arrays.copyOfRange(bytes, HEADER, bytes.length))
        : Optional.empty();
  }

  private static int crc(byte[] bytes, int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }
}
