package facespace.play.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.model.FaceModel;
import facespace.play.face.Face;
import facespace.play.face.PaperFace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecogniserTest {
  private static final long PATIENCE_MS = 120_000;

  @TempDir Path folder;

  @Test
  void thePictureNearestToTheFaceSpeaksForItsPerson() {
    Gallery gallery = new Gallery(folder);
    Enrolled ann = gallery.enrol("Ann", Origin.PHOTO, List.of(png(1), png(2)));
    gallery.enrol("Ben", Origin.PHOTO, List.of(png(3)));
    gallery.add(ann.id(), png(4));
    try (FaceModel model = Untrained.model()) {
      float[] fourth = model.embed(face(4).input(1));
      Candidate nearest = new Recogniser(gallery).rank(model, fourth).get(0);
      assertEquals(ann.id(), nearest.person().id());
      assertEquals(2, nearest.picture());
      assertEquals(0, nearest.angleDeg(), 1e-3);
    }
  }

  @Test
  void ofWhoIsRemovedNoEmbeddingIsKept() {
    Gallery gallery = new Gallery(folder);
    Enrolled ann = gallery.enrol("Ann", Origin.PHOTO, List.of(png(1), png(2)));
    gallery.enrol("Ben", Origin.PHOTO, List.of(png(3)));
    Recogniser recogniser = new Recogniser(gallery);
    try (FaceModel model = Untrained.model();
        FaceModel other = Untrained.model()) {
      recogniser.rank(model, new float[] {1, 0, 0, 0});
      recogniser.rank(other, new float[] {1, 0, 0, 0});
      assertEquals(6, recogniser.kept());
      gallery.remove(ann.id());
      assertEquals(2, recogniser.kept());
      gallery.clear("1");
      assertEquals(0, recogniser.kept());
    }
  }

  @Test
  void nobodyWaitsForWhoIsComparedWithEverybody() throws InterruptedException {
    Gallery gallery = new Gallery(folder);
    gallery.enrol("Ann", Origin.PHOTO, List.of(png(1)));
    Recogniser recogniser = new Recogniser(gallery);
    try (FaceModel model = Untrained.model()) {
      Thread ranking = new Thread(() -> recogniser.rank(model, new float[] {1, 0, 0, 0}));
      Thread other = new Thread(recogniser::kept);
      synchronized (model) { // it cannot embed
        ranking.start();
        while (ranking.getState() != Thread.State.BLOCKED) {
          assertTrue(ranking.isAlive(), "it waits");
          Thread.onSpinWait();
        }
        other.start();
        other.join(PATIENCE_MS); // it may wait for a class or for threads of its own
        assertFalse(other.isAlive(), "it waits for who cannot go on");
      }
      ranking.join();
      assertEquals(1, recogniser.kept());
    }
  }

  private static Face face(int person) {
    return Face.drawn(PaperFace.parse("person=" + person), 64);
  }

  private static byte[] png(int person) {
    return face(person).png(64);
  }
}
