package facespace.play.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import facespace.model.FaceModel;
import facespace.text.Lang;
import java.util.List;
import org.junit.jupiter.api.Test;

class GalleryGrowthTest {
  @Test
  void everySizeReachedHasTheNearestOfItsPeople() {
    try (FaceModel model = Untrained.model()) {
      GalleryGrowth growth = new GalleryGrowth(model, List.of(3, 10));
      growth.run();
      GalleryGrowth.Measured done = growth.progress();
      assertEquals(10, done.enrolled());
      assertEquals(2, done.best().length);
      for (int probe = 0; probe < GalleryGrowth.PROBES; probe++) {
        assertTrue(done.best()[0][probe] <= done.best()[1][probe], "more people, none farther");
      }
      assertTrue(done.ended().isEmpty());
    }
  }

  @Test
  void whenItsModelIsDeletedItEndsAndSaysWhy() throws InterruptedException {
    FaceModel model = Untrained.model();
    GalleryGrowth growth = new GalleryGrowth(model);
    Throwable[] uncaught = new Throwable[1];
    Thread thread = new Thread(growth::run);
    thread.setUncaughtExceptionHandler((where, what) -> uncaught[0] = what);
    thread.start();
    while (growth.progress().enrolled() == 0) {
      Thread.onSpinWait();
    }
    model.close();
    thread.join();
    assertEquals(null, uncaught[0]);
    GalleryGrowth.Measured progress = growth.progress();
    assertTrue(progress.enrolled() > 0, "what is measured stays");
    assertTrue(progress.ended().orElseThrow().in(Lang.EN).endsWith("has been deleted."));
    assertTrue(progress.ended().orElseThrow().in(Lang.ZH).contains("已被删除"));
  }
}
