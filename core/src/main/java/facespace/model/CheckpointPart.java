package facespace.model;

import facespace.loss.Note;
import facespace.train.run.Checkpoint;
import facespace.train.run.Ending;
import facespace.train.spec.RunSpec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A {@link Checkpoint} in a stream, big endian: −1 as {@code i32}, step as {@code i32}, seconds as
 * {@code f64}; two tables of arrays, the model's and the optimiser's, each its size as {@code i32},
 * then name, length as {@code i32} and numbers as {@code f32}; the number of parameters as {@code
 * i32}, then name and moves as {@code i32}; two tallies of {@code f64} numbers, each after its
 * length as {@code i32}; whether the run has ended for good as {@code u8}, and if so how: the names
 * of kind and level, the key of the note, the number of its values as {@code i32} and the values;
 * whether the images trained on are known as {@code u8}, and if so their mark as {@code i32}. Texts
 * are in Java's modified UTF-8 after their length as {@code u16}.
 *
 * <p>Those of before begin with the step, and say neither how the run ended nor what it was trained
 * on.
 */
public final class CheckpointPart {
  private static final int MOST_ARRAYS = 10_000;
  private static final int MOST_NUMBERS = 64 << 20;
  private static final int SAYS_MORE = -1;

  private CheckpointPart() {}

  /** Writes all but the spec. */
  public static void write(DataOutputStream out, Checkpoint checkpoint) throws IOException {
    out.writeInt(SAYS_MORE);
    out.writeInt(checkpoint.step());
    out.writeDouble(checkpoint.seconds());
    writeTable(out, checkpoint.arrays());
    writeTable(out, checkpoint.optimizer());
    out.writeInt(checkpoint.updates().size());
    for (Map.Entry<String, Integer> moves : checkpoint.updates().entrySet()) {
      out.writeUTF(moves.getKey());
      out.writeInt(moves.getValue());
    }
    for (double[] tally : checkpoint.tallies()) {
      out.writeInt(tally.length);
      for (double number : tally) {
        out.writeDouble(number);
      }
    }
    out.writeBoolean(checkpoint.ending().isPresent());
    if (checkpoint.ending().isPresent()) {
      write(out, checkpoint.ending().get());
    }
    out.writeBoolean(checkpoint.trainedOn().isPresent());
    if (checkpoint.trainedOn().isPresent()) {
      out.writeInt(checkpoint.trainedOn().getAsInt());
    }
  }

  private static void write(DataOutputStream out, Ending ending) throws IOException {
    out.writeUTF(ending.kind().name());
    out.writeUTF(ending.note().level().name());
    out.writeUTF(ending.note().key());
    out.writeInt(ending.note().args().size());
    for (Object value : ending.note().args()) {
      out.writeUTF(value.toString());
    }
  }

  /**
   * Reads what {@link #write} wrote of a run.
   *
   * @throws IOException if it is cut off, or holds impossible sizes or an unknown ending
   */
  public static Checkpoint read(DataInputStream in, RunSpec spec) throws IOException {
    int first = in.readInt();
    boolean saysMore = first == SAYS_MORE;
    int step = saysMore ? in.readInt() : first;
    double seconds = in.readDouble();
    Map<String, float[]> arrays = readTable(in);
    Map<String, float[]> optimizer = readTable(in);
    Map<String, Integer> updates = new TreeMap<>();
    for (int left = size(in, MOST_ARRAYS); left > 0; left--) {
      updates.put(in.readUTF(), in.readInt());
    }
    double[][] tallies = new double[2][];
    for (int i = 0; i < tallies.length; i++) {
      tallies[i] = new double[size(in, MOST_ARRAYS)];
      for (int k = 0; k < tallies[i].length; k++) {
        tallies[i][k] = in.readDouble();
      }
    }
    Optional<Ending> ending =
        saysMore && in.readBoolean() ? Optional.of(readEnding(in)) : Optional.empty();
    OptionalInt trainedOn =
        saysMore && in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty();
    return new Checkpoint(
        spec, step, seconds, arrays, optimizer, updates, tallies, ending, trainedOn);
  }

  private static Ending readEnding(DataInputStream in) throws IOException {
    Ending.Kind kind = constant(Ending.Kind.class, in.readUTF());
    Note.Level level = constant(Note.Level.class, in.readUTF());
    String key = in.readUTF();
    List<Object> values = new ArrayList<>();
    for (int left = size(in, MOST_ARRAYS); left > 0; left--) {
      values.add(in.readUTF());
    }
    return new Ending(kind, new Note(level, key, List.copyOf(values)));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) throws IOException {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  static void writeNumbers(DataOutputStream out, float[] numbers) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(Float.BYTES * numbers.length);
    block.asFloatBuffer().put(numbers);
    out.writeInt(numbers.length);
    out.write(block.array());
  }

  static float[] readNumbers(DataInputStream in) throws IOException {
    int length = size(in, MOST_NUMBERS);
    byte[] block = in.readNBytes(Float.BYTES * length);
    if (block.length < Float.BYTES * length) {
      throw new EOFException();
    }
    float[] numbers = new float[length];
    ByteBuffer.wrap(block).asFloatBuffer().get(numbers);
    return numbers;
  }

  private static void writeTable(DataOutputStream out, Map<String, float[]> table)
      throws IOException {
    out.writeInt(table.size());
    for (Map.Entry<String, float[]> array : table.entrySet()) {
      out.writeUTF(array.getKey());
      writeNumbers(out, array.getValue());
    }
  }

  private static Map<String, float[]> readTable(DataInputStream in) throws IOException {
    Map<String, float[]> table = new TreeMap<>();
    for (int left = size(in, MOST_ARRAYS); left > 0; left--) {
      table.put(in.readUTF(), readNumbers(in));
    }
    return table;
  }

  private static int size(DataInputStream in, int most) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > most) {
      throw new IOException("impossible size");
    }
    return size;
  }
}
