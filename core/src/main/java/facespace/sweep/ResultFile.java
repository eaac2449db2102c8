package facespace.sweep;

import facespace.disk.Durable;
import facespace.knob.BadValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * The table a sweep's results are appended to as they come. A result is on the disk when {@link
 * #append} returns; a line that a sudden death has cut off is dropped, and its run is trained
 * again. One sweep at a time writes to it. Not thread-safe.
 */
public final class ResultFile implements AutoCloseable {
  private final SweepPlan plan;
  private final FileChannel channel;
  private final List<SweepMeasure> columns;
  private final List<SweepResult> results;
  private final BitSet done = new BitSet();

  private ResultFile(SweepPlan plan, Path file, FileChannel channel) throws IOException {
    this.plan = plan;
    this.channel = channel;
    byte[] bytes = Files.readAllBytes(file);
    int whole = wholeLines(bytes);
    columns = ResultRows.columns(file, text(bytes, whole));
    results = new ArrayList<>(ResultRows.parse(file, text(bytes, whole)));
    for (SweepResult result : results) {
      OptionalInt number = plan.numberOf(result.spec());
      if (number.isEmpty()) {
        throw new BadValue("sweep.other", file, plan.differenceOf(result.spec()));
      }
      done.set(number.getAsInt());
    }
    channel.truncate(whole);
    channel.position(whole);
  }

  /**
   * Opens the table of a sweep, to go on where it ends; makes one if there is none.
   *
   * @throws BadValue if it is no such table, one of another sweep, or another process writes to it
   */
  public static ResultFile open(Path file, SweepPlan plan) throws IOException {
    if (Files.notExists(file)) {
      if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
        throw new NoSuchFileException(file.toString());
      }
      Durable.replace(file, ResultRows.header().getBytes(StandardCharsets.UTF_8));
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(file, channel);
      return new ResultFile(plan, file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(Path file, FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(); // held until the channel is closed
      if (lock == null) {
        throw new BadValue("sweep.locked", file);
      }
    } catch (OverlappingFileLockException inThisProcess) {
      throw new BadValue("sweep.locked", file);
    }
  }

  /**
   * The results in a table, without opening it for more.
   *
   * @throws BadValue if it is no table of a sweep, or a line is damaged
   */
  public static List<SweepResult> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return ResultRows.parse(file, text(bytes, wholeLines(bytes)));
  }

  /** Bytes up to the end of the last line that has one. */
  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Adds a result; on the disk when this returns. */
  public void append(SweepResult result) throws IOException {
    String line = ResultRows.format(result, columns) + "\n";
    ByteBuffer left = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (left.hasRemaining()) {
      channel.write(left);
    }
    channel.force(false);
    results.add(result);
    done.set(plan.numberOf(result.spec()).orElseThrow());
  }

  /** All results so far. */
  public List<SweepResult> results() {
    return List.copyOf(results);
  }

  /** How many runs have a result. */
  public int count() {
    return done.cardinality();
  }

  /** The first run from a number on that has none yet, or the size of the plan. */
  public int nextOpen(int from) {
    return done.nextClearBit(from);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
