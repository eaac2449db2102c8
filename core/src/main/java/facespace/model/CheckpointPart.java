package facespace.model;

import facespace.train.run.Checkpoint;
import facespace.train.spec.RunSpec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link Checkpoint} in a stream, big endian: step as {@code i32}, seconds as {@code f64}; two
 * tables of arrays, the model's and the optimiser's, each its size as {@code i32}, then name,
 * length as {@code i32} and numbers as {@code f32}; the number of parameters as {@code i32}, then
 * name and moves as {@code i32}; two tallies of {@code f64} numbers, each after its length as
 * {@code i32}.
 */
public final class CheckpointPart {
  private static final int MOST_ARRAYS = 10_000;
  private static final int MOST_NUMBERS = 64 << 20;

  private CheckpointPart() {}

  /** Writes all but the spec. */
  public static void write(DataOutputStream out, Checkpoint checkpoint) throws IOException {
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
  }

  /**
   * Reads what {@link #write} wrote of a run.
   *
   * @throws IOException if it is cut off or holds impossible sizes
   */
  public static Checkpoint read(DataInputStream in, RunSpec spec) throws IOException {
    int step = in.readInt();
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
    return new Checkpoint(spec, step, seconds, arrays, optimizer, updates, tallies);
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
