package facespace.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.data.paper.Conditions;
import facespace.data.paper.PaperFaces;
import facespace.data.paper.PaperPerson;
import facespace.data.paper.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Galleries of earlier versions say by a number who somebody of a folder is. */
class OldGalleryTest {
  @TempDir Path store;

  private static void add(Path folder, int person, String name) throws IOException {
    for (int shot = 0; shot < 3; shot++) {
      Path file = folder.resolve(name).resolve(shot + ".png");
      Files.createDirectories(file.getParent());
      Shot how = Shot.random(1, person, shot, Conditions.STUDIO);
      ImageIO.write(PaperFaces.draw(PaperPerson.random(1, person), how, 64), "png", file.toFile());
    }
  }

  @Test
  void aNumberBecomesANameOnceAndForAll() throws IOException {
    Path ann = Files.createDirectories(store.resolve("gallery/0123456789ab"));
    Path about = ann.resolve("person.json");
    Files.writeString(about, "{\"name\": \"Ann\", \"origin\": \"friends:1\", \"enrolled\": 7}");
    Files.write(ann.resolve("0.png"), new byte[] {1});
    try (Playground playground = new Playground(store)) {
      Path friends = playground.data().resolve("friends");
      for (int person = 0; person < 8; person++) {
        add(friends, person, "m" + person);
      }
      String who = who(playground);
      assertTrue(who.matches("m\\d"), who);
      String text = Files.readString(about);
      assertTrue(text.contains("friends:" + who), text);
      assertTrue(text.contains("\"enrolled\":7"), text);
      add(friends, 8, "a");
      add(friends, 9, "z");
      assertEquals(who, who(playground));
    }
  }

  private static String who(Playground playground) {
    return playground.get("/api/gallery").json().at("/people/0/who").asText();
  }
}
