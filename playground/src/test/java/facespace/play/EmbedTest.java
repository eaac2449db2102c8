package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.play.web.Access;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may show a run in a page of theirs. */
class EmbedTest {
  private static final List<String> SCHOOL =
      List.of("https://school.example", "http://localhost:8888");

  @Test
  void onlyARunIsShownAndOnlyWhereTheOwnerWantsIt() {
    Access access = new Access("localhost", Set.of(), Optional.empty(), Optional.empty(), SCHOOL);
    try (Playground playground = new Playground(access)) {
      String wanted = "frame-ancestors 'self' https://school.example http://localhost:8888";
      assertEquals(wanted, ancestors(playground, "/play?embed=1"));
      assertEquals(wanted, ancestors(playground, "/play?run=0123&lang=zh&embed=1"));
      assertEquals(wanted, ancestors(playground, "/faces?embed=1"));
      String own = "frame-ancestors 'self'";
      assertEquals(own, ancestors(playground, "/play"));
      assertEquals(own, ancestors(playground, "/faces"));
      assertEquals(own, ancestors(playground, "/play?embed=10"));
      assertEquals(own, ancestors(playground, "/identify?embed=1"));
      assertEquals(own, ancestors(playground, "/api/runs?embed=1"));
      String page = playground.get("/play?embed=1").text();
      assertTrue(page.contains("/css/embed.css"));
      String empty = page.replaceFirst("(?s).*class=\"plane-empty\">([^<]*)<.*", "$1");
      assertFalse(empty.contains("digit"), "people are trained in it as well: " + empty);
      assertFalse(playground.get("/play").text().contains("/css/embed.css"));
      assertTrue(playground.get("/faces?embed=1").text().contains("/css/embed.css"));
    }
  }

  @Test
  void nobodyShowsItUnlessThatWasSaid() {
    try (Playground playground = new Playground()) {
      assertEquals("frame-ancestors 'self'", ancestors(playground, "/play?embed=1"));
    }
  }

  private static String ancestors(Playground playground, String path) {
    String policy = playground.get(path).header("Content-Security-Policy");
    return List.of(policy.split("; ")).stream()
        .filter(rule -> rule.startsWith("frame-ancestors"))
        .reduce("", String::concat);
  }
}
