package facespace.play.hub.archive;

import facespace.disk.Durable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The file of one experiment: records one after another, big endian, each the length of its content
 * as {@code i32}, its index as {@code i32}, the CRC-32 of index and content as {@code i32}, the
 * content. What is written is with the system at once; a record cut off at the end is dropped. Not
 * thread-safe.
 */
final class RunFile implements AutoCloseable {
  private static final int HEADER = 3 * Integer.BYTES;
  private static final int LONGEST = 256 << 20;

  private final FileChannel channel;
  private long size;
  private boolean forced = true;

  /**
   * A record of the file.
   *
   * @param index of a moment; −1 for what stands before them
   */
  record Part(int index, byte[] content) {
    long size() {
      return HEADER + content.length;
    }
  }

  private RunFile(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  /** Opens a file to go on with, or makes it; a record cut off at its end goes. */
  static RunFile open(Path file) throws IOException {
    long sound = Files.exists(file) ? sizeOf(read(file)) : 0;
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Durable.makePrivate(file);
    channel.truncate(sound).position(sound);
    return new RunFile(channel, sound);
  }

  /** Adds a record. */
  void append(Part part) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER + part.content.length)
            .putInt(part.content.length)
            .putInt(part.index)
            .putInt(crc(part.index, part.content))
            .put(part.content)
            .flip();
    forced = false;
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    size += part.size();
  }

  /** Makes sure that what was added outlives the machine too. */
  void force() throws IOException {
    if (!forced) {
      channel.force(false);
      forced = true;
    }
  }

  long size() {
    return size;
  }

  /** All sound records from the beginning. */
  static List<Part> read(Path file) throws IOException {
    List<Part> parts = new ArrayList<>();
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      for (Part next = next(in); next != null; next = next(in)) {
        parts.add(next);
      }
    } catch (EOFException cutOff) {
      // what was being written when the server was stopped
    }
    return parts;
  }

  /** The first record alone, or null if there is no sound one. */
  static Part first(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return next(in);
    } catch (EOFException cutOff) {
      return null;
    }
  }

  private static Part next(FileChannel in) throws IOException {
    ByteBuffer header = fill(in, HEADER);
    int length = header.getInt();
    if (length < 0 || length > Math.min(LONGEST, in.size() - in.position())) {
      return null;
    }
    int index = header.getInt();
    int crc = header.getInt();
    byte[] content = fill(in, length).array();
    return crc == crc(index, content) ? new Part(index, content) : null;
  }

  private static ByteBuffer fill(FileChannel in, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (in.read(bytes) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  static long sizeOf(List<Part> parts) {
    return parts.stream().mapToLong(Part::size).sum();
  }

  private static int crc(int index, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(index).flip());
    crc.update(content);
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    force();
    channel.close();
  }
}
