package facespace.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import facespace.data.DataException;
import facespace.data.DataSets;
import facespace.disk.Durable;
import facespace.net.FeatureExtractor;
import facespace.train.batch.PixelScale;
import facespace.train.run.Checkpoint;
import facespace.train.spec.RunSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The file of a {@link FaceModel}, big endian: the text {@code FaceSpace model 4}, the spec's text,
 * channels and side as {@code i32}, mean pixel, deviation and EER as {@code f64}, whether it has
 * learnt faces and whether its run can go on as {@code u8}, classes as {@code i32}, accuracy as
 * {@code f64}, whether its faces are drawn as {@code u8}, the number of arrays as {@code i32}; for
 * each array its name, its length as {@code i32} and its numbers as {@code f32}; then, if its run
 * can go on, all that it goes on from: {@link CheckpointPart}; at the end the CRC-32 of all that as
 * {@code i64}. Texts are in Java's modified UTF-8 after their length as {@code u16}.
 *
 * <p>Files of before are read too: 1 holds faces and no run, 2 either and a run; both lack what
 * stands between EER and the arrays. 3 does not say whether faces are drawn.
 */
final class ModelFile {
  private static final String MAGIC = "FaceSpace model ";
  private static final char OLD = '1';
  private static final char OLD_RESUMABLE = '2';
  private static final char OLD_FACES = '3';
  private static final char NOW = '4';
  private static final int LARGEST = 256 << 20;
  private static final int MOST_SIDE = 256;
  private static final int CHECK = Long.BYTES;

  private ModelFile() {}

  /**
   * @param checkpoint of its run, or null
   */
  static void write(
      Path file, FaceModel.About about, FeatureExtractor backbone, Checkpoint checkpoint) {
    try {
      Durable.makeFolder(file.toAbsolutePath().getParent());
      Durable.replace(file, checked(bytes(about, backbone, checkpoint)));
    } catch (IOException e) {
      throw DataException.unwritable("model.unwritable", file, e);
    }
  }

  private static byte[] bytes(
      FaceModel.About about, FeatureExtractor backbone, Checkpoint checkpoint) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(MAGIC + NOW);
    out.writeUTF(about.spec().text());
    out.writeInt(about.channels());
    out.writeInt(about.side());
    out.writeDouble(about.scale().mean());
    out.writeDouble(about.scale().deviation());
    out.writeDouble(about.eer());
    out.writeBoolean(about.faces());
    out.writeBoolean(checkpoint != null);
    out.writeInt(about.classes());
    out.writeDouble(about.accuracy());
    out.writeBoolean(about.drawn());
    Map<String, Parameter> parameters = backbone.parameters();
    out.writeInt(parameters.size());
    for (Map.Entry<String, Parameter> parameter : parameters.entrySet()) {
      out.writeUTF(parameter.getKey());
      CheckpointPart.writeNumbers(out, parameter.getValue().getArray().toFloatArray());
    }
    if (checkpoint != null) {
      CheckpointPart.write(out, checkpoint);
    }
    return bytes.toByteArray();
  }

  private static byte[] checked(byte[] content) {
    return ByteBuffer.allocate(content.length + CHECK)
        .put(content)
        .putLong(crc(content, content.length))
        .array();
  }

  private static long crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  static FaceModel read(Path file) {
    return read(file, ModelFile::model);
  }

  static FaceModel.About about(Path file) {
    return read(file, (in, name) -> header(in, name).about());
  }

  static Checkpoint checkpoint(Path file) {
    return read(file, ModelFile::checkpoint);
  }

  /** Reads something from the content of a sound file. */
  private interface Reader<T> {
    T read(DataInputStream in, Path file) throws IOException;
  }

  private static <T> T read(Path file, Reader<T> reader) {
    byte[] bytes = bytes(file);
    int length = bytes.length - CHECK;
    if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != crc(bytes, length)) {
      throw damaged(file);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
      return reader.read(in, file);
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(file);
    }
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST || !startsWithMagic(bytes)) {
        throw new DataException("model.foreign", file);
      }
      return bytes;
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  private static boolean startsWithMagic(byte[] bytes) {
    int end = Short.BYTES + MAGIC.length();
    if (bytes.length <= end) {
      return false;
    }
    String start = new String(bytes, Short.BYTES, MAGIC.length(), StandardCharsets.US_ASCII);
    return start.equals(MAGIC) && bytes[end] >= OLD && bytes[end] <= NOW;
  }

  /**
   * What stands before the arrays.
   *
   * @param resumable whether a {@link CheckpointPart} stands after them
   */
  private record Header(FaceModel.About about, boolean resumable) {}

  private static Header header(DataInputStream in, Path file) throws IOException {
    String magic = in.readUTF();
    char version = magic.charAt(magic.length() - 1);
    RunSpec spec = RunSpec.parse(in.readUTF());
    int channels = in.readInt();
    int side = in.readInt();
    PixelScale scale = new PixelScale(in.readDouble(), in.readDouble());
    double eer = in.readDouble();
    boolean saysMore = version >= OLD_FACES;
    boolean faces = saysMore ? in.readBoolean() : version == OLD || !Double.isNaN(eer);
    boolean resumable = saysMore ? in.readBoolean() : version == OLD_RESUMABLE;
    int classes = saysMore ? in.readInt() : 0;
    double accuracy = saysMore ? in.readDouble() : Double.NaN;
    boolean drawn = version == NOW ? in.readBoolean() : spec.data().equals(DataSets.PAPER);
    FaceModel.About about =
        new FaceModel.About(spec, faces, drawn, classes, channels, side, scale, eer, accuracy);
    boolean possible =
        (about.channels() == 1 || about.channels() == 3)
            && about.side() > 0
            && about.side() <= MOST_SIDE;
    if (!possible) {
      throw damaged(file);
    }
    return new Header(about, resumable);
  }

  private static FaceModel model(DataInputStream in, Path file) throws IOException {
    FaceModel model = new FaceModel(header(in, file).about());
    try {
      weights(in, model.backbone().parameters(), file);
      return model;
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static void weights(DataInputStream in, Map<String, Parameter> parameters, Path file)
      throws IOException {
    int count = in.readInt();
    if (count != parameters.size()) {
      throw damaged(file);
    }
    for (int i = 0; i < count; i++) {
      Parameter parameter = parameters.get(in.readUTF());
      float[] numbers = CheckpointPart.readNumbers(in);
      if (parameter == null || parameter.getArray().size() != numbers.length) {
        throw damaged(file);
      }
      NDArray array = parameter.getArray();
      try (NDArray read = array.getManager().create(numbers, array.getShape())) {
        read.copyTo(array);
      }
    }
  }

  private static Checkpoint checkpoint(DataInputStream in, Path file) throws IOException {
    Header header = header(in, file);
    if (!header.resumable()) {
      throw new DataException("model.notResumable", file);
    }
    for (int left = in.readInt(); left > 0; left--) { // the network as it is looked at
      in.readUTF();
      CheckpointPart.readNumbers(in);
    }
    return CheckpointPart.read(in, header.about().spec());
  }

  private static DataException damaged(Path file) {
    return new DataException("model.damaged", file);
  }
}
