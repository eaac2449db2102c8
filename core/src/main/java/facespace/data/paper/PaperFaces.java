package facespace.data.paper;

import facespace.data.Images;
import facespace.knob.BadValue;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Generated faces: always there, no download, nobody's face. Image i of a set shows person {@code
 * firstPerson + i / shots} in shot {@code i % shots}; it depends on the seed and these two alone.
 */
public final class PaperFaces {
  /** The seed of the data set {@code paper}. */
  public static final long SEED = 1;

  /** Width and height of the pictures that networks are trained on, in pixels. */
  public static final int SIDE = 64;

  /** People from here on are never trained on. */
  public static final int HOLDOUT = 1_000_000;

  /** People from here on are the strangers of large galleries. */
  public static final int STRANGERS = 2_000_000;

  /** No more than this many images can be asked for at once. */
  public static final int MAX_COUNT = 500_000;

  /** The smallest and the largest picture there is, in pixels. */
  public static final int MIN_SIDE = 16;

  public static final int MAX_SIDE = 2048;

  private static final ThreadLocal<BufferedImage> SHEETS = new ThreadLocal<>();

  private PaperFaces() {}

  /**
   * Photographs people: {@code shots} pictures of each.
   *
   * @param firstPerson index of the first person, from 0
   * @param people how many
   * @param shots pictures of each person
   * @param colour three channels, else one
   * @param side width and height in pixels
   * @return images named {@code paper}, one class per person
   * @throws BadValue if there would be none, or too many
   */
  public static Images generate(
      int firstPerson,
      int people,
      int shots,
      Conditions conditions,
      boolean colour,
      long seed,
      int side) {
    check("people", people);
    check("shots", shots);
    check("people × shots", (long) people * shots);
    checkSide(side);
    int size = (colour ? 3 : 1) * side * side;
    byte[] pixels = new byte[Math.multiplyExact(people * shots, size)];
    int[] labels = new int[people * shots];
    IntStream.range(0, labels.length)
        .parallel()
        .forEach(
            i -> {
              labels[i] = i / shots;
              byte[] image =
                  pixels(
                      personOf(firstPerson, i, shots, seed),
                      shotOf(firstPerson, i, shots, conditions, seed),
                      side,
                      colour);
              System.arraycopy(image, 0, pixels, i * size, size);
            });
    List<String> names =
        IntStream.range(firstPerson, firstPerson + people).mapToObj(PaperFaces::nameOf).toList();
    return new Images("paper", colour ? 3 : 1, side, side, pixels, labels, names);
  }

  /** Who is on image i of a set. */
  public static PaperPerson personOf(int firstPerson, int i, int shots, long seed) {
    return PaperPerson.random(seed, firstPerson + i / shots);
  }

  /** How image i of a set was taken. */
  public static Shot shotOf(int firstPerson, int i, int shots, Conditions conditions, long seed) {
    return Shot.random(seed, firstPerson + i / shots, i % shots, conditions);
  }

  /** What the person of an index is called. */
  public static String nameOf(int person) {
    return "p" + person;
  }

  /** The index of the person of a name. */
  public static int numberOf(String name) {
    return Integer.parseInt(name.substring(1));
  }

  /**
   * A picture in colour.
   *
   * @param side width and height in pixels, 16 … 2048
   */
  public static BufferedImage draw(PaperPerson person, Shot shot, int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, side, side, picture(person, shot, side), 0, side);
    return image;
  }

  /**
   * The same picture as numbers.
   *
   * @param side width and height in pixels, 16 … 2048
   * @param colour red, green and blue one after the other, else one channel of luma (ITU-R BT.601)
   * @return channels·side·side unsigned bytes, 0 black … 255 white
   */
  public static byte[] pixels(PaperPerson person, Shot shot, int side, boolean colour) {
    int[] rgb = picture(person, shot, side);
    int count = rgb.length;
    byte[] pixels = new byte[colour ? 3 * count : count];
    for (int i = 0; i < count; i++) {
      int red = rgb[i] >> 16 & 255;
      int green = rgb[i] >> 8 & 255;
      int blue = rgb[i] & 255;
      if (colour) {
        pixels[i] = (byte) red;
        pixels[i + count] = (byte) green;
        pixels[i + 2 * count] = (byte) blue;
      } else {
        pixels[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
      }
    }
    return pixels;
  }

  private static int[] picture(PaperPerson person, Shot shot, int side) {
    checkSide(side);
    Tones tones = new Tones(person, shot);
    BufferedImage sheet = cleanSheet(side);
    Brush brush = new Brush(sheet, shot);
    Portrait.draw(person, shot, tones, brush);
    brush.done();
    int[] argb = ((DataBufferInt) sheet.getRaster().getDataBuffer()).getData();
    return new Darkroom(shot, side).develop(argb, tones.wall);
  }

  private static BufferedImage cleanSheet(int side) {
    BufferedImage sheet = SHEETS.get();
    if (sheet == null || sheet.getWidth() != side) {
      sheet = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
      SHEETS.set(sheet);
    } else {
      Arrays.fill(((DataBufferInt) sheet.getRaster().getDataBuffer()).getData(), 0);
    }
    return sheet;
  }

  private static void check(String what, long count) {
    if (count < 1 || count > MAX_COUNT) {
      throw new BadValue("error.range", what, Long.toString(count), "1 … " + MAX_COUNT);
    }
  }

  private static void checkSide(int side) {
    if (side < MIN_SIDE || side > MAX_SIDE) {
      throw new BadValue(
          "error.range", "side", Integer.toString(side), MIN_SIDE + " … " + MAX_SIDE);
    }
  }
}
