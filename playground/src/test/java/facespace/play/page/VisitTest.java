package facespace.play.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.web.Caller;
import facespace.play.web.Role;
import facespace.text.Lang;
import facespace.text.Messages;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true at the computer the server runs on is not said to whom sits elsewhere. */
class VisitTest {
  private static final Pattern HERE = Pattern.compile("this (very )?computer|这台电脑");

  @ParameterizedTest
  @EnumSource(Lang.class)
  void nobodyElsewhereReadsOfThisComputer(Lang lang) {
    Visit here = new Visit(lang, "", new Caller(Role.OWNER, true));
    Visit elsewhere = new Visit(lang, "", new Caller(Role.VISITOR, false));
    List<String> ofThis =
        Messages.load("/facespace/play/ui").keys(lang).stream()
            .filter(key -> HERE.matcher(here.text(key, 1, 2, 3, 4)).find())
            .toList();
    assertTrue(ofThis.contains("front.stays"), ofThis.toString());
    for (String key : ofThis) {
      String text = elsewhere.text(key, 1, 2, 3, 4);
      assertFalse(HERE.matcher(text).find(), key + " = " + text);
    }
  }

  @Test
  void scriptsAreToldWhatIsTrueWhereTheyRun() {
    String camera = "photo.cameraWhere";
    String here = messages(true, camera);
    String elsewhere = messages(false, camera);
    assertTrue(here.contains("localhost"), here);
    assertTrue(elsewhere.contains("--tls"), elsewhere);
    assertEquals("", messages(false, camera + ".away"), "one text for one key");
  }

  private static String messages(boolean isHere, String key) {
    return new Visit(Lang.EN, "", new Caller(Role.VISITOR, isHere))
        .boot()
        .get("messages")
        .path(key)
        .asText();
  }
}
