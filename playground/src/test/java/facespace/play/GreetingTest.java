package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import facespace.play.web.Access;
import facespace.play.web.Keys;
import facespace.play.web.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GreetingTest {
  private static final Keys KEYS = Keys.ofOwner("the-owners-own");

  @Test
  void withoutKeysItIsOneLineWithTheAddress() {
    String text = new Greeting(Access.local(), 7070, List.of("192.168.1.5")).text();
    assertEquals("FaceSpace is ready: http://localhost:7070/", text.strip());
    assertEquals(1, text.lines().count());
  }

  @Test
  void onANetworkTheOwnerReadsBothKeysAndVisitorsScanTheirs() throws ReaderException {
    Access everywhere =
        new Access("0.0.0.0", Set.of(), Optional.of(KEYS), Optional.empty(), List.of());
    String text = new Greeting(everywhere, 7071, List.of("192.168.1.5", "10.0.0.9")).text();
    List<String> lines = text.lines().toList();
    String visitors = "http://192.168.1.5:7071/?key=" + KEYS.of(Role.VISITOR);
    assertTrue(lines.get(0).contains("http://localhost:7071/?key=the-owners-own"), lines.get(0));
    assertTrue(lines.get(2).contains(visitors), lines.get(2));
    assertTrue(lines.get(2).contains("http://10.0.0.9:7071/"), lines.get(2));
    assertFalse(lines.get(2).contains("the-owners-own"));
    assertEquals(visitors, scan(lines.subList(3, lines.size())));
  }

  @Test
  void oneAddressAloneIsTheVisitorsToo() {
    Access one =
        new Access("192.168.1.5", Set.of(), Optional.of(KEYS), Optional.empty(), List.of());
    String text = new Greeting(one, 80, List.of("10.0.0.9")).text();
    assertFalse(text.contains("10.0.0.9"), "it does not listen there");
    assertTrue(text.contains("http://192.168.1.5:80/?key=" + KEYS.of(Role.VISITOR)), text);
  }

  /** Reads the code as a phone would, eight pixels for each of its squares. */
  private static String scan(List<String> lines) throws ReaderException {
    int scale = 8;
    int width = lines.get(0).length() * scale;
    int height = 2 * lines.size() * scale;
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, 0xFF000000);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        char shown = lines.get(y / scale / 2).charAt(x / scale);
        boolean isUpper = y / scale % 2 == 0;
        if (shown == '█' || shown == (isUpper ? '▀' : '▄')) {
          pixels[y * width + x] = 0xFFFFFFFF;
        }
      }
    }
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }
}
