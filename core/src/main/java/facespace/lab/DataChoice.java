package facespace.lab;

import facespace.data.DataSet;
import facespace.knob.BadValue;
import java.awt.image.BufferedImage;

/**
 * Images to train on and to test with, by name.
 *
 * @param name {@code mnist}, {@code pen}, {@code paper}, or a folder by its name or path
 */
public record DataChoice(String name) {
  private static final int MOST_PICTURES = 1000;

  /**
   * The images themselves, of faces those of as many people as suit.
   *
   * @throws facespace.knob.BadValue if there are no such data
   * @throws facespace.data.DataException if they are missing or damaged
   */
  public DataSet load() {
    return Lab.DATA.load(name);
  }

  /**
   * The first images to train on, in one picture.
   *
   * @param count 1 … 1000, as many as there are
   * @throws BadValue if it is another number
   */
  public BufferedImage pictures(int count) {
    if (count < 1 || count > MOST_PICTURES) {
      throw new BadValue("error.range", "count", String.valueOf(count), "1 … " + MOST_PICTURES);
    }
    return Sheet.of(load().train().head(count));
  }

  @Override
  public String toString() {
    return name;
  }
}
