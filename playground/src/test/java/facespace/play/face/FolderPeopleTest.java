package facespace.play.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import facespace.data.DataSet;
import facespace.data.DataSets;
import facespace.play.web.Refused;
import facespace.train.spec.FaceRuns;
import facespace.train.spec.RunSpec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten people, each of a grey of their own, with three pictures, each a little lighter. */
class FolderPeopleTest {
  @TempDir Path root;
  private DataSets data;
  private FolderPeople folders;

  @BeforeEach
  void people() throws IOException {
    for (int person = 0; person < 10; person++) {
      Path folder = Files.createDirectories(root.resolve("class").resolve("s" + person));
      for (int n = 0; n < 3; n++) {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        int grey = 20 * person + n;
        int[] row = new int[64 * 64];
        java.util.Arrays.fill(row, grey << 16 | grey << 8 | grey);
        picture.setRGB(0, 0, 64, 64, row, 0, 64);
        ImageIO.write(picture, "png", folder.resolve(n + ".png").toFile());
      }
    }
    data = new DataSets(Map.of("FACESPACE_DATA", root.toString()), root);
    folders = new FolderPeople(data);
  }

  private static RunSpec trainedOn(String data, String holdout) {
    return FaceRuns.of(data).with(Map.of("data", data, "holdout-people", holdout));
  }

  @Test
  void whoeverDecidesNobodyTheModelWasTrainedOnIsOffered() {
    for (String holdout : List.of("2", "7")) {
      RunSpec spec = trainedOn("class", holdout);
      DataSet split = data.loadNamed("class", spec.crowd());
      FolderPeople.Offer offer = folders.offered("class", Optional.of(spec));
      assertFalse(offer.seen());
      assertEquals(split.test().classNames(), offer.names());
      assertEquals(Set.copyOf(split.train().classNames()), folders.trained("class", spec));
      Set<String> everybody = new HashSet<>(offer.names());
      everybody.addAll(folders.trained("class", spec));
      assertEquals(10, everybody.size());
    }
  }

  @Test
  void whereTheModelKnowsEverybodyThatIsSaid() {
    FolderPeople.Offer offer = folders.offered("class", Optional.of(trainedOn("class", "0")));
    assertTrue(offer.seen());
    assertEquals(10, offer.names().size());
  }

  @Test
  void aModelOfOtherDataHasSeenNobody() {
    RunSpec paper = trainedOn("paper", "7");
    assertEquals(Set.of(), folders.trained("class", paper));
    List<String> usual = folders.offered("class", Optional.empty()).names();
    assertEquals(5, usual.size());
    assertEquals(usual, folders.offered("class", Optional.of(paper)).names());
  }

  @Test
  void somebodyIsFoundByNameHoweverTheFolderWasDivided() throws IOException {
    assertEquals(3, folders.pictures("class", "s4"));
    String third = "{\"folder\": \"class\", \"person\": \"s4\", \"picture\": 2}";
    assertEquals(82, folders.face(face(third)).grey()[0]);
    assertEquals(82, folders.visitor(face(third.replace('2', '5'))).grey()[0], "round and round");
    Refused nobody =
        assertThrows(
            Refused.class,
            () -> folders.face(face("{\"folder\": \"class\", \"person\": \"s10\"}")));
    assertEquals(
        "person = “s10” is nobody in class: allowed are the names of the folders in it, such as “s0”.",
        nobody.getMessage());
  }

  @Test
  void anOlderGalleryCountsThoseHeldOutByDefault() throws IOException {
    List<String> usual = folders.offered("class", Optional.empty()).names();
    List<Byte> greys = new ArrayList<>();
    for (int i = 0; i < usual.size(); i++) {
      String named = "{\"folder\": \"class\", \"person\": \"" + usual.get(i) + "\"}";
      String counted = "{\"folder\": \"class\", \"person\": \"" + i + "\"}";
      assertArrayEquals(folders.face(face(named)).grey(), folders.face(face(counted)).grey());
      greys.add(folders.face(face(named)).grey()[0]);
    }
    assertEquals(5, new HashSet<>(greys).size());
  }

  private static JsonNode face(String json) throws IOException {
    return new ObjectMapper().readTree(json);
  }
}
