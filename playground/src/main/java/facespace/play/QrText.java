package facespace.play;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** A QR code as lines of text: two of its rows in one, light where it is light. */
final class QrText {
  private static final int QUIET_ZONE = 2;

  private QrText() {}

  /** The code of a text, as a terminal with light letters on dark ground shows it. */
  static String of(String text) {
    BitMatrix code = encode(text);
    StringBuilder lines = new StringBuilder();
    for (int y = 0; y < code.getHeight(); y += 2) {
      for (int x = 0; x < code.getWidth(); x++) {
        boolean isUpperLight = !code.get(x, y);
        boolean isLowerLight = y + 1 < code.getHeight() && !code.get(x, y + 1);
        lines.append(isUpperLight ? (isLowerLight ? '█' : '▀') : (isLowerLight ? '▄' : ' '));
      }
      lines.append(System.lineSeparator());
    }
    return lines.toString();
  }

  private static BitMatrix encode(String text) {
    try {
      return new QRCodeWriter()
          .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
    } catch (WriterException e) {
      throw new IllegalStateException("an address too long for a QR code", e);
    }
  }
}
