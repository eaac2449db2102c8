package facespace.sweep;

import facespace.data.Remark;
import facespace.disk.Durable;
import facespace.knob.BadValue;
import facespace.text.Said;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The table a sweep's results are appended to as they come. A result is on the disk when {@link
 * #append} returns; a line that a sudden death has cut off is dropped and said, and its run is
 * trained again. One sweep at a time writes to it. Not thread-safe.
 */
public final class ResultFile implements AutoCloseable {
  private final SweepPlan plan;
  private final FileChannel channel;
  private final List<SweepMeasure> columns;
  private final List<SweepResult> results;
  private final Optional<Remark> cut;
  private final BitSet done = new BitSet();

  private ResultFile(SweepPlan plan, Path file, FileChannel channel) throws IOException {
    this.plan = plan;
    this.channel = channel;
    ResultText text = ResultText.of(file, Files.readAllBytes(file));
    columns = text.columns();
    results = new ArrayList<>(text.results());
    cut = text.cut();
    for (SweepResult result : results) {
      OptionalInt number = plan.numberOf(result.spec());
      if (number.isEmpty()) {
        throw new BadValue("sweep.other", file, plan.differenceOf(result.spec()));
      }
      done.set(number.getAsInt());
    }
    channel.truncate(text.length());
    channel.position(text.length());
    if (!text.ended()) {
      write("\n");
    }
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
    return read(file, remark -> {});
  }

  /**
   * The same.
   *
   * @param remarks told of a last line that is left out
   */
  public static List<SweepResult> read(Path file, Consumer<Said> remarks) throws IOException {
    ResultText text = ResultText.of(file, Files.readAllBytes(file));
    text.cut().ifPresent(remarks);
    return List.copyOf(text.results());
  }

  /** What is said of a last line that was cut off, and is trained again. */
  public Optional<Said> remark() {
    return cut.map(Function.identity());
  }

  /** Adds a result; on the disk when this returns. */
  public void append(SweepResult result) throws IOException {
    write(ResultRows.format(result, columns) + "\n");
    channel.force(false);
    results.add(result);
    done.set(plan.numberOf(result.spec()).orElseThrow());
  }

  private void write(String text) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (left.hasRemaining()) {
      channel.write(left);
    }
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
