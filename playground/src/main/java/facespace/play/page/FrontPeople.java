package facespace.play.page;

import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import facespace.play.web.Guards;
import facespace.play.web.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** The drawn people of the front page. Thread-safe. */
final class FrontPeople {
  private static final int SIDE = 256;
  private static final Map<String, byte[]> DRAWN = new ConcurrentHashMap<>();

  private FrontPeople() {}

  /**
   * A person as PNG.
   *
   * @param number from 0 to {@link FrontPage#PEOPLE} − 1, as text
   * @throws Refused with status 404 if it is anything else
   */
  static byte[] png(String number) {
    if (!number.matches("\\d") || Integer.parseInt(number) >= FrontPage.PEOPLE) {
      throw new Refused(404, "refused.person", Guards.quoted(number), FrontPage.PEOPLE - 1);
    }
    return DRAWN.computeIfAbsent(number, n -> draw(Integer.parseInt(n)));
  }

  private static byte[] draw(int number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      PaperPerson person = PaperPerson.random(PaperFaces.SEED, number);
      ImageIO.write(PaperFaces.draw(person, Shot.STUDIO, SIDE), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
